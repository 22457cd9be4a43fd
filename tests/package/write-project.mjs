// Writes what the page gives for download, with the program of this folder: node write-project.mjs <file.tar.gz>

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const [, , target = ''] = process.argv;

const { module } = await runnerImport(here('../../web/share/cmake-project.ts'), { logLevel: 'warn' });
const archive = await module.projectArchive('shared', await readFile(here('main.cpp'), 'utf8'));
await writeFile(target, Buffer.from(await archive.arrayBuffer()));
