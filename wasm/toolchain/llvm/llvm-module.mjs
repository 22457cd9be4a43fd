// clang and wasm-ld, as the page gets them: as they are packaged, or for a release smaller and faster.

import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBinaryen, runBinaryen } from './binaryen.mjs';
import { madeOnce } from './made-once.mjs';
import { FEATURES, packagedModule } from './packaged.mjs';
import { disarmAssertions, limitMemory } from './trim.mjs';
import { readUsedFunctions, sha256Of } from './used-functions.mjs';

/** Five times what a program takes that includes <regex>, <ranges>, <format>, <chrono> and <iostream>. */
const MEMORY_LIMIT = 1024 * 1024 * 1024;

/**
 * Only what every reader downloads is optimised: to optimise all of it takes minutes longer.
 * A check that could only trap is left out, which is what takes the assertions out. The memory's content
 * stays in one piece: in thirty thousand, without the zeros between, it takes long to copy at every run.
 */
const OPTIMISATION = ['-O2', '--traps-never-happen', '--skip-pass=memory-packing'];

/** What makes the release's module, beside the module itself, the list of functions and Binaryen. */
const RECIPE = ['llvm-module.mjs', 'packaged.mjs', 'trim.mjs', 'wasm-file.mjs'];

/** @typedef {{ id: string, primary: string, rest?: string }} LlvmModule paths of .wasm files; `id` names their content */

/** @param {{ release: boolean, cacheFolder: string, say: (text: string) => void }} options @returns {Promise<LlvmModule>} */
export async function llvmModule({ release, cacheFolder, say }) {
  if (!release) return { id: packagedModule.version, primary: packagedModule.file };
  const binaryen = findBinaryen();
  const module = readFileSync(packagedModule.file);
  const used = readUsedFunctions(module);
  const id = idOf([sha256Of(module), binaryen.version, used.join(), ...RECIPE.map(sourceOf)]);
  const folder = await madeOnce(path.join(cacheFolder, `llvm-${id}`), async (unfinished) => {
    say('Splitting the compiler into what programs commonly need and the rest …');
    const at = (/** @type {string} */ name) => path.join(unfinished, name);
    disarmAssertions(module);
    limitMemory(module, MEMORY_LIMIT);
    writeFileSync(at('whole.wasm'), module);
    writeFileSync(at('used.txt'), used.join('\n'));
    const outputs = ['-o1', at('split.wasm'), '-o2', at('rest.wasm')];
    await runBinaryen(binaryen, 'wasm-split', [at('whole.wasm'), `--keep-funcs=@${at('used.txt')}`, '--no-placeholders', ...outputs, ...FEATURES]);
    say('Optimising the compiler, once for this version (a few minutes) …');
    await runBinaryen(binaryen, 'wasm-opt', [at('split.wasm'), ...OPTIMISATION, ...FEATURES, '-o', at('primary.wasm')]);
    for (const intermediate of ['whole.wasm', 'used.txt', 'split.wasm']) rmSync(at(intermediate));
  });
  return { id, primary: path.join(folder, 'primary.wasm'), rest: path.join(folder, 'rest.wasm') };
}

/** @param {string[]} parts */
function idOf(parts) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** @param {string} name */
function sourceOf(name) {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}
