// What an interrupted set-up leaves behind, with a fake of the packages.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { privateEmscripten, privateTreeName, stampFile } from '../../scripts/emscripten/locate.mjs';
import { withLock } from '../../scripts/emscripten/lock.mjs';
import { replaceTree } from '../../scripts/emscripten/install.mjs';
import { hasChecksum, parsePrintedUris } from '../../scripts/emscripten/private-apt.mjs';

/** @type {string} */
let folder;
/** @type {string} */
let tree;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'coroscope-test-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
  tree = path.join(folder, 'coroscope', privateTreeName);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** @param {string} target */
async function fakeTree(target) {
  mkdirSync(path.join(target, 'emscripten'), { recursive: true });
  writeFileSync(path.join(target, 'emscripten', 'emscripten-version.txt'), '3.1.69\n');
  return ['emscripten_3.1.69.deb'];
}

it('a finished tree is found', async () => {
  await replaceTree(tree, fakeTree);
  expect(privateEmscripten()).toEqual({
    root: path.join(tree, 'emscripten'),
    version: '3.1.69',
    origin: 'private cache',
  });
  expect(JSON.parse(readFileSync(stampFile(tree), 'utf8'))).toEqual({ packages: ['emscripten_3.1.69.deb'] });
});

it('a tree that was interrupted is never used, and the next run completes it', async () => {
  const interrupted = replaceTree(tree, async (target) => {
    await fakeTree(target);
    throw new Error('interrupted');
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  expect(existsSync(tree)).toBe(false);
  expect(privateEmscripten()).toBeUndefined();

  await replaceTree(tree, fakeTree);
  expect(privateEmscripten()?.version).toBe('3.1.69');
});

it('nothing of an interrupted tree gets into the next one', async () => {
  await replaceTree(tree, async (target) => {
    await fakeTree(target);
    writeFileSync(path.join(target, 'half-written'), '');
    throw new Error('interrupted');
  }).catch(() => undefined);
  await replaceTree(tree, fakeTree);
  expect(existsSync(path.join(tree, 'half-written'))).toBe(false);
});

it('a tree without its stamp is not used', async () => {
  await fakeTree(tree);
  expect(privateEmscripten()).toBeUndefined();
});

it('a fetched file counts only with the checksum of the signed index', async () => {
  const content = 'the package';
  const file = { name: 'a.deb', size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  const local = path.join(folder, 'a.deb');
  expect(await hasChecksum(local, file)).toBe(false);
  writeFileSync(local, content.slice(0, 4));
  expect(await hasChecksum(local, file)).toBe(false);
  writeFileSync(local, 'the backage');
  expect(await hasChecksum(local, file)).toBe(false);
  writeFileSync(local, content);
  expect(await hasChecksum(local, file)).toBe(true);
});

it('reads what apt would fetch', () => {
  const sha256 = 'ab'.repeat(32);
  expect(parsePrintedUris(`Reading…\n'http://mirror.test/a%2b.deb' a+_1_all.deb 42 SHA256:${sha256}\n`)).toEqual([
    { name: 'a+_1_all.deb', size: 42, sha256 },
  ]);
});

it('a second run waits for the first', async () => {
  const lock = path.join(folder, 'lock');
  /** @type {string[]} */
  const events = [];
  /** @type {(value?: unknown) => void} */
  let secondWaits = () => undefined;
  const waiting = new Promise((resolve) => (secondWaits = resolve));
  /** @type {Promise<void> | undefined} */
  let second;
  await withLock(lock, () => events.push('first waits'), async () => {
    const onWait = () => {
      events.push('second waits');
      secondWaits();
    };
    second = withLock(lock, onWait, async () => void events.push('second runs'));
    await waiting;
    events.push('first ends');
  });
  await second;
  expect(events).toEqual(['second waits', 'first ends', 'second runs']);
});
