// Builds the runtime and the examples with each compiler at each level, warnings being errors, and
// compiles every public header by itself. One test a build and one a header and compiler.

import { readdirSync } from 'node:fs';
import { capture, ended, start } from '../lib/process.mjs';
import { inProject, projectRoot } from '../lib/project.mjs';
import { say } from '../lib/report.mjs';

const compilers = ['g++', 'clang++-19'];
const levels = ['-O0', '-O2'];
const headers = readdirSync(inProject('wasm/include/asyncio')).filter((name) => name.endsWith('.hpp'));

/** @param {string} compiler @param {string} level */
async function builds(compiler, level) {
  const folder = `build/warnings/${compiler}${level}`;
  const configuration = [
    ...['-S', '.', '-B', folder, '-G', 'Ninja', '--log-level', 'WARNING'],
    ...['-D', `CMAKE_CXX_COMPILER=${compiler}`, '-D', `CMAKE_CXX_FLAGS=${level}`, '-D', 'CMAKE_BUILD_TYPE='],
    ...['-D', 'ASYNCIO_BUILD_TESTS=OFF', '-D', 'ASYNCIO_BUILD_EXAMPLES=ON'],
  ];
  if ((await ended(start('cmake', configuration, { cwd: projectRoot }))) !== 0) return false;
  return (await ended(start('cmake', ['--build', folder, '--', '--quiet'], { cwd: projectRoot }))) === 0;
}

/** @param {string} compiler @param {string} header */
function standsAlone(compiler, header) {
  const warnings = ['-Wall', '-Wextra', '-Wpedantic', '-Wshadow', '-Wconversion', '-Werror'];
  const result = capture(
    compiler,
    ['-std=c++20', '-fsyntax-only', ...warnings, '-I', 'wasm/include', '-x', 'c++', '-'],
    { cwd: projectRoot, input: `#include <asyncio/${header}>\n` },
  );
  if (!result.ok) say(`asyncio/${header} does not compile by itself with ${compiler}:\n${result.stderr}`);
  return result.ok;
}

let passed = 0;
let failed = 0;
for (const compiler of compilers) {
  for (const header of headers) standsAlone(compiler, header) ? passed++ : failed++;
  for (const level of levels) (await builds(compiler, level)) ? passed++ : failed++;
}
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
