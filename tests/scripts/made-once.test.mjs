import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepOnly, madeOnce } from '../../wasm/toolchain/llvm/made-once.mjs';

/** @type {string} */
let cache;

beforeEach(() => {
  cache = mkdtempSync(path.join(tmpdir(), 'coroscope-'));
});

afterEach(() => rmSync(cache, { recursive: true }));

/** @param {string} text */
const writing = (text) => async (/** @type {string} */ folder) => writeFileSync(path.join(folder, 'text'), text);

test('what is there is not made again', async () => {
  const folder = path.join(cache, 'thing');
  expect(await madeOnce(folder, writing('first'))).toBe(folder);
  await madeOnce(folder, writing('second'));
  expect(readFileSync(path.join(folder, 'text'), 'utf8')).toBe('first');
});

test('what fails leaves nothing', async () => {
  const making = madeOnce(path.join(cache, 'thing'), async (folder) => {
    await writing('half')(folder);
    throw new Error('stopped');
  });
  await expect(making).rejects.toThrow('stopped');
  expect(readdirSync(cache)).toEqual([]);
});

test('what another made meanwhile is taken', async () => {
  const folder = path.join(cache, 'thing');
  const made = madeOnce(folder, async (unfinished) => {
    await writing('mine')(unfinished);
    mkdirSync(folder);
    await writing('theirs')(folder);
  });
  expect(await made).toBe(folder);
  expect(readFileSync(path.join(folder, 'text'), 'utf8')).toBe('theirs');
  expect(readdirSync(cache)).toEqual(['thing']);
});

test('what a killed command left is removed, what a running one makes is not', async () => {
  const [abandoned, running] = [`${cache}/other.unfinished-99999999`, `${cache}/other.unfinished-${process.ppid}`];
  mkdirSync(abandoned);
  mkdirSync(running);
  await madeOnce(path.join(cache, 'thing'), writing('text'));
  expect([existsSync(abandoned), existsSync(running)]).toEqual([false, true]);
});

test('of what is older, only that stays which is being made', () => {
  for (const name of ['new', 'old', `other.unfinished-${process.pid}`]) mkdirSync(path.join(cache, name));
  keepOnly(cache, ['new']);
  expect(readdirSync(cache).sort()).toEqual(['new', `other.unfinished-${process.pid}`]);
});
