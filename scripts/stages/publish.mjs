// Lays what the WebAssembly build made where the page takes it from.

import { publishPrograms } from '../lib/wasm-build.mjs';
import { publishToolchainPack } from '../lib/toolchain-pack.mjs';

publishPrograms();
await publishToolchainPack({ release: false });
