// clang and wasm-ld, as the page gets them: as they are packaged, or for a release smaller and faster.

import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { disarmAssertions } from './assertions.mjs';
import { findBinaryen, runBinaryen } from './binaryen.mjs';
import { madeOnce } from './made-once.mjs';
import { FEATURES, packagedModule } from './packaged.mjs';
import { limitMemory } from './memory-limit.mjs';
import { withSharedFunctions } from './shared-functions.mjs';
import { readUsedFunctions, sha256Of } from './used-functions.mjs';

/** Five times what a program takes that includes <regex>, <ranges>, <format>, <chrono> and <iostream>. */
const MEMORY_LIMIT = 1024 * 1024 * 1024;

/**
 * Only what every reader downloads is optimised: to optimise all of it takes minutes longer.
 * What has no effect any more, the assertions' conditions above all, is left out. The memory's content
 * stays in one piece: in thirty thousand, without the zeros between, it takes long to copy at every run.
 */
const OPTIMISATION = ['-O2', '--traps-never-happen', '--skip-pass=memory-packing'];

/** What makes the release's module, beside the module itself, the list of functions and Binaryen. */
const RECIPE = ['llvm-module.mjs', 'packaged.mjs', 'assertions.mjs', 'instructions.mjs', 'memory-limit.mjs', 'shared-functions.mjs', 'wasm-file.mjs'];

const PRIMARY = 'primary.wasm';
const REST = 'rest.wasm';

/** @typedef {{ id: string, primary: string, rest?: string }} LlvmModule paths of .wasm files; `id` names their content */

/**
 * Without assertions and with a memory that phones grant; for a release split in two and optimised as well.
 *
 * @param {{ release: boolean, cacheFolder: string, say: (text: string) => void }} options
 * @returns {Promise<LlvmModule>}
 */
export async function llvmModule({ release, cacheFolder, say }) {
  const module = readFileSync(packagedModule.file);
  const recipe = [sha256Of(module), ...RECIPE.map(sourceOf)];
  const parts = release ? releaseParts(module, say) : { recipe: [], make: wholeModule(module) };
  const id = idOf([...recipe, ...parts.recipe]);
  const folder = await madeOnce(path.join(cacheFolder, `llvm-${id}`), parts.make);
  const primary = path.join(folder, PRIMARY);
  return release ? { id, primary, rest: path.join(folder, REST) } : { id, primary };
}

/** @param {Buffer} module changed in place */
function trim(module) {
  disarmAssertions(module);
  limitMemory(module, MEMORY_LIMIT);
}

/** @param {Buffer} module @returns {(folder: string) => Promise<void>} */
function wholeModule(module) {
  return async (folder) => {
    trim(module);
    writeFileSync(path.join(folder, PRIMARY), module);
  };
}

/** @param {Buffer} module @param {(text: string) => void} say */
function releaseParts(module, say) {
  const binaryen = findBinaryen();
  const used = readUsedFunctions(module);
  const make = async (/** @type {string} */ folder) => {
    say('Splitting the compiler into what programs commonly need and the rest …');
    const at = (/** @type {string} */ name) => path.join(folder, name);
    trim(module);
    writeFileSync(at('whole.wasm'), module);
    writeFileSync(at('used.txt'), used.join('\n'));
    const outputs = ['-o1', at('split.wasm'), '-o2', at(REST)];
    await runBinaryen(binaryen, 'wasm-split', [at('whole.wasm'), `--keep-funcs=@${at('used.txt')}`, '--no-placeholders', ...outputs, ...FEATURES]);
    say('Optimising the compiler, once for this version (a few minutes) …');
    await runBinaryen(binaryen, 'wasm-opt', [at('split.wasm'), ...OPTIMISATION, ...FEATURES, '-o', at('optimised.wasm')]);
    writeFileSync(at(PRIMARY), withSharedFunctions(readFileSync(at('optimised.wasm')), readFileSync(at(REST))));
    for (const intermediate of ['whole.wasm', 'used.txt', 'split.wasm', 'optimised.wasm']) rmSync(at(intermediate));
  };
  return { recipe: [binaryen.version, used.join()], make };
}

/** @param {string[]} parts */
function idOf(parts) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** @param {string} name */
function sourceOf(name) {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}
