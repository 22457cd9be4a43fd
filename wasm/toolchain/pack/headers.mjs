// Which headers the page's compiler has.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { excludedHeaders } from './excluded-headers.mjs';

/** Of clang's own headers, those that C++ for WebAssembly can include. */
const CLANG_HEADERS = /^(__?std|std|float|__float|limits|iso646|inttypes|tgmath|unwind|varargs|wasm_simd128)/;

/**
 * Emscripten's C and C++ headers.
 *
 * @param {string} folder
 */
export function sysrootHeaders(folder) {
  return filesIn(folder).filter((name) => !excludedHeaders.some((excluded) => isIn(name, excluded)));
}

/** @param {string[]} names relative to clang's `include` folder */
export function clangHeaders(names) {
  return names.filter((name) => !name.includes('/') && CLANG_HEADERS.test(name));
}

/**
 * All files under a folder, relative to it, in an order that is the same everywhere.
 *
 * @param {string} folder
 */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** @param {string} name @param {string} excluded a file, or a folder with all that it holds */
function isIn(name, excluded) {
  return name === excluded || name.startsWith(`${excluded}/`);
}
