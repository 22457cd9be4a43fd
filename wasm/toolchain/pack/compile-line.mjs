// Makes the `clang -cc1` line of the page from the one by which em++ compiles a shipped program.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { places } from './places.mjs';

/** Options of -cc1 that name this machine's files or are about its own output, with their argument. */
const LEFT_OUT = new Set([
  ...['-main-file-name', '-fdebug-compilation-dir', '-fcoverage-compilation-dir', '-o', '-I', '-x'],
  ...['-internal-isystem', '-internal-externc-isystem', '-isysroot', '-resource-dir', '-isystem'],
]);
const LEFT_OUT_ALONE = /^(-v|-emit-obj|-f(debug|coverage)-compilation-dir=.*|-iwithsysroot\/include\/fakesdl)$/;

/**
 * How em++ calls clang for a C++ source.
 *
 * @param {string} emxx
 * @param {string[]} flags
 * @returns {string[]} the words after `clang`, from `-cc1` on
 */
export function recordCompileLine(emxx, flags) {
  const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-'));
  try {
    const source = path.join(folder, 'empty.cpp');
    writeFileSync(source, '');
    const args = [...flags, '-v', '-c', source, '-o', path.join(folder, 'empty.o')];
    const compiled = spawnSync(emxx, args, { encoding: 'utf8' });
    if (compiled.error) throw compiled.error;
    if (compiled.status !== 0) throw new Error(`em++ failed:\n${compiled.stderr}`);
    const line = compiled.stderr.split('\n').find((text) => / "?-cc1"? /.test(text));
    if (line === undefined) throw new Error(`em++ -v shows no call of clang -cc1:\n${compiled.stderr}`);
    const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    return words.slice(words.indexOf('-cc1')).filter((word) => word !== source);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The same for the page's clang, without what differs between its tasks (input, output, action).
 *
 * @param {string[]} recorded see recordCompileLine
 * @param {string[]} warnings
 */
export function pageCompileLine(recorded, warnings) {
  /** @type {string[]} */
  const kept = [];
  for (let i = 0; i < recorded.length; i++) {
    const word = recorded[i] ?? '';
    if (LEFT_OUT.has(word)) i++;
    else if (!LEFT_OUT_ALONE.test(word)) kept.push(word);
  }
  const system = (/** @type {string} */ folder) => ['-internal-isystem', folder];
  return [
    ...kept,
    ...warnings,
    // Emscripten's libraries hold exceptions in the encoding that browsers have had from the first;
    // this clang's own default is the newer one.
    ...['-mllvm', '-wasm-use-legacy-eh=true'],
    ...['-resource-dir', places.clang, '-isysroot', places.sysroot],
    ...system(places.include),
    ...system(`${places.sysroot}/include/c++/v1`),
    ...system(`${places.clang}/include`),
    ...system(`${places.sysroot}/include`),
  ];
}
