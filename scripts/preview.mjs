// `npm run preview`: serves what `npm run build` has made, as a static host would.
//   npm run preview -- --base /any/path/   under a path
//   npm run preview -- --port 8080 --host 0.0.0.0

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { endOnInterrupt } from './lib/process.mjs';
import { inProject } from './lib/project.mjs';
import { bold, runMain, say, UserError } from './lib/report.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      base: { type: 'string', default: '/' },
      host: { type: 'string', default: 'localhost' },
      port: { type: 'string' },
    },
  });
  const folder = inProject('dist');
  if (!existsSync(`${folder}/index.html`)) throw new UserError('There is no site in dist/ yet: npm run build makes it.');
  const port = values.port === undefined ? undefined : Number(values.port);
  if (Number.isNaN(port)) throw new UserError(`--port takes a number, not ${values.port}.`);

  await ensureNodeModules();
  const { loadConfigFromFile } = await import('vite');
  const { serveFolder } = await import('./lib/static-site.mjs');
  const loaded = await loadConfigFromFile({ command: 'serve', mode: 'production', isPreview: true }, inProject('vite.config.ts'));
  const headers = /** @type {Record<string, string>} */ (loaded?.config.preview?.headers);
  const base = `/${values.base}/`.replace(/\/+/g, '/');
  const site = await serveFolder({ folder, base, headers, host: values.host, port, usualPort: 4173 }).catch((error) => {
    throw new UserError(`The site cannot be served there: ${error.message}`);
  });
  endOnInterrupt(site.close);
  say(`\nCoroscope, as it was built, is at ${bold(site.url)}\nCtrl-C stops it.`);
});
