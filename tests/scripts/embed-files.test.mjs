import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { embedFiles } from '../../scripts/lib/embed-files.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-embed-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @type {Record<string, string>} */
const files = {
  'coroscope.js': 'import"./assets/element.js";',
  'coroscope.d.ts': '',
  'assets/element.js':
    'const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./card.js","./card.css"])))=>i.map(i=>d[i]);' +
    'import{a}from"./shared.js";load(()=>import(`./card.js`),__vite__mapDeps([0,1]));import(name);new URL(`${a}`,import.meta.url)',
  'assets/shared.js': 'import"./element.js";new Worker(new URL(`worker.js`,import.meta.url))',
  'assets/card.js': '',
  'assets/card.css': '',
  'assets/worker.js': 'const pack={id:`0123456789abcdef`,files:{llvm:{file:`llvm.pack`,size:1}}}',
  'toolchain/0123456789abcdef/llvm.pack': '',
  'programs/glue.mjs': '',
  'programs/hello.wasm': '',
};

for (const [name, text] of Object.entries(files)) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

test('an embed needs the scripts, their workers and styles, the toolchain pack and the programs', async () => {
  const { needed, missing } = await embedFiles(folder, ['hello']);
  expect([...needed].sort()).toEqual(Object.keys(files).sort());
  expect(missing).toEqual([]);
});

test.each(Object.keys(files))('it is noticed when %s is missing', async (name) => {
  const file = path.join(folder, name);
  rmSync(file);
  const { missing } = await embedFiles(folder, ['hello']);
  writeFileSync(file, files[name] ?? '');
  expect(missing).toContain(name);
});
