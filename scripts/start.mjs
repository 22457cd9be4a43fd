// `npm start`: sets up what is missing, builds what is out of date, and serves the page.

import { prepareForStart } from './lib/prepare.mjs';
import { endOnInterrupt } from './lib/process.mjs';
import { inProject } from './lib/project.mjs';
import { bold, runMain, say } from './lib/report.mjs';
import { buildPrograms } from './lib/wasm-build.mjs';

await runMain(async () => {
  await prepareForStart();
  await buildPrograms({ release: false });
  // Only here, as it may just have been installed.
  const { createServer } = await import('vite');
  const server = await createServer({ configFile: inProject('vite.config.ts'), logLevel: 'warn' });
  await server.listen();
  endOnInterrupt(() => server.close());
  say(`\nCoroscope is at ${bold(server.resolvedUrls?.local[0] ?? '')}\nCtrl-C stops it.`);
});
