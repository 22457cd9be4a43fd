// The LLVM module as npm brings it.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../node_modules/@yowasp/clang/', import.meta.url);

export const packagedModule = {
  file: fileURLToPath(new URL('gen/llvm.core.wasm', folder)),
  /** @returns {string} */
  get version() {
    return JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')).version;
  },
};

/** What is in its code beside the plain instructions, for Binaryen's tools; and, when it is split, empty places in tables. */
export const FEATURES = [
  '--enable-reference-types',
  ...['--enable-bulk-memory', '--enable-sign-ext'],
  ...['--enable-mutable-globals', '--enable-nontrapping-float-to-int'],
];
