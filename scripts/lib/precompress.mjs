// Compressed twins of a site's files: what servers send in their place to whoever takes them.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The other files of a site are compressed already. */
const COMPRESSIBLE = /\.(?:html|js|mjs|css|svg|json|webmanifest|wasm|cpp|py|txt)$/;

/** Smaller ones fit into one packet anyway. */
const LEAST = 1024;

/** The best for text; for programs it would take a minute instead of seconds, and save a tenth. */
const TEXT_QUALITY = 11;
const PROGRAM_QUALITY = 9;

/**
 * Writes `file.br` and `file.gz` beside each file of a folder that is worth it.
 * @param {string} folder
 * @returns {Promise<{ files: number, before: number, after: number }>} bytes as they are, and by Brotli
 */
export async function precompress(folder) {
  const total = { files: 0, before: 0, after: 0 };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name));
  await Promise.all(
    files.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const data = await readFile(file);
      if (data.length < LEAST) return;
      const quality = entry.name.endsWith('.wasm') ? PROGRAM_QUALITY : TEXT_QUALITY;
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
      const [smallest, small] = await Promise.all([brotli(data, { params }), zip(data, { level: 9 })]);
      if (small.length >= data.length) return;
      await Promise.all([writeFile(`${file}.br`, smallest), writeFile(`${file}.gz`, small)]);
      total.files++;
      total.before += data.length;
      total.after += smallest.length;
    }),
  );
  return total;
}
