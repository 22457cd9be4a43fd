// An apt of our own: it reads the machine's proxies and certificates, but its package lists, caches
// and state are in our folder, so it needs no root and changes nothing of the machine's. Indexes are
// checked against Debian's archive keys as ever: nothing here is `trusted=yes`.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { capture, ended, start } from '../lib/process.mjs';
import { startProgress, UserError } from '../lib/report.mjs';
import { unpackPackage } from './unpack.mjs';

const machineKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * @typedef {object} PackageFile
 * @property {string} name the file's name
 * @property {number} size
 * @property {string} sha256
 */

/**
 * @param {string} folder its state; made if missing
 * @param {string} mirror
 * @param {string} suite
 * @param {string} keyring
 */
export function privateApt(folder, mirror, suite, keyring) {
  for (const part of ['lists/partial', 'cache/archives/partial', 'log']) {
    mkdirSync(path.join(folder, part), { recursive: true });
  }
  // An empty status file: dependencies on what this machine has installed play no part.
  writeFileSync(path.join(folder, 'status'), '');
  writeFileSync(path.join(folder, 'sources.list'), `deb [signed-by=${keyring}] ${mirror} ${suite} main\n`);
  const configuration = path.join(folder, 'apt.conf');
  writeFileSync(
    configuration,
    `Dir::Etc::SourceList "${folder}/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State "${folder}";
Dir::State::Lists "${folder}/lists/";
Dir::State::status "${folder}/status";
Dir::Cache "${folder}/cache";
Dir::Log "${folder}/log";
// The user _apt, to which apt would drop from root, may not enter root's home.
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::Retries "3";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
`,
  );
  const environment = { ...process.env, LC_ALL: 'C' };

  return {
    /** Fetches and checks the signed index. */
    update() {
      const result = capture('apt-get', ['-c', configuration, '-q', 'update'], { env: environment });
      return { ok: result.ok, unknownKey: /NO_PUBKEY/.test(result.stderr), errors: errorLines(result.stderr) };
    },

    /** @param {string[]} packages @returns {PackageFile[]} */
    describe(packages) {
      const result = capture('apt-get', ['-c', configuration, '-q', '--print-uris', 'download', ...packages], {
        env: environment,
      });
      const files = parsePrintedUris(result.stdout);
      if (!result.ok || files.length < packages.length) {
        throw new UserError(`The mirror's '${suite}' lacks a package: ${errorLines(result.stderr)}`);
      }
      return files;
    },

    /**
     * Fetches what is not there yet; a file counts as there when its checksum is the signed index's.
     * @param {string[]} packages
     * @param {string} target
     * @returns {Promise<string[]>} the files
     */
    async download(packages, target) {
      mkdirSync(target, { recursive: true });
      const files = this.describe(packages);
      const total = files.reduce((sum, file) => sum + file.size, 0);
      const progress = startProgress('fetched', total);
      let done = 0;
      for (const file of files) {
        const local = path.join(target, file.name);
        if (!(await hasChecksum(local, file))) {
          await fetchOne(file, local, (bytes) => progress.update(done + bytes));
        }
        done += file.size;
        progress.update(done);
      }
      progress.finish();
      return files.map((file) => path.join(target, file.name));
    },
  };

  /** @param {PackageFile} file @param {string} local @param {(bytes: number) => void} onBytes */
  async function fetchOne(file, local, onBytes) {
    const resuming = existsSync(local);
    const errors = await runDownload(file, local, onBytes);
    if (errors === undefined && (await hasChecksum(local, file))) return;
    rmSync(local, { force: true });
    // What an earlier run left was no beginning of this file: once more, from nothing.
    if (resuming) return fetchOne(file, local, onBytes);
    throw new UserError(`Could not fetch ${file.name}: ${errors ?? 'it arrived with a wrong checksum'}`);
  }

  /**
   * Goes on from where the local file ends.
   * @param {PackageFile} file @param {string} local @param {(bytes: number) => void} onBytes
   * @returns {Promise<string | undefined>} apt's errors
   */
  async function runDownload(file, local, onBytes) {
    const name = file.name.split('_')[0] ?? file.name;
    const child = start('apt-get', ['-c', configuration, '-q', 'download', name], {
      cwd: path.dirname(local),
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const finished = ended(child);
    let errors = '';
    child.stderr?.on('data', (chunk) => (errors += chunk));
    const timer = setInterval(() => onBytes(sizeOf(local)), 200);
    const code = await finished.finally(() => clearInterval(timer));
    return code === 0 ? undefined : errorLines(errors);
  }
}

/** @param {string} output of `apt-get --print-uris download` @returns {PackageFile[]} */
export function parsePrintedUris(output) {
  return [...output.matchAll(/^'[^']*' (\S+) (\d+) SHA256:([0-9a-f]{64})$/gm)].map((match) => ({
    name: match[1] ?? '',
    size: Number(match[2]),
    sha256: match[3] ?? '',
  }));
}

/**
 * An apt for Debian 13. Its archive keys came to Debian 12 with a point release of 2025; where this
 * machine's keyring is older, the newer keyring package is taken from the machine's own release,
 * whose index the old keys sign. So trust always starts at the keys that the machine has.
 * @param {string} folder
 * @param {string} mirror
 * @param {string} ownSuite this machine's release
 * @param {(text: string) => void} say
 * @param {string} [keyring]
 */
export async function debian13Apt(folder, mirror, ownSuite, say, keyring = machineKeyring) {
  if (!existsSync(keyring)) {
    throw new UserError(`${keyring} is missing, so Debian's packages can't be checked. Install debian-archive-keyring.`);
  }
  const apt = privateApt(path.join(folder, 'trixie'), mirror, 'trixie', keyring);
  const first = apt.update();
  if (first.ok) return apt;
  if (!first.unknownKey) throw unusableIndex(mirror, 'trixie', first);

  say(`  This machine's archive keyring does not know Debian 13's keys; taking the newer one from ${ownSuite}.`);
  const own = privateApt(path.join(folder, ownSuite), mirror, ownSuite, keyring);
  const ownUpdate = own.update();
  if (!ownUpdate.ok) throw unusableIndex(mirror, ownSuite, ownUpdate);
  const [file = ''] = await own.download(['debian-archive-keyring'], path.join(folder, 'keyring'));
  const unpacked = path.join(folder, 'keyring', 'unpacked');
  await unpackPackage(file, unpacked, { include: ['./usr/share/keyrings'] });
  const newerKeyring = path.join(unpacked, 'usr/share/keyrings/debian-archive-keyring.gpg');
  const second = privateApt(path.join(folder, 'trixie'), mirror, 'trixie', newerKeyring);
  const result = second.update();
  if (!result.ok) throw unusableIndex(mirror, 'trixie', result);
  return second;
}

/** @param {string} mirror @param {string} suite @param {{ unknownKey: boolean, errors: string }} result */
function unusableIndex(mirror, suite, { unknownKey, errors }) {
  return new UserError(
    unknownKey
      ? `The package index of '${suite}' on ${mirror} is signed by keys that this machine's debian-archive-keyring ` +
          `does not know, so it can't be verified, and nothing unverified is used:\n${errors}`
      : `The package index of '${suite}' could not be fetched from ${mirror} (is the network up?):\n${errors}`,
  );
}

/** @param {string} text */
function errorLines(text) {
  const lines = text.split('\n').filter((line) => /^[EW]: /.test(line));
  return (lines.length > 0 ? lines : text.trim().split('\n')).slice(0, 6).join('\n');
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** @param {string} local @param {PackageFile} file */
export async function hasChecksum(local, file) {
  if (sizeOf(local) !== file.size) return false;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(local)) hash.update(chunk);
  return hash.digest('hex') === file.sha256;
}
