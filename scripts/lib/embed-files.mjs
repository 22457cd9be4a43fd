// What a page has to find beside coroscope.js.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { init, parse } from 'es-module-lexer';

/** Workers and other files, as the bundler writes their addresses. */
const ADDRESSES = /new URL\(\s*["'`]([^"'`$]+)["'`]\s*,\s*import\.meta\.url\s*\)/g;
/** Style sheets and chunks to be loaded together with a chunk. */
const DEPENDENCIES = /\bm\.f\s*=\s*\[([^\]]*)\]/g;
/** The manifest of the toolchain pack is written into the scripts. */
const PACK = /\bid:\s*["'`]([0-9a-f]{16})["'`],\s*files:/;
const PACK_FILES = /\bfile:\s*["'`]([\w.-]+\.pack)["'`]/g;

/**
 * The files that a script of a built site loads, and those that they load, as paths within the site.
 * @param {string} folder the site
 * @param {string} script
 * @returns {Promise<Set<string>>}
 */
export async function loadedFiles(folder, script) {
  await init;
  const found = new Set([script]);
  // A set also visits what is added to it meanwhile.
  for (const file of found) {
    if (!/\.m?js$/.test(file)) continue;
    const text = await readFile(path.join(folder, file), 'utf8').catch(() => '');
    for (const address of addressesIn(text)) found.add(path.posix.join(path.posix.dirname(file), address));
    const pack = PACK.exec(text)?.[1];
    if (pack) for (const [, name] of text.matchAll(PACK_FILES)) found.add(`toolchain/${pack}/${name}`);
  }
  return found;
}

/** @param {string} text of a script @returns {string[]} relative to it */
function addressesIn(text) {
  const imported = parse(text)[0].flatMap(({ n }) => (n && /^\.{1,2}\//.test(n) ? [n] : []));
  const named = [...text.matchAll(ADDRESSES)].flatMap(([, address = '']) => (/^[\w./-]+$/.test(address) ? [address] : []));
  const listed = [...text.matchAll(DEPENDENCIES)].flatMap(([, list = '']) =>
    [...list.matchAll(/["'`]([^"'`]+)["'`]/g)].map(([, address = '']) => address),
  );
  return [...imported, ...named, ...listed];
}

/**
 * All that pages with embeds need of a site: the script with its types, what it loads, and the programs of the examples.
 * @param {string} folder the site
 * @param {readonly string[]} examples their ids
 * @returns {Promise<{ needed: Set<string>, missing: string[] }>}
 */
export async function embedFiles(folder, examples) {
  const needed = await loadedFiles(folder, 'coroscope.js');
  for (const file of ['coroscope.d.ts', 'programs/glue.mjs', ...examples.map((id) => `programs/${id}.wasm`)]) needed.add(file);
  return { needed, missing: [...needed].filter((file) => !existsSync(path.join(folder, file))) };
}
