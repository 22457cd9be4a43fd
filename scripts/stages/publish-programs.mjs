// Lays the programs of the WebAssembly build where the page takes them from.

import { publishPrograms } from '../lib/wasm-build.mjs';

publishPrograms();
