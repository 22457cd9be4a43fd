// `npm run build`: the site as static files in dist/.

import { prepareForStart } from './lib/prepare.mjs';
import { inProject } from './lib/project.mjs';
import { runMain, say } from './lib/report.mjs';
import { buildPrograms } from './lib/wasm-build.mjs';

await runMain(async () => {
  await prepareForStart();
  await buildPrograms({ release: true });
  const { build } = await import('vite');
  await build({ configFile: inProject('vite.config.ts'), mode: 'release', logLevel: 'warn' });
  say(`The site is in ${inProject('dist')}.`);
});
