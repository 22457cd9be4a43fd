// `npm run build`: the site as static files in dist/.

import { precompress } from './lib/precompress.mjs';
import { prepareForStart } from './lib/prepare.mjs';
import { inProject } from './lib/project.mjs';
import { megabytes, runMain, say } from './lib/report.mjs';
import { buildPrograms } from './lib/wasm-build.mjs';

await runMain(async () => {
  await prepareForStart();
  await buildPrograms({ release: true });
  const { build } = await import('vite');
  await build({ configFile: inProject('vite.config.ts'), mode: 'release', logLevel: 'warn' });
  const { files, before, after } = await precompress(inProject('dist'));
  say(`${files} files have compressed twins: ${megabytes(before)} become ${megabytes(after)}.`);
  say(`The site is in ${inProject('dist')}; npm run preview serves it.`);
});
