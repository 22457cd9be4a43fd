// `npm run doctor`: what this machine has of what the commands need, which version, from where, and
// the exact command that brings what is missing.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { emscriptenLink, currentEmscripten } from './emscripten/index.mjs';
import { llvmFolder } from './emscripten/layout.mjs';
import { cacheFolder, findEmscriptens } from './emscripten/locate.mjs';
import { nodeModulesAreCurrent } from './lib/node-modules.mjs';
import { usesOwnEmscripten } from './lib/prepare.mjs';
import { capture, which } from './lib/process.mjs';
import { bold, green, red, runMain, say, yellow } from './lib/report.mjs';
import { debianPackages, installCommand, missingPackages, provider, thisMachine } from './packages/table.mjs';

/** The first versions known to have JSPI switched on; programs run in the blocking way without it. */
const firstWithJspi = { chromium: 137, firefox: 153 };

/** @param {string} name @param {string | undefined} found @param {string} [otherwise] */
function line(name, found, otherwise = 'missing') {
  say(`  ${found ? green('✓') : red('✗')} ${name.padEnd(16)} ${found ?? otherwise}`);
}

/** @param {string} program @param {string[]} [args] */
function versionOf(program, args = ['--version']) {
  const file = program.includes('/') ? (existsSync(program) ? program : undefined) : which(program);
  if (!file) return undefined;
  const { stdout, stderr } = capture(file, args);
  return `${/\d+(\.\d+)+/.exec(stdout || stderr)?.[0] ?? 'of unknown version'}  ${file}`;
}

/** @param {string | undefined} version @param {keyof typeof firstWithJspi} browser */
function withJspi(version, browser) {
  if (!version) return undefined;
  return `${version}  ${Number.parseInt(version, 10) >= firstWithJspi[browser] ? 'with JSPI' : 'not known to have JSPI'}`;
}

function reportTools() {
  say(bold('Tools'));
  line('node', `${process.versions.node}  ${process.execPath}`);
  for (const program of ['npm', 'cmake', 'ninja', 'python3', 'g++', 'clang++-19', 'clang-format-19', 'clang-tidy-19']) {
    line(program, versionOf(program));
  }
  line('chromium', withJspi(versionOf('chromium'), 'chromium'));
  line('firefox', withJspi(versionOf('firefox-esr') ?? versionOf('firefox'), 'firefox'));
  line('npm packages', nodeModulesAreCurrent() ? 'as package-lock.json pins them' : undefined, 'not up to date');
}

function reportPackages() {
  say(bold('\nDebian packages'));
  const machine = thisMachine();
  const ownEmscripten = usesOwnEmscripten();
  const entries = debianPackages.filter((entry) => !(ownEmscripten && entry.privateEmscriptenOnly));
  for (const entry of entries) {
    const from = provider(entry, machine);
    line(entry.name, from && `${from}  ${entry.use}`, `missing or too old; ${entry.neededBy.join(', ')}: ${entry.use}`);
  }
  return missingPackages(entries, machine);
}

function reportEmscripten() {
  say(bold('\nEmscripten'));
  for (const found of findEmscriptens()) line(found.version, `${found.origin}: ${found.root}`);
  const { chosen, notes } = currentEmscripten();
  for (const note of notes) say(`  ${yellow(note)}`);
  if (!chosen) {
    line('none that serves', undefined, `a private one will be set up in ${cacheFolder()}`);
    return false;
  }
  const setting = (/** @type {string} */ name) => capture(path.join(chosen.root, 'em-config'), [name]).stdout.trim();
  line('LLVM', versionOf(path.join(setting('LLVM_ROOT') || llvmFolder, 'clang')));
  line('Binaryen', binaryen(setting('BINARYEN_ROOT')));
  const linked = existsSync(path.join(emscriptenLink, 'emcc.py'));
  line('build/emscripten', linked ? 'linked, so cmake --preset wasm works' : undefined, 'not linked yet');
  return linked;
}

/** @param {string} root */
function binaryen(root) {
  const file = path.join(root, 'bin', 'wasm-opt');
  const { ok, stdout } = capture(file, ['--version']);
  return ok ? `${/\d+/.exec(stdout)?.[0] ?? ''}  ${path.dirname(file)}` : undefined;
}

await runMain(async () => {
  reportTools();
  const missing = reportPackages();
  const emscriptenReady = reportEmscripten();
  say(bold('\nTo do'));
  if (missing.length > 0) say(`  ${installCommand(missing)}`);
  if (!emscriptenReady || !nodeModulesAreCurrent()) say('  npm run setup');
  if (missing.length === 0 && emscriptenReady && nodeModulesAreCurrent()) say('  nothing: all is there');
});
