import { expect, it } from 'vitest';
import { parseStatus } from '../../scripts/packages/install.mjs';
import {
  debianPackages,
  installCommand,
  missingPackages,
  packagesFor,
  parseInstalled,
  provider,
} from '../../scripts/packages/table.mjs';

/**
 * @param {{ packages?: Record<string, string>, programs?: Record<string, string>, files?: string[] }} has
 * @returns {import('../../scripts/packages/table.mjs').Machine}
 */
function machine({ packages = {}, programs = {}, files = [] }) {
  return {
    installedVersion: (name) => packages[name],
    programOnPath: (name) => programs[name],
    fileExists: (file) => files.includes(file),
  };
}

const start = packagesFor('start', { ownEmscripten: false });

it('lacks everything on an empty machine, each package once', () => {
  const missing = missingPackages([...start, ...packagesFor('test', { ownEmscripten: false })], machine({}));
  expect(missing).toContain('cmake');
  expect(missing).toContain('firefox-esr');
  expect(missing).toEqual([...new Set(missing)]);
});

it('lacks nothing where every package is installed', () => {
  const packages = Object.fromEntries(debianPackages.map(({ name }) => [name, '999.0']));
  expect(missingPackages(debianPackages, machine({ packages }))).toEqual([]);
});

it("does not ask for LLVM where the user's own Emscripten brings one", () => {
  const names = packagesFor('start', { ownEmscripten: true }).map(({ name }) => name);
  expect(names).toContain('cmake');
  expect(names.filter((name) => /^(clang|lld|llvm)/.test(name))).toEqual([]);
});

it('takes an equivalent program on PATH', () => {
  const own = machine({ programs: { cmake: '/opt/cmake/bin/cmake' } });
  expect(missingPackages(start, own)).not.toContain('cmake');
  const cmake = start.find(({ name }) => name === 'cmake');
  expect(cmake && provider(cmake, own)).toBe('/opt/cmake/bin/cmake');
});

it('takes an equivalent file', () => {
  expect(missingPackages(start, machine({ files: ['/usr/lib/llvm-19/bin/wasm-ld'] }))).not.toContain('lld-19');
});

it('asks for a newer browser where the installed one is too old', () => {
  const test = packagesFor('test', { ownEmscripten: false });
  const has = (/** @type {string} */ version) =>
    machine({ packages: { 'firefox-esr': version }, programs: { 'firefox-esr': '/usr/bin/firefox-esr' } });
  expect(missingPackages(test, has('140.12.0esr-1~deb12u1'))).toContain('firefox-esr');
  expect(missingPackages(test, has('153.7.0esr-1~deb12u1'))).not.toContain('firefox-esr');
});

it('names the exact command', () => {
  expect(installCommand(['a', 'b'])).toBe(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends a b',
  );
});

it('counts a package as installed only when dpkg says so', () => {
  const installed = parseInstalled('cmake 3.25.1-1 installed\nninja-build 1.11.1 config-files\npython3  not-installed\n');
  expect([...installed]).toEqual([['cmake', '3.25.1-1']]);
});

it("reads apt's progress, also of packages with an architecture", () => {
  const text = 'dlstatus:3:41.5:Retrieving file 3 of 12\npmstatus:libfmt9:amd64:70.25:Unpacking libfmt9:amd64\npmstatus:cmake:80:x\n';
  expect(parseStatus(text)).toEqual([
    { phase: 'fetch', percent: 41.5 },
    { phase: 'install', percent: 70.25 },
    { phase: 'install', percent: 80 },
  ]);
});
