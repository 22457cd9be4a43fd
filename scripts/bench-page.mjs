// `npm run bench:page`: the page as it is released, from an edit to the program's first output, and
// what is downloaded for it, in Chromium and Firefox.

import { usesOwnEmscripten, prepareForStart } from './lib/prepare.mjs';
import { run } from './lib/process.mjs';
import { inProject, projectRoot } from './lib/project.mjs';
import { runMain } from './lib/report.mjs';
import { buildPrograms } from './lib/wasm-build.mjs';
import { ensurePackages } from './packages/install.mjs';

const outDir = inProject('build', 'bench-page');

await runMain(async () => {
  // The browsers are among those of the tests.
  await ensurePackages(['start', 'test'], { ownEmscripten: usesOwnEmscripten() });
  await prepareForStart();
  await buildPrograms({ release: true });
  const { build } = await import('vite');
  await build({ configFile: inProject('vite.config.ts'), mode: 'release', logLevel: 'warn', build: { outDir } });
  await run(process.execPath, ['bench/page.mjs', outDir], { cwd: projectRoot });
});
