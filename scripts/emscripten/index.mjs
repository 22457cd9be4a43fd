// Emscripten for the wasm build: found or set up, then linked at build/emscripten. The CMake preset
// `wasm` names its toolchain file through that link, and Emscripten finds its own configuration from
// there, so after `npm run setup` a plain `cmake --preset wasm` works with no environment at all.

import { existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../lib/project.mjs';
import { say, yellow } from '../lib/report.mjs';
import { installPrivateEmscripten } from './install.mjs';
import { findEmscriptens } from './locate.mjs';
import { chooseEmscripten } from './versions.mjs';

/** @typedef {import('./versions.mjs').FoundEmscripten} FoundEmscripten */

export const emscriptenLink = inProject('build', 'emscripten');

/** The user's own Emscripten or the private one, if either is there and of a known version. */
export function currentEmscripten() {
  return chooseEmscripten(findEmscriptens());
}

/** @returns {Promise<FoundEmscripten>} */
export async function ensureEmscripten() {
  const { chosen, notes } = currentEmscripten();
  for (const note of notes) say(yellow(note));
  const emscripten = chosen ?? (await installPrivateEmscripten());
  linkTo(emscripten.root);
  return emscripten;
}

/** @param {string} root */
function linkTo(root) {
  const present = lstatSync(emscriptenLink, { throwIfNoEntry: false });
  if (present?.isSymbolicLink() && readlinkSync(emscriptenLink) === root) return;
  if (present) {
    // Another Emscripten: what the last one compiled does not go with it.
    rmSync(emscriptenLink, { recursive: true });
    const built = inProject('build', 'wasm');
    if (existsSync(built)) rmSync(built, { recursive: true });
  }
  mkdirSync(path.dirname(emscriptenLink), { recursive: true });
  symlinkSync(root, emscriptenLink);
}
