// Binaryen's tools. Every Emscripten brings them; which one serves is settled by scripts/emscripten.

import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { currentEmscripten } from '../../../scripts/emscripten/index.mjs';
import { capture, run, which } from '../../../scripts/lib/process.mjs';
import { UserError } from '../../../scripts/lib/report.mjs';

const NEEDED = ['wasm-opt', 'wasm-split'];

/** @typedef {{ folder: string, version: string }} Binaryen */

/** @returns {Binaryen} */
export function findBinaryen() {
  const root = currentEmscripten().chosen?.root;
  // Beside the private Emscripten, beside emsdk's, and wherever the distribution has put it.
  const onPath = which('wasm-opt');
  const folders = [
    ...(root ? [path.join(root, '../binaryen/bin'), path.join(root, '../bin')] : []),
    ...(onPath ? [path.dirname(onPath)] : []),
  ];
  const folder = folders.find((candidate) => NEEDED.every((tool) => isExecutable(path.join(candidate, tool))));
  if (!folder) {
    throw new UserError(
      `A release build makes the compiler smaller with Binaryen's ${NEEDED.join(' and ')}, which are not there.\n` +
        "They come with Emscripten: 'npm run setup' sets up one that has them.",
    );
  }
  const version = capture(path.join(folder, 'wasm-opt'), ['--version']).stdout.trim();
  if (!version) throw new UserError(`${path.join(folder, 'wasm-opt')} does not start.`);
  return { folder, version };
}

/** @param {Binaryen} binaryen @param {string} tool @param {string[]} args */
export function runBinaryen(binaryen, tool, args) {
  const failure = `${tool} could not change the LLVM module (see above).`;
  return run(path.join(binaryen.folder, tool), args, { failure });
}

/** @param {string} file */
function isExecutable(file) {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
