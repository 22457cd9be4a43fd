// Where things are in the work tree, and which Node.js this is.

import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** @param {string[]} parts */
export function inProject(...parts) {
  return path.join(projectRoot, ...parts);
}

export const isRoot = process.getuid?.() === 0;
