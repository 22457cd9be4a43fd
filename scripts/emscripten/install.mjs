// Sets up the private Emscripten: Debian 13's packages, fetched from the mirror that this machine
// uses and unpacked into the user's cache folder. It can be interrupted at any moment: fetched files
// are kept and checked, everything else is made again in `….partial`, and only a tree that has built
// and run a program gets its final name.

import { mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { which } from '../lib/process.mjs';
import { megabytes, say, startProgress, UserError } from '../lib/report.mjs';
import { debianMirrors, readAptSources, releaseNames } from './apt-sources.mjs';
import { layOut } from './layout.mjs';
import { cacheFolder, privateEmscripten, privateTreeName, stampFile } from './locate.mjs';
import { withLock } from './lock.mjs';
import { debian13Apt } from './private-apt.mjs';
import { tryOut } from './try-out.mjs';
import { unpackedSize, unpackPackage } from './unpack.mjs';
import { knownEmscriptenVersions } from './versions.mjs';

const packages = ['emscripten', 'binaryen', 'node-acorn', 'libc6', 'libstdc++6', 'libgcc-s1'];

/** The packages (250 MB), the index, and the tree (300 MB), with room to spare. */
const neededSpace = 900e6;

/** @returns {Promise<import('./versions.mjs').FoundEmscripten>} */
export async function installPrivateEmscripten() {
  const cache = cacheFolder();
  const waiting = () => say('  Another run is setting up Emscripten; waiting for it.');
  return withLock(path.join(cache, 'emscripten.lock'), waiting, async () => {
    const existing = privateEmscripten();
    if (existing) return existing;
    const tree = path.join(cache, privateTreeName);
    say(`Setting up Emscripten in ${tree} (about 250 MB to fetch; only this once).`);
    await replaceTree(tree, makeEmscripten);
    const installed = privateEmscripten();
    if (!installed) throw new Error(`${tree} was set up but is not found`);
    return installed;
  });
}

/**
 * Makes a tree under a temporary name and gives it its final one only when it is whole.
 * @param {string} tree its final name
 * @param {(target: string, partial: string) => Promise<string[]>} make makes it in `target`, an empty
 *   folder; what else is in `partial` is kept until the tree is whole. Returns what it was made of.
 */
export async function replaceTree(tree, make) {
  const partial = `${tree}.partial`;
  const growing = path.join(partial, 'tree');
  rmSync(growing, { recursive: true, force: true });
  mkdirSync(growing, { recursive: true });
  const packages = await make(growing, partial);
  writeFileSync(stampFile(growing), `${JSON.stringify({ packages }, null, 2)}\n`);
  rmSync(tree, { recursive: true, force: true });
  renameSync(growing, tree);
  rmSync(partial, { recursive: true });
}

/**
 * @param {string} target
 * @param {string} partial
 */
async function makeEmscripten(target, partial) {
  requireTools();
  requireSpace(partial);
  const { mirror, suite } = findMirror();
  const apt = await debian13Apt(path.join(partial, 'apt'), mirror, suite, say);
  const files = await apt.download(packages, path.join(partial, 'packages'));
  requireKnownVersion(files);

  const unpacked = path.join(partial, 'unpacked');
  rmSync(unpacked, { recursive: true, force: true });
  await unpackAll(files, unpacked);
  layOut(unpacked, target);
  say('  trying it out …');
  await tryOut(path.join(target, 'emscripten'), path.join(partial, 'try-out'));
  return files.map((file) => path.basename(file));
}

function requireTools() {
  const missing = ['apt-get', 'dpkg-deb', 'tar', 'flock'].filter((tool) => !which(tool));
  if (missing.length > 0) {
    throw new UserError(
      `${missing.join(', ')} not found. Emscripten is set up by itself on Debian only; elsewhere, install ` +
        `Emscripten ${knownEmscriptenVersions.join(' or ')} (emsdk) and put it on PATH or set EMSDK.`,
    );
  }
}

/** @param {string} folder */
function requireSpace(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < neededSpace) {
    throw new UserError(`${megabytes(neededSpace)} are needed in ${folder}, but ${megabytes(bavail * bsize)} are free.`);
  }
}

function findMirror() {
  const release = readFileSync('/etc/os-release', 'utf8');
  const names = releaseNames(release);
  const [mirror] = debianMirrors(readAptSources(), names);
  const [suite] = names;
  if (!mirror || !suite) {
    throw new UserError(
      "This machine's apt sources name no Debian mirror to take Emscripten from. Install Emscripten " +
        `${knownEmscriptenVersions.join(' or ')} (emsdk) and put it on PATH or set EMSDK.`,
    );
  }
  return { mirror, suite };
}

/** @param {string[]} files */
function requireKnownVersion(files) {
  const file = files.map((name) => path.basename(name)).find((name) => name.startsWith('emscripten_')) ?? '';
  if (!knownEmscriptenVersions.some((version) => file.startsWith(`emscripten_${version}`))) {
    throw new UserError(`The mirror has ${file}, but ${knownEmscriptenVersions.join(' or ')} is needed.`);
  }
}

/** @param {string[]} files @param {string} target */
async function unpackAll(files, target) {
  const progress = startProgress('unpacked', files.reduce((sum, file) => sum + unpackedSize(file), 0));
  let done = 0;
  for (const file of files) {
    await unpackPackage(file, target, { onBytes: (bytes) => progress.update(done + bytes) });
    done += unpackedSize(file);
  }
  progress.finish();
}
