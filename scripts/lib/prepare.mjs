// What has to be on the machine before anything is built.

import { currentEmscripten, ensureEmscripten } from '../emscripten/index.mjs';
import { ensurePackages } from '../packages/install.mjs';
import { ensureNodeModules } from './node-modules.mjs';

/**
 * The Debian packages come first: without root they are where a set-up stops, and nothing is begun then.
 * @param {import('../packages/table.mjs').Purpose[]} purposes
 */
export async function prepare(...purposes) {
  const { chosen } = currentEmscripten();
  const ownEmscripten = chosen !== undefined && chosen.origin !== 'private cache';
  await ensurePackages(purposes, { ownEmscripten });
  await ensureNodeModules();
  return ensureEmscripten();
}
