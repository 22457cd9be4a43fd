import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('host-pages/', import.meta.url));

export interface HostPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Another site than the one under test, whose pages have embeds of it. */
export interface HostSite {
  readonly url: string;
  /** Has it serve a page, and gives its address; `{{site}}` in its text is the address of the site under test. */
  add(page: HostPage): string;
  close(): Promise<void>;
}

/** What all pages of it have in common. */
export function hostPage(body: string, head = ''): HostPage {
  return {
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page of another site</title>
<link rel="icon" href="data:,">
${head}
<script type="module" src="{{site}}coroscope.js"></script>
</head>
<body>
${body}
</body>
</html>`,
  };
}

/** Serves the pages in host-pages/, and those that are added, from an origin of their own. */
export async function serveHostSite(siteUrl: string): Promise<HostSite> {
  const added: HostPage[] = [];
  const find = (path: string): HostPage | undefined => {
    const [, number] = /^\/added\/(\d+)$/.exec(path) ?? [];
    if (number !== undefined) return added[Number(number)];
    const [, name] = /^\/([\w-]+\.\w+)$/.exec(path) ?? [];
    try {
      return name === undefined ? undefined : { html: readFileSync(`${folder}${name}`, 'utf8') };
    } catch {
      return undefined;
    }
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const page = find(pathname);
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    const type = pathname.endsWith('.cpp') ? 'text/plain' : 'text/html; charset=utf-8';
    response.writeHead(200, { 'Content-Type': type, ...page.headers });
    response.end(page.html.replaceAll('{{site}}', siteUrl));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    add: (page) => `${url}added/${added.push(page) - 1}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
