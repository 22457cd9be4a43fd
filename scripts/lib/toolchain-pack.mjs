// Publishes the toolchain pack: all that the page compiles programs with, in a folder named after it.

import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { inProject } from './project.mjs';
import { say } from './report.mjs';

const parts = inProject('build', 'wasm', 'pack');
const glue = inProject('build', 'wasm', 'programs', 'glue.mjs');
const published = inProject('web', 'public', 'toolchain');
/** What the page's scripts are built with. */
const manifest = inProject('build', 'toolchain', 'pack.json');

const ARCHIVES = ['headers', 'libraries'];
/**
 * All files are gzip'd. Under the name of `.gz` many servers would tell the browser to decompress them,
 * and then neither their sizes are known to the page nor can a broken download go on where it broke.
 */
const EXTENSION = '.pack';

/** @typedef {{ id: string, primary: string, rest?: string }} LlvmModule clang and wasm-ld, whole or split */

/** @returns {LlvmModule} as its package has it */
function packagedLlvm() {
  const folder = inProject('node_modules', '@yowasp', 'clang');
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return { id: version, primary: path.join(folder, 'gen', 'llvm.core.wasm') };
}

/** @param {LlvmModule} llvm */
export async function publishToolchainPack(llvm = packagedLlvm()) {
  const commands = readFileSync(path.join(parts, 'commands.json'));
  const hash = createHash('sha256').update(llvm.id).update(commands).update(readFileSync(glue));
  for (const name of ARCHIVES) hash.update(readFileSync(archive(name)));
  const id = hash.digest('hex').slice(0, 16);

  const folder = path.join(published, id);
  mkdirSync(folder, { recursive: true });
  for (const name of ARCHIVES) copyFileSync(archive(name), path.join(folder, `${name}${EXTENSION}`));
  const modules = { llvm: llvm.primary, ...(llvm.rest ? { rest: llvm.rest } : {}) };
  for (const [name, file] of Object.entries(modules)) {
    copyFileSync(await compressed(file, llvm.id), path.join(folder, `${name}${EXTENSION}`));
  }
  for (const name of readdirSync(published)) {
    if (name !== id) rmSync(path.join(published, name), { recursive: true });
  }

  const files = Object.fromEntries(
    readdirSync(folder).map((file) => {
      const { size } = statSync(path.join(folder, file));
      return [path.basename(file, EXTENSION), { file, size, unpacked: unpackedSize(path.join(folder, file)) }];
    }),
  );
  mkdirSync(path.dirname(manifest), { recursive: true });
  const text = `${JSON.stringify({ id, files, ...JSON.parse(commands.toString()) }, null, 1)}\n`;
  if (!existsSync(manifest) || readFileSync(manifest, 'utf8') !== text) writeFileSync(manifest, text);
}

/** @param {string} name */
function archive(name) {
  return path.join(parts, `${name}.tar.gz`);
}

/**
 * A module's gzip'd copy, made once: that takes some seconds.
 *
 * @param {string} file
 * @param {string} id
 */
async function compressed(file, id) {
  const folder = path.dirname(manifest);
  const result = path.join(folder, `${path.basename(file, '.wasm')}-${id}.wasm.gz`);
  if (existsSync(result)) return result;
  say(`Compressing ${path.basename(file)} …`);
  mkdirSync(folder, { recursive: true });
  const unfinished = `${result}.unfinished`;
  await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(unfinished));
  renameSync(unfinished, result);
  return result;
}

/** gzip ends with the size of what it holds. @param {string} file */
function unpackedSize(file) {
  return readFileSync(file).readUInt32LE(statSync(file).size - 4);
}
