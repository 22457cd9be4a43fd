// Child processes. Each is in this process's group, so Ctrl-C reaches it; when this process ends
// for another reason, its children are ended with it.

import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from './report.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

process.on('exit', () => {
  for (const child of children) child.kill('SIGTERM');
});
/** @type {(() => Promise<void>) | undefined} */
let closeServer;

for (const [signal, number] of /** @type {const} */ ([['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]])) {
  process.once(signal, () => {
    if (closeServer) void closeServer().finally(() => process.exit(0));
    else process.exit(128 + number);
  });
}

/**
 * From now on, Ctrl-C is the ordinary way to end this command.
 * @param {() => Promise<void>} close
 */
export function endOnInterrupt(close) {
  closeServer = close;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  children.add(child);
  child.once('close', () => children.delete(child));
  child.once('error', () => children.delete(child));
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 + n where a signal ended it, 127 where it could not start
 */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}

/**
 * Runs a command whose output the person sees, and fails if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { failure?: string }} [options]
 */
export async function run(command, args, { failure, ...options } = {}) {
  const code = await ended(start(command, args, options));
  if (code !== 0) throw new UserError(failure ?? `'${[command, ...args].join(' ')}' ended with exit code ${code}.`);
}

/**
 * Runs a command and keeps its output.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function capture(command, args, options = {}) {
  const result = spawnSync(command, args, { maxBuffer: 64 * 1024 * 1024, ...options, encoding: 'utf8' });
  return { ok: result.status === 0, stdout: String(result.stdout ?? ''), stderr: String(result.stderr ?? '') };
}

/**
 * The file that the shell would start for this name, if any.
 * @param {string} name
 * @param {string} [searchPath]
 */
export function which(name, searchPath = process.env.PATH ?? '') {
  for (const folder of searchPath.split(path.delimiter)) {
    if (!folder) continue;
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return file;
    } catch {
      // Not here: the next folder of the search path.
    }
  }
  return undefined;
}
