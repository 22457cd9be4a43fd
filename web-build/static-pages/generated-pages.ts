import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const WEB = fileURLToPath(new URL('../../web/', import.meta.url));

export interface GeneratedPages {
  /** The plugin's name. */
  readonly name: string;
  /** Within the site; ends with a slash. */
  readonly folder: string;
  /** Makes the pages as their sources are now: HTML by path within the folder. */
  readonly pages: () => Map<string, string>;
  /** The files that they are made of. */
  readonly sources: () => readonly string[];
}

/** Scripts are to choose the colours before anything is shown. */
function withBlockingScript(page: string): string {
  return page.replaceAll('<script type="module" crossorigin', '<script type="module" blocking="render" crossorigin');
}

/** Puts HTML pages that are no files into the site: they go through Vite as those that are. */
export function generatedPages({ name, folder, pages, sources }: GeneratedPages): Plugin[] {
  const inFolder = new RegExp(`^/?${folder}((?:[\\w-]+/)*(?:[\\w-]+\\.html)?)$`);
  const pathOf = (path: string) => inFolder.exec(path)?.[1]?.replace(/(^|\/)$/, '$1index.html');
  let files = new Map<string, string>();
  const fileOf = (id: string) => {
    const path = id.startsWith(WEB) ? pathOf(id.slice(WEB.length)) : undefined;
    return path === undefined ? undefined : files.get(path);
  };
  const plugin: Plugin = {
    name,
    config(_config, { command }) {
      if (command !== 'build') return undefined;
      files = pages();
      const input = [...files.keys()].map((path) => `${WEB}${folder}${path}`);
      return { build: { rolldownOptions: { input } } };
    },
    resolveId: (id) => (fileOf(id) === undefined ? undefined : id),
    load(id) {
      const page = fileOf(id);
      if (page !== undefined) for (const source of sources()) this.addWatchFile(source);
      return page;
    },
    configureServer(server) {
      // Made anew at each visit: it takes a moment only.
      server.middlewares.use(async (request, response, next) => {
        const path = pathOf((request.url ?? '').replace(/\?.*$/, ''));
        try {
          const page = path === undefined ? undefined : pages().get(path);
          if (page === undefined) return next();
          response.setHeader('Content-Type', 'text/html');
          response.end(await server.transformIndexHtml(request.url!, page));
        } catch (error) {
          next(error);
        }
      });
    },
  };
  const blockingScripts: Plugin = {
    name: `${name}:blocking-scripts`,
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (page, { path }) => (pathOf(path) === undefined ? page : withBlockingScript(page)),
    },
  };
  return [plugin, blockingScripts];
}
