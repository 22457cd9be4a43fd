// Records which functions of the LLVM module typical work calls, into used-functions.json:
//
//   node wasm/toolchain/llvm/training/record.mjs
//
// It takes some minutes, and the project's own build has to be there (npm start, once).
// To be run again when the module changes, or when programs commonly need what is not in the list.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runMain, say, startProgress } from '../../../../scripts/lib/report.mjs';
import { disarmAssertions } from '../assertions.mjs';
import { findBinaryen, runBinaryen } from '../binaryen.mjs';
import { FEATURES, packagedModule } from '../packaged.mjs';
import { writeUsedFunctions } from '../used-functions.mjs';
import { functionBodies } from '../wasm-file.mjs';
import { pageToolchain } from './page-toolchain.mjs';
import { workThrough } from './work.mjs';

/** Any place will do: a tool that has ended needs its memory no more. The profile begins with a hash. */
const PROFILE_ADDRESS = 1024;
const PROFILE_HEADER = 8;

/** The module that counts calls; as the page's, it has no assertions. @param {Buffer} original */
async function instrumented(original) {
  const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-'));
  try {
    const [input, output] = [path.join(folder, 'in.wasm'), path.join(folder, 'out.wasm')];
    const trimmed = Buffer.from(original);
    disarmAssertions(trimmed);
    writeFileSync(input, trimmed);
    await runBinaryen(findBinaryen(), 'wasm-split', ['--instrument', input, '-o', output, ...FEATURES]);
    return new WebAssembly.Module(readFileSync(output));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await runMain(async () => {
  const original = readFileSync(packagedModule.file);
  const count = [...functionBodies(original)].length;
  const size = PROFILE_HEADER + 4 * count;
  say('Preparing the LLVM module …');
  const module = await instrumented(original);

  /** @type {Set<number>} */
  const used = new Set();
  /** @type {WebAssembly.Instance} */
  let instance;
  const toolchain = await pageToolchain(
    (imports) => (instance = new WebAssembly.Instance(module, imports)),
    () => {
      const { memory, __write_profile } = /** @type {any} */ (instance.exports);
      if (__write_profile(PROFILE_ADDRESS, size) !== size) throw new Error('the profile has an unknown form');
      const calls = new Uint32Array(memory.buffer, PROFILE_ADDRESS + PROFILE_HEADER, count);
      calls.forEach((order, i) => order !== 0 && used.add(i));
    },
  );
  const progress = startProgress('Typical work');
  await workThrough(toolchain, (done, all) => progress.update((100 * done) / all));
  progress.finish();
  writeUsedFunctions(original, [...used]);
  say(`Programs commonly need ${used.size} of ${count} functions.`);
});
