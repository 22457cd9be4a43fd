// `npm run bench`: the benchmarks, with the peers that they are compared with.

import { ensurePackages } from './packages/install.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { run } from './lib/process.mjs';
import { projectRoot } from './lib/project.mjs';
import { runMain } from './lib/report.mjs';

const configuration = ['-S', '.', '-B', 'build/bench', '-G', 'Ninja', '-D', 'CMAKE_BUILD_TYPE=Release'];
const parts = ['-D', 'ASYNCIO_BUILD_BENCHMARKS=ON', '-D', 'ASYNCIO_BUILD_TESTS=OFF', '-D', 'ASYNCIO_BUILD_EXAMPLES=OFF'];

await runMain(async () => {
  await ensurePackages(['bench'], { ownEmscripten: false });
  await run('cmake', [...configuration, ...parts], { cwd: projectRoot });
  await run('cmake', ['--build', 'build/bench', '--target', 'bench/all'], { cwd: projectRoot });
  await run(process.execPath, ['bench/run.mjs', 'build/bench'], { cwd: projectRoot });
  await ensureNodeModules();
  await run(process.execPath, ['bench/page/timeline.mjs'], { cwd: projectRoot });
});
