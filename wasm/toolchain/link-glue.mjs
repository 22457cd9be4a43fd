// Links the glue, and records how to link a program that it can load.
//
//   node link-glue.mjs <output folder> <em++> <arguments of em++ ...>
//
// writes into the folder
//   glue.mjs       the ES module that loads and runs programs
//   glue.wasm      the program that it was generated for
//   program.rsp    what wasm-ld is to be given after a program's objects and archives
//   javascript.so  the symbols that the glue defines, as a stub library for wasm-ld
//
// Emscripten changes nothing after wasm-ld with the flags that we use (it would say so, see
// ERROR_ON_WASM_CHANGES_AFTER_LINK). So the line by which it calls wasm-ld makes any other program
// just as well.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', emxx = '', ...args] = process.argv.slice(2);

const linked = spawnSync(emxx, [...args, '-v', '-o', join(folder, 'glue.mjs')], { encoding: 'utf8' });
if (linked.error) throw linked.error;
if (linked.status !== 0) {
  process.stderr.write(linked.stderr);
  process.exit(linked.status ?? 1);
}
const line = linked.stderr.split('\n').find((text) => /^\s*\S*wasm-ld\b/.test(text));
if (line === undefined) throw new Error(`em++ -v shows no call of wasm-ld:\n${linked.stderr}`);

const recorded = line.trim().split(/\s+/).slice(1);
const isInput = (/** @type {string} */ word) => /\.(o|a|so)$/.test(word);
const output = recorded.indexOf('-o');
const options = recorded.filter((word, i) => i !== output && i !== output + 1 && !isInput(word));

const glue = new WebAssembly.Module(readFileSync(join(folder, 'glue.wasm')));
const symbols = WebAssembly.Module.imports(glue).map(({ name }) => name);
const stub = join(folder, 'javascript.so');
writeFileSync(stub, `#STUB\n${symbols.map((name) => `${name}\n`).join('')}`);

// What the glue calls, every program has to have.
const exported = WebAssembly.Module.exports(glue)
  .filter(({ kind }) => kind === 'function' || kind === 'tag')
  .map(({ name }) => `--export=${name}`)
  .filter((word) => !options.includes(word));

const words = [stub, ...options, ...exported, '--strip-all'];
writeFileSync(join(folder, 'program.rsp'), words.map((word) => `${word}\n`).join(''));
