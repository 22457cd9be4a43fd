// One set-up at a time. The lock is the kernel's (flock), held by a child that ends with this
// process however it ends, so no stale lock is ever left behind.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { start } from '../lib/process.mjs';

/**
 * @template T
 * @param {string} file
 * @param {() => void} onWait called once if another process holds the lock
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, action) {
  mkdirSync(path.dirname(file), { recursive: true });
  let release = await acquire(file, ['--nonblock']);
  if (!release) {
    onWait();
    release = await acquire(file, []);
  }
  if (!release) throw new Error(`flock could not lock ${file}`);
  try {
    return await action();
  } finally {
    await release();
  }
}

/**
 * @param {string} file
 * @param {string[]} options
 * @returns {Promise<(() => Promise<void>) | undefined>} gives the lock back; undefined where it was not had
 */
function acquire(file, options) {
  // The holder ends when its standard input does, which is when we say so or are gone.
  const holder = start('flock', [...options, file, 'sh', '-c', 'echo locked; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    holder.once('error', reject);
    holder.stdout?.once('data', () =>
      resolve(() => new Promise((released) => {
        holder.once('close', () => released());
        holder.stdin?.end();
      })),
    );
    holder.once('close', () => resolve(undefined));
  });
}
