// Installs the Debian packages that are missing: as root by apt-get; for anyone else it says the
// command to run, and nothing is begun.

import { ended, start, which } from '../lib/process.mjs';
import { isRoot } from '../lib/project.mjs';
import { say, startProgress, UserError } from '../lib/report.mjs';
import { installCommand, missingPackages, packagesFor, thisMachine } from './table.mjs';

/**
 * @param {import('./table.mjs').Purpose[]} purposes
 * @param {{ ownEmscripten: boolean }} options
 */
export async function ensurePackages(purposes, options) {
  const entries = purposes.flatMap((purpose) => packagesFor(purpose, options));
  const missing = missingPackages(entries, thisMachine());
  if (missing.length === 0) return;
  if (!which('apt-get')) {
    throw new UserError(`These are missing, by Debian's names: ${missing.join(' ')}. Install them as this system does.`);
  }
  if (!isRoot) {
    throw new UserError(`Debian packages are missing or too old. Install them with this command, then try again:\n\n  ${installCommand(missing)}\n`);
  }
  say(`Installing Debian packages: ${missing.join(' ')}`);
  await install(missing);
  const still = missingPackages(entries, thisMachine());
  if (still.length > 0) throw new UserError(`apt-get ended well, yet these are missing or too old: ${still.join(' ')}`);
}

/** @param {string[]} names */
async function install(names) {
  say('  reading the package lists …');
  const update = start('apt-get', ['-q', 'update'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if ((await ended(update)) !== 0) throw new UserError('apt-get update failed (see above).');
  const { code, log } = await aptGetInstall(names);
  if (code !== 0) throw new UserError(`apt-get failed:\n${log}`);
}

/** @param {string[]} names */
async function aptGetInstall(names) {
  const child = start(
    'apt-get',
    ['-q', '-y', '--no-install-recommends', '-o', 'APT::Status-Fd=3', '-o', 'Dpkg::Use-Pty=0', 'install', ...names],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } },
  );
  const finished = ended(child);
  let log = '';
  child.stdout?.on('data', (chunk) => (log += chunk));
  child.stderr?.on('data', (chunk) => (log += chunk));
  const status = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  const fetching = startProgress('fetched');
  const installing = startProgress('installed');
  status.on('data', (chunk) => {
    for (const { phase, percent } of parseStatus(String(chunk))) (phase === 'fetch' ? fetching : installing).update(percent);
  });
  const code = await finished;
  if (code === 0) installing.finish();
  return { code, log: log.trim().split('\n').slice(-20).join('\n') };
}

/**
 * Apt's progress lines, `dlstatus:<items>:<percent>:<text>` and `pmstatus:<package>:<percent>:<text>`.
 * @param {string} text
 */
export function parseStatus(text) {
  return [...text.matchAll(/^(dl|pm)status:[^:]*(?::[^:\d][^:]*)?:([\d.]+):/gm)].map((match) => ({
    phase: /** @type {'fetch' | 'install'} */ (match[1] === 'dl' ? 'fetch' : 'install'),
    percent: Number(match[2]),
  }));
}
