// Finds the Emscriptens of this machine: the user's own on PATH or in EMSDK, and the private one.

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { capture, which } from '../lib/process.mjs';
import { parseVersion } from './versions.mjs';

/** @typedef {import('./versions.mjs').FoundEmscripten} FoundEmscripten */

/**
 * Names the private tree: Emscripten's version, then our recipe's, raised whenever the recipe
 * (emulated libc, pruning, configuration) changes, so that an older tree is never taken for a new one.
 */
export const privateTreeName = 'emscripten-3.1.69-1';

/** Everything private is in this one folder. */
export function cacheFolder(environment = process.env) {
  // An XDG path that is not absolute is to be ignored, by the XDG base directory specification.
  const xdg = environment.XDG_CACHE_HOME;
  const base = xdg && path.isAbsolute(xdg) ? xdg : path.join(environment.HOME ?? os.homedir(), '.cache');
  return path.join(base, 'coroscope');
}

/** @param {string} tree */
export const stampFile = (tree) => path.join(tree, 'complete.json');

/** @param {string} root */
function versionAt(root) {
  const file = path.join(root, 'emscripten-version.txt');
  return existsSync(file) ? parseVersion(readFileSync(file, 'utf8')) : undefined;
}

/** @returns {FoundEmscripten | undefined} */
function onPath() {
  const compiler = which('em++');
  if (!compiler) return undefined;
  let root = path.dirname(realpathSync(compiler));
  if (!versionAt(root)) {
    // Homebrew and others start Emscripten through a script that lies elsewhere.
    root = capture('em-config', ['EMSCRIPTEN_ROOT']).stdout.trim();
  }
  const version = root ? versionAt(root) : undefined;
  return version ? { root, version, origin: 'PATH' } : undefined;
}

/** @returns {FoundEmscripten | undefined} */
function inSdk() {
  if (!process.env.EMSDK) return undefined;
  const root = path.join(process.env.EMSDK, 'upstream', 'emscripten');
  const version = versionAt(root);
  return version ? { root, version, origin: 'EMSDK' } : undefined;
}

/** @returns {FoundEmscripten | undefined} */
export function privateEmscripten() {
  const tree = path.join(cacheFolder(), privateTreeName);
  if (!existsSync(stampFile(tree))) return undefined;
  const root = path.join(tree, 'emscripten');
  const version = versionAt(root);
  return version ? { root, version, origin: 'private cache' } : undefined;
}

/** @returns {FoundEmscripten[]} in order of preference */
export function findEmscriptens() {
  return [onPath(), inSdk(), privateEmscripten()].filter((found) => found !== undefined);
}
