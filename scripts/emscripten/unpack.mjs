// Unpacks Debian packages into a folder, without installing them and without what we never use.

import { mkdirSync } from 'node:fs';
import { capture, ended, start } from '../lib/process.mjs';
import { UserError } from '../lib/report.mjs';

const libraries = './usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten';

/**
 * What of the packages is left out, as tar's patterns. Emscripten brings every variant of its
 * libraries ready-made, 1.6 GB; it can build any of them again from its own sources when needed.
 */
export const leftOut = [
  './usr/share/doc',
  './usr/share/man',
  './usr/share/lintian',
  './usr/share/gdb',
  './usr/share/emscripten/docs',
  './usr/share/emscripten/media',
  './usr/share/emscripten/test',
  './usr/share/emscripten/ChangeLog.*',
  // Link-time optimisation and position-independent code.
  `${libraries}/lto*`,
  `${libraries}/pic`,
  // Threads, wasm workers, sanitizers, and interfaces that the runtime does not have.
  `${libraries}/lib*-mt*.a`,
  `${libraries}/lib*-ww*.a`,
  `${libraries}/lib*asan*.a`,
  `${libraries}/lib*[lu]*san_*.a`,
  `${libraries}/libsanitizer_*.a`,
  `${libraries}/libGL-*-*.a`,
  `${libraries}/libwasmfs*.a`,
  `${libraries}/libwebgpu*.a`,
  `${libraries}/libemmalloc*.a`,
];

/**
 * @param {string} file a .deb
 * @param {string} target made if missing
 * @param {{ include?: string[], onBytes?: (bytes: number) => void }} [options]
 *   onBytes is told how many bytes of the package's content were read so far
 */
export async function unpackPackage(file, target, { include = [], onBytes } = {}) {
  mkdirSync(target, { recursive: true });
  const reader = start('dpkg-deb', ['--fsys-tarfile', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const writer = start(
    'tar',
    [
      ...['--extract', '--no-same-owner', '--anchored', '--wildcards', '--directory', target],
      ...leftOut.map((pattern) => `--exclude=${pattern}`),
      ...['--file', '-'],
      ...include,
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const codes = Promise.all([ended(reader), ended(writer)]);
  if (!reader.stdout || !writer.stdin) throw new Error('pipes were asked for');
  let bytes = 0;
  reader.stdout.on('data', (chunk) => onBytes?.((bytes += chunk.length)));
  // tar may end early (a full disk): its exit code tells, the broken pipe need not.
  writer.stdin.on('error', () => reader.kill());
  reader.stdout.pipe(writer.stdin);
  const [, written] = await codes;
  if (written !== 0) throw new UserError(`Could not unpack ${file} into ${target} (is the disk full?).`);
}

/** @param {string} file a .deb @returns {number} bytes that its content takes, about */
export function unpackedSize(file) {
  return Number(capture('dpkg-deb', ['--field', file, 'Installed-Size']).stdout.trim() || 0) * 1024;
}
