// Makes the parts of the toolchain pack that come from this project's own WebAssembly build:
//
//   node build.mjs <output folder> <em++> <emar> <llvm-resources.tar> <link line> <library>... -- <include folder>... -- <flags of em++ ...>
//
// writes into the folder
//   headers.tar.gz    the sysroot's, clang's and the runtime's headers
//   libraries.tar.gz  the archives that programs are linked with, and the list of the glue's symbols
//   commands.json     how the page calls clang and wasm-ld
//
// The LLVM module, which does not depend on the build, is added when the pack is published.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTar, parseTar } from 'nanotar';
import { mapMembers } from './archive.mjs';
import { pageCompileLine, recordCompileLine } from './compile-line.mjs';
import { clangHeaders, filesIn, sysrootHeaders } from './headers.mjs';
import { places } from './places.mjs';
import { precompileOptions } from './precompiled.mjs';
import { precompiledObject } from './precompiled-object.mjs';
import { withoutDebugInformation } from './wasm-object.mjs';
import { warnings } from './warnings.mjs';

const PRECOMPILED = 'precompiled.hpp';
const PRECOMPILED_LIBRARY = 'libprecompiled.a';

const [output = '', emxx = '', emar = '', resources = '', linkLine = '', ...rest] = process.argv.slice(2);
const [libraries = [], includeFolders = [], flags = []] = splitAt(rest, '--');

mkdirSync(output, { recursive: true });
const recorded = recordCompileLine(emxx, flags);
const sysroot = argumentOf(recorded, '-isysroot');
const link = readFileSync(linkLine, 'utf8').split('\n').filter(Boolean);

const headers = [
  ...fromFolder(`${sysroot}/include`, sysrootHeaders(`${sysroot}/include`), `${places.sysroot}/include`),
  ...clangsOwnHeaders(),
  ...includeFolders.flatMap((folder) => fromFolder(folder, filesIn(folder), places.include)),
  { name: `${places.work}/${PRECOMPILED}`, data: readFileSync(new URL(PRECOMPILED, import.meta.url)) },
];
const archives = [
  ...link.filter(isStub).map((file) => ({ name: inLibraries(file), data: readFileSync(file) })),
  ...libraries.map(library),
  ...link.filter(isLibrary).map((word) => library(`${sysroot}/lib/wasm32-emscripten/lib${word.slice(2)}.a`)),
];
const commands = {
  places,
  compile: ['clang++', ...pageCompileLine(recorded, warnings)],
  precompile: [...precompileOptions, '-x', 'c++-header'],
  link: ['wasm-ld', ...libraries.map(inLibraries), inLibraries(PRECOMPILED_LIBRARY), ...pageLinkLine()],
};
archives.push(archiveOf(await precompiledObject([...headers, ...archives], commands)));

writeArchive('headers.tar.gz', headers);
writeArchive('libraries.tar.gz', archives);
writeFileSync(path.join(output, 'commands.json'), `${JSON.stringify(commands, null, 1)}\n`);

/**
 * The code of the precompiled header as a library, so that programs which do not use it stay without.
 *
 * @param {Uint8Array} object
 */
function archiveOf(object) {
  const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-'));
  try {
    const file = path.join(folder, 'precompiled.o');
    const archive = path.join(folder, PRECOMPILED_LIBRARY);
    writeFileSync(file, object);
    const made = spawnSync(emar, ['rcsD', archive, file], { encoding: 'utf8' });
    if (made.status !== 0) throw made.error ?? new Error(made.stderr);
    return library(archive);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function clangsOwnHeaders() {
  const tar = parseTar(readFileSync(resources)).filter(({ name }) => name.startsWith('include/'));
  const files = new Map(tar.map((file) => [file.name.slice('include/'.length), file.data]));
  return clangHeaders([...files.keys()].sort()).map((name) => ({
    name: `${places.clang}/include/${name}`,
    data: files.get(name),
  }));
}

/** @param {string} file */
function library(file) {
  return { name: inLibraries(file), data: mapMembers(readFileSync(file), withoutDebugInformation) };
}

/** The recorded line, with the page's places, and all that is wrong told at once. */
function pageLinkLine() {
  const kept = link.filter((word) => !isStub(word) && !word.startsWith('-L'));
  return [...link.filter(isStub).map(inLibraries), `-L${places.libraries}`, ...kept, '--error-limit=0'];
}

/** @param {string} word */
function isStub(word) {
  return word.endsWith('.so');
}

/** @param {string} word */
function isLibrary(word) {
  return word.startsWith('-l');
}

/** @param {string} file */
function inLibraries(file) {
  return `${places.libraries}/${path.basename(file)}`;
}

/** @param {string} folder @param {string[]} names @param {string} place */
function fromFolder(folder, names, place) {
  return names.map((name) => ({ name: `${place}/${name}`, data: readFileSync(path.join(folder, name)) }));
}

/** @param {string} name @param {{ name: string, data?: Uint8Array }[]} files */
function writeArchive(name, files) {
  // The same files make the same bytes, which are the pack's identity.
  const attrs = { mtime: 0, user: '', group: '' };
  const tar = createTar(files.map((file) => ({ ...file, name: file.name.slice(1), attrs })), { attrs });
  writeFileSync(path.join(output, name), gzipSync(tar, { level: 9 }));
}

/** @param {string[]} words @param {string} option */
function argumentOf(words, option) {
  const at = words.indexOf(option);
  if (at < 0) throw new Error(`em++ gives clang no ${option}`);
  return words[at + 1] ?? '';
}

/** @param {string[]} words @param {string} separator @returns {string[][]} */
function splitAt(words, separator) {
  /** @type {string[][]} */
  const parts = [[]];
  for (const word of words) {
    if (word === separator && parts.length < 3) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}
