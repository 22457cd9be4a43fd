// The WebAssembly build, and its products laid where the page takes them from.

import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from './process.mjs';
import { inProject, projectRoot } from './project.mjs';
import { say } from './report.mjs';
import { publishToolchainPack } from './toolchain-pack.mjs';

const programs = inProject('build', 'wasm', 'programs');
const published = inProject('web', 'public', 'programs');

/**
 * What the page needs: without the tests, which `npm test` adds to the same build folder.
 *
 * @param {{ release: boolean }} options
 */
export async function buildPrograms({ release }) {
  if (!existsSync(inProject('build', 'wasm', 'build.ninja'))) {
    say('Configuring the WebAssembly build …');
    await cmake(['--preset', 'wasm', '-D', 'ASYNCIO_BUILD_TESTS=OFF', '--log-level', 'WARNING']);
  }
  say('Building the programs …');
  await cmake(['--build', '--preset', 'wasm', '--target', 'glue', 'examples/all', 'toolchain_pack']);
  publishPrograms();
  await publishToolchainPack({ release });
}

/** Copies what is new and removes what is no longer made. */
export function publishPrograms() {
  mkdirSync(published, { recursive: true });
  const made = readdirSync(programs).filter((name) => /\.(wasm|mjs)$/.test(name));
  for (const name of readdirSync(published)) {
    if (!made.includes(name)) rmSync(path.join(published, name), { recursive: true });
  }
  for (const name of made) {
    const from = path.join(programs, name);
    const to = path.join(published, name);
    if ((statSync(to, { throwIfNoEntry: false })?.mtimeMs ?? 0) < statSync(from).mtimeMs) copyFileSync(from, to);
  }
}

/** @param {string[]} args */
async function cmake(args) {
  await run('cmake', args, { cwd: projectRoot, failure: 'The WebAssembly build failed (see above).' });
}
