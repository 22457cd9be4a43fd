// The stages of `npm test`, in the order that they run: cheap and telling ones first.

import { inProject } from '../lib/project.mjs';

/**
 * @typedef {object} Stage
 * @property {string} id for `npm test -- --only <id>,<id>`
 * @property {string} title
 * @property {('packages' | 'npm' | 'emscripten')[]} needs what has to be set up for it
 * @property {string[][]} commands one after the other, each `[program, ...arguments]`, in the project's folder
 * @property {import('./counts.mjs').Runner} [counts] whose way of counting the output has; without it, the stage is one test
 */

const node = process.execPath;
const vitest = [node, inProject('node_modules/vitest/vitest.mjs'), 'run'];

/** @param {string} preset @param {string[]} targets */
const build = (preset, ...targets) => [
  [
    ...['cmake', '--preset', preset, '--log-level', 'WARNING'],
    ...['-D', 'ASYNCIO_BUILD_TESTS=ON', '-D', 'CMAKE_COMPILE_WARNING_AS_ERROR=ON'],
  ],
  ['cmake', '--build', '--preset', preset, '--target', ...targets, '--', '--quiet'],
];
/** @param {string} preset */
const ctest = (preset) => ['ctest', '--preset', preset, '--progress', '--parallel', '2', '--no-tests=error', '--timeout', '120'];

const publish = [node, 'scripts/stages/publish.mjs'];
const builtForPage = [...build('wasm', 'glue', 'examples/all', 'toolchain_pack', 'tests/browser/all'), publish];

/** @type {Stage[]} */
export const stages = [
  {
    id: 'format',
    title: 'C++ is formatted',
    needs: ['packages'],
    commands: [[node, 'scripts/stages/format.mjs']],
    counts: 'plain',
  },
  {
    id: 'scripts',
    title: 'set-up and build scripts',
    needs: ['packages', 'npm'],
    commands: [[...vitest, '--project', 'scripts']],
    counts: 'vitest',
  },
  {
    id: 'types',
    title: 'types of the page and the scripts',
    needs: ['npm'],
    commands: [
      [node, inProject('node_modules/typescript/bin/tsc'), '--noEmit'],
      [node, inProject('node_modules/typescript/bin/tsc'), '--noEmit', '--project', 'scripts'],
    ],
  },
  {
    id: 'web',
    title: 'the page, unit tests',
    needs: ['npm'],
    commands: [[...vitest, '--project', 'web']],
    counts: 'vitest',
  },
  {
    id: 'native',
    title: 'the runtime, native',
    needs: ['packages'],
    commands: [...build('native', 'all'), ctest('native')],
    counts: 'ctest',
  },
  {
    id: 'clang',
    title: 'conformance with CPython, compiled by clang',
    needs: ['packages'],
    commands: [...build('native-clang', 'tests/conformance/all'), ctest('native-clang')],
    counts: 'ctest',
  },
  {
    id: 'asan',
    title: 'the runtime, native with sanitizers',
    needs: ['packages'],
    commands: [...build('native-asan', 'all'), ctest('native-asan')],
    counts: 'ctest',
  },
  {
    id: 'tsan',
    title: 'threads, with ThreadSanitizer',
    needs: ['packages'],
    commands: [...build('native-tsan', 'runtime_tests'), ctest('native-tsan')],
    counts: 'ctest',
  },
  {
    id: 'fuzz',
    title: 'random programs do what they do in CPython',
    needs: ['packages', 'npm'],
    commands: [[node, 'scripts/fuzz.mjs', '--presets', 'native,native-asan', '--seed', '1', '--count', '500', '--jobs', '1']],
    counts: 'plain',
  },
  {
    id: 'wasm',
    title: 'the runtime, in WebAssembly under Node.js',
    needs: ['packages', 'emscripten'],
    commands: [...build('wasm', 'all'), ctest('wasm')],
    counts: 'ctest',
  },
  {
    id: 'examples',
    title: 'what the examples print',
    needs: ['packages', 'emscripten'],
    commands: [
      ...build('native', 'examples/all'),
      ...build('wasm', 'glue', 'examples/all'),
      ['python3', 'tests/examples/compare.py', '--wasm', 'build/wasm'],
    ],
    counts: 'plain',
  },
  {
    id: 'tutorial',
    title: "the tutorial's predictions and exercises",
    needs: ['packages', 'npm'],
    commands: [...build('native', 'asyncio', 'examples/all'), [...vitest, '--project', 'tutorial']],
    counts: 'vitest',
  },
  {
    id: 'oracle',
    title: 'what CPython prints for the originals of the conformance programs',
    needs: ['packages'],
    commands: [['python3', 'tests/conformance/oracle.py']],
    counts: 'plain',
  },
  {
    id: 'warnings',
    title: 'g++ and clang at -O0 and -O2, without warnings',
    needs: ['packages'],
    commands: [[node, 'scripts/stages/warnings.mjs']],
    counts: 'plain',
  },
  {
    id: 'tidy',
    title: 'clang-tidy finds nothing',
    needs: ['packages'],
    commands: [...build('native', 'asyncio'), [node, 'scripts/stages/tidy.mjs']],
    counts: 'plain',
  },
  {
    id: 'package',
    title: 'find_package(asyncio) from another project, and one that the page wrote',
    needs: ['packages', 'npm'],
    commands: [
      // From nothing: an earlier configuration or installation could hide what a first one lacks.
      ['cmake', '-E', 'rm', '-rf', 'build/package'],
      [
        ...['cmake', '-S', '.', '-B', 'build/package/asyncio', '-G', 'Ninja', '-D', 'CMAKE_BUILD_TYPE=Release'],
        ...['-D', 'ASYNCIO_BUILD_TESTS=OFF', '-D', 'ASYNCIO_BUILD_EXAMPLES=OFF'],
      ],
      ['cmake', '--build', 'build/package/asyncio'],
      ['cmake', '--install', 'build/package/asyncio', '--prefix', 'build/package/prefix'],
      [node, 'tests/package/write-project.mjs', inProject('build/package/download.tar.gz')],
      [
        ...['cmake', '-S', 'tests/package', '-B', 'build/package/consumer', '-G', 'Ninja'],
        ...['-D', `CMAKE_PREFIX_PATH=${inProject('build/package/prefix')}`],
        ...['-D', `DOWNLOADED_PROJECT=${inProject('build/package/download.tar.gz')}`],
      ],
      ['cmake', '--build', 'build/package/consumer'],
      ['ctest', '--test-dir', 'build/package/consumer', '--output-on-failure', '--no-tests=error'],
    ],
    counts: 'ctest',
  },
  {
    id: 'compiler',
    title: "the page's compiler, under Node.js",
    needs: ['packages', 'npm', 'emscripten'],
    commands: [
      ...build('wasm', 'glue', 'toolchain_pack'),
      publish,
      [...vitest, '--project', 'compiler'],
    ],
    counts: 'vitest',
  },
  {
    id: 'browser',
    title: 'the page in Chromium and Firefox',
    needs: ['packages', 'npm', 'emscripten'],
    commands: [...builtForPage, [...vitest, '--project', 'browser']],
    counts: 'vitest',
  },
  {
    id: 'timed',
    title: 'times and frames in Chromium and Firefox',
    needs: ['packages', 'npm', 'emscripten'],
    commands: [...builtForPage, [...vitest, '--project', 'timed']],
    counts: 'vitest',
  },
];
