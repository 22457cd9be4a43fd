// Checks the release's LLVM module, making it if need be:
//
//   node wasm/toolchain/llvm/training/check.mjs
//
// Every example compiles and links without the rest of the module, and what does need it, gets it.

import { readFileSync } from 'node:fs';
import { cacheFolder } from '../../../../scripts/emscripten/locate.mjs';
import { runMain, say, UserError } from '../../../../scripts/lib/report.mjs';
import { llvmModule } from '../llvm-module.mjs';
import { pageModule, pageToolchain } from './page-toolchain.mjs';
import { exampleSources } from './work.mjs';

const RECORD = "run 'node wasm/toolchain/llvm/training/record.mjs' and commit what it changes.";

/** No example has the like of it: vectors, complex numbers, wide integers, assembler. */
const UNUSUAL = `
typedef float Four __attribute__((vector_size(16)));
Four halved(Four x) { return __builtin_shufflevector(x / 2, x, 3, 2, 5, 4); }
_Complex double squared(_Complex double x) { return x * x; }
unsigned _BitInt(96) wide(unsigned _BitInt(96) x) { return x * x / 3; }
int main() { asm volatile("i32.const 1\\n drop"); }
`;

await runMain(async () => {
  const { instantiateTool, RestNeeded } = await pageModule('llvm-module.ts');
  const files = await llvmModule({ release: true, cacheFolder: cacheFolder(), say });
  if (!files.rest) throw new Error('the module is not split');
  const primary = new WebAssembly.Module(readFileSync(files.primary));
  const rest = new WebAssembly.Module(readFileSync(files.rest));
  /** @type {WebAssembly.Module | undefined} */
  let available;
  const toolchain = await pageToolchain((imports) => instantiateTool({ primary, rest: available }, imports));
  const needsRest = async (/** @type {() => Promise<unknown>} */ work) => {
    try {
      await work();
      return false;
    } catch (error) {
      if (!(error instanceof RestNeeded)) throw error;
      return true;
    }
  };
  if (await needsRest(async () => toolchain.usePrecompiled(await toolchain.precompile()))) {
    throw new UserError(`The runtime's headers need the rest of the compiler: ${RECORD}`);
  }
  for (const source of exampleSources()) {
    const isMore = await needsRest(async () => toolchain.link((await toolchain.compile(source)).object));
    if (isMore) throw new UserError(`An example needs the rest of the compiler: ${RECORD}\n${source}`);
  }
  const unusual = () => toolchain.compile(UNUSUAL);
  if (!(await needsRest(unusual))) throw new Error('the unusual program does without the rest: find one that does not');
  available = rest;
  const { object, text } = await unusual();
  if (!object) throw new Error(`with the rest of the compiler it does not work:\n${text}`);
  say('The examples compile and link without the rest of the compiler; what needs it, gets it.');
});
