// Publishes the toolchain pack: all that the page compiles programs with, in a folder named after it.
// web-build/toolchain-pack.ts puts it into the site. The pack of a release lies apart from the one of
// `npm start` and `npm test`, so that neither takes the other's away.

import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { llvmModule } from '../../wasm/toolchain/llvm/llvm-module.mjs';
import { keepOnly, madeOnce } from '../../wasm/toolchain/llvm/made-once.mjs';
import { cacheFolder } from '../emscripten/locate.mjs';
import { inProject } from './project.mjs';
import { say } from './report.mjs';

const parts = inProject('build', 'wasm', 'pack');
const glue = inProject('build', 'wasm', 'programs', 'glue.mjs');

/** What the page's scripts are built with. */
const MANIFEST = 'pack.json';
const ARCHIVES = ['headers', 'libraries'];
/** The page's own part in its precompiled header, which is kept under the pack's name. */
const PRECOMPILING = ['toolchain.ts', 'lifetime-checks.ts'];
/**
 * All files are gzip'd. Under the name of `.gz` many servers would tell the browser to decompress them,
 * and then neither their sizes are known to the page nor can a broken download go on where it broke.
 */
const EXTENSION = '.pack';

/** @param {{ release: boolean }} options */
export async function publishToolchainPack({ release }) {
  const published = inProject('build', 'toolchain', release ? 'release' : 'development');
  const llvm = await llvmModule({ release, cacheFolder: cacheFolder(), say });
  const modules = await compressed(llvm, path.join(published, `llvm-${llvm.id}`));
  const files = [...ARCHIVES.map((name) => path.join(parts, `${name}.tar.gz`)), ...modules];

  const commands = readFileSync(path.join(parts, 'commands.json'));
  const hash = createHash('sha256').update(llvm.id).update(commands).update(readFileSync(glue));
  for (const name of ARCHIVES) hash.update(readFileSync(path.join(parts, `${name}.tar.gz`)));
  for (const file of PRECOMPILING) hash.update(readFileSync(inProject('web', 'compiler', file)));
  const id = hash.digest('hex').slice(0, 16);
  const folder = await madeOnce(path.join(published, id), async (unfinished) => {
    for (const file of files) copyFileSync(file, path.join(unfinished, `${nameOf(file)}${EXTENSION}`));
  });

  const described = Object.fromEntries(
    readdirSync(folder).map((file) => {
      const { size } = statSync(path.join(folder, file));
      return [path.basename(file, EXTENSION), { file, size, unpacked: unpackedSize(path.join(folder, file)) }];
    }),
  );
  const manifest = path.join(published, MANIFEST);
  const text = `${JSON.stringify({ id, files: described, ...JSON.parse(commands.toString()) }, null, 1)}\n`;
  if (!existsSync(manifest) || readFileSync(manifest, 'utf8') !== text) writeFileSync(manifest, text);
  keepOnly(published, [MANIFEST, id, `llvm-${llvm.id}`]);
}

/**
 * The modules' gzip'd copies, made once: that takes some seconds.
 *
 * @param {import('../../wasm/toolchain/llvm/llvm-module.mjs').LlvmModule} llvm
 * @param {string} folder
 */
async function compressed({ primary, rest }, folder) {
  const modules = [{ name: 'llvm', file: primary }, ...(rest ? [{ name: 'rest', file: rest }] : [])];
  const copyIn = (/** @type {string} */ where, /** @type {string} */ name) => path.join(where, `${name}.wasm.gz`);
  await madeOnce(folder, async (unfinished) => {
    say('Compressing the compiler …');
    for (const { name, file } of modules) {
      await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(copyIn(unfinished, name)));
    }
  });
  return modules.map(({ name }) => copyIn(folder, name));
}

/** Without its folder and all extensions. @param {string} file */
function nameOf(file) {
  return path.basename(file).replace(/\..*$/, '');
}

/** gzip ends with the size of what it holds. @param {string} file */
function unpackedSize(file) {
  return readFileSync(file).readUInt32LE(statSync(file).size - 4);
}
