// A cached folder: either it is not there, or all of it is.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const UNFINISHED = '.unfinished-';

/**
 * @param {string} folder named after all that its content depends on
 * @param {(unfinished: string) => Promise<void>} make fills a folder that becomes this one
 */
export async function madeOnce(folder, make) {
  if (existsSync(folder)) return folder;
  removeAbandoned(path.dirname(folder));
  const unfinished = `${folder}${UNFINISHED}${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await make(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    // Somebody else may have been faster with the same content.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/**
 * Removes from a folder what is not named, nor being made.
 *
 * @param {string} folder
 * @param {string[]} names
 */
export function keepOnly(folder, names) {
  for (const name of readdirSync(folder)) {
    if (!names.includes(name) && !name.includes(UNFINISHED)) rmSync(path.join(folder, name), { recursive: true });
  }
}

/** What commands left that were ended before they could clean up. @param {string} parent */
function removeAbandoned(parent) {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent).filter((entry) => entry.includes(UNFINISHED))) {
    if (!isRunning(Number(name.split(UNFINISHED)[1]))) rmSync(path.join(parent, name), { recursive: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
