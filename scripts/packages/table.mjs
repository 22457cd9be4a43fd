// The Debian packages that the commands use. This table is the only list of them.

import { existsSync } from 'node:fs';
import { capture, which } from '../lib/process.mjs';

/** @typedef {'start' | 'test' | 'bench'} Purpose */

/**
 * @typedef {object} DebianPackage
 * @property {string} name
 * @property {string} use what we use it for
 * @property {Purpose[]} neededBy
 * @property {string[]} [programs] any of these on PATH serves as well
 * @property {string} [file] so does this file, from wherever it came
 * @property {number} [atLeast] the first major version that serves
 * @property {boolean} [privateEmscriptenOnly] a user's own Emscripten brings its own
 */

/** @type {DebianPackage[]} */
export const debianPackages = [
  { name: 'cmake', use: 'configures the C++ builds', neededBy: ['start', 'test', 'bench'], programs: ['cmake'] },
  { name: 'ninja-build', use: 'runs the C++ builds', neededBy: ['start', 'test', 'bench'], programs: ['ninja'] },
  { name: 'python3', use: "runs Emscripten and the originals that C++ programs are compared with", neededBy: ['start', 'test', 'bench'], programs: ['python3'] },
  { name: 'libfmt-dev', use: 'formats what print() prints', neededBy: ['start', 'test', 'bench'], file: '/usr/local/include/fmt/format.h' },
  { name: 'clang-19', use: 'compiles to WebAssembly', neededBy: ['start', 'test'], file: '/usr/lib/llvm-19/bin/clang', privateEmscriptenOnly: true },
  { name: 'lld-19', use: 'links WebAssembly', neededBy: ['start', 'test'], file: '/usr/lib/llvm-19/bin/wasm-ld', privateEmscriptenOnly: true },
  { name: 'llvm-19', use: 'makes archives of WebAssembly', neededBy: ['start', 'test'], file: '/usr/lib/llvm-19/bin/llvm-ar', privateEmscriptenOnly: true },
  { name: 'g++', use: 'compiles natively', neededBy: ['test', 'bench'], programs: ['g++'] },
  { name: 'clang-19', use: 'compiles natively, too', neededBy: ['test'], programs: ['clang++-19'] },
  { name: 'googletest', use: 'the C++ test suite', neededBy: ['test'], file: '/usr/src/googletest/CMakeLists.txt' },
  { name: 'clang-format-19', use: 'checks the formatting of C++', neededBy: ['test'], programs: ['clang-format-19'] },
  { name: 'clang-tidy-19', use: 'checks C++ for likely mistakes', neededBy: ['test'], programs: ['clang-tidy-19'] },
  { name: 'chromium', use: 'browser tests and benchmarks', neededBy: ['test', 'bench'], programs: ['chromium'], atLeast: 137 },
  // The older ESR of Debian 12's first years has no JSPI and too little of WebDriver BiDi.
  { name: 'firefox-esr', use: 'browser tests and benchmarks', neededBy: ['test', 'bench'], programs: ['firefox-esr', 'firefox'], atLeast: 153 },
  { name: 'libbenchmark-dev', use: 'runs benchmarks', neededBy: ['bench'], file: '/usr/local/include/benchmark/benchmark.h' },
  { name: 'libasio-dev', use: 'the peer that benchmarks compare with', neededBy: ['bench'], file: '/usr/local/include/asio.hpp' },
];

/**
 * @typedef {object} Machine what the table is compared with
 * @property {(name: string) => string | undefined} installedVersion
 * @property {(program: string) => string | undefined} programOnPath
 * @property {(file: string) => boolean} fileExists
 */

/**
 * @param {Purpose} purpose
 * @param {{ ownEmscripten: boolean }} options whether the user's own Emscripten serves
 */
export function packagesFor(purpose, { ownEmscripten }) {
  return debianPackages.filter(
    (entry) => entry.neededBy.includes(purpose) && !(ownEmscripten && entry.privateEmscriptenOnly),
  );
}

/**
 * Where this entry's need is met from, for the person; undefined where it is not.
 * @param {DebianPackage} entry
 * @param {Machine} machine
 */
export function provider(entry, machine) {
  const version = machine.installedVersion(entry.name);
  if (version) {
    const recent = entry.atLeast === undefined || Number.parseInt(version, 10) >= entry.atLeast;
    return recent ? `Debian package ${version}` : undefined;
  }
  for (const program of entry.programs ?? []) {
    const file = machine.programOnPath(program);
    if (file) return file;
  }
  return entry.file && machine.fileExists(entry.file) ? entry.file : undefined;
}

/**
 * @param {DebianPackage[]} entries
 * @param {Machine} machine
 * @returns {string[]} names of the packages to install
 */
export function missingPackages(entries, machine) {
  return [...new Set(entries.filter((entry) => !provider(entry, machine)).map((entry) => entry.name))];
}

/**
 * For the person to run. The lists are read first: they may be absent, as in a container, or lack the
 * security archive, where the newer browsers are.
 * @param {string[]} names
 */
export function installCommand(names) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/** @returns {Machine} this one, as it is now */
export function thisMachine() {
  const names = [...new Set(debianPackages.map((entry) => entry.name))];
  // Fails where a package is unknown, but still tells of the others.
  const { stdout } = capture('dpkg-query', ['--show', '--showformat', '${Package} ${Version} ${db:Status-Status}\n', ...names]);
  const installed = parseInstalled(stdout);
  return {
    installedVersion: (name) => installed.get(name),
    programOnPath: (program) => which(program),
    fileExists: existsSync,
  };
}

/** @param {string} output of dpkg-query @returns {Map<string, string>} version by name */
export function parseInstalled(output) {
  const installed = new Map();
  for (const line of output.split('\n')) {
    const [name, version, status] = line.split(' ');
    if (name && version && status === 'installed') installed.set(name, version);
  }
  return installed;
}
