// What has to be on the machine before anything is built.

import { currentEmscripten, ensureEmscripten } from '../emscripten/index.mjs';
import { ensurePackages } from '../packages/install.mjs';
import { ensureNodeModules } from './node-modules.mjs';

/** Whether the user's own Emscripten serves, which brings its own LLVM. */
export function usesOwnEmscripten() {
  const { chosen } = currentEmscripten();
  return chosen !== undefined && chosen.origin !== 'private cache';
}

/** For the page: the Debian packages first, for without root a set-up stops there, nothing begun. */
export async function prepareForStart() {
  await ensurePackages(['start'], { ownEmscripten: usesOwnEmscripten() });
  await ensureNodeModules();
  return ensureEmscripten();
}

/**
 * For stages of the tests.
 * @param {Set<'packages' | 'npm' | 'emscripten'>} needs
 */
export async function prepareForTests(needs) {
  if (needs.has('packages')) {
    await ensurePackages(['start', 'test'], { ownEmscripten: usesOwnEmscripten() });
  }
  if (needs.has('npm')) await ensureNodeModules();
  if (needs.has('emscripten')) await ensureEmscripten();
}
