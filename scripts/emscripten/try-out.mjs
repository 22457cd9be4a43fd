// Proves an Emscripten tree by building and running a program with it. That first use also makes
// whatever system library of the kinds that the project links is not ready-made, so that parallel
// compilations later find all of them.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { capture, ended, start } from '../lib/process.mjs';
import { say, UserError } from '../lib/report.mjs';

const program = `#include <coroutine>
#include <cstdio>
#include <stdexcept>
struct Eager {
  struct promise_type {
    Eager get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
};
Eager fail() { throw std::runtime_error("caught"); co_return; }
int main() {
  try { fail(); } catch (const std::exception& e) { std::puts(e.what()); }
}
`;

/** What the project links with: optimised or not, with assertions (their own libraries) or not. */
const variants = [
  ['-O0', '-sASSERTIONS'],
  ['-O2'],
];

/** The system libraries with wasm exceptions, as embuilder names what our link lines use. */
const systemLibraries = [
  'crt1', 'libc', 'libc-debug', 'libcompiler_rt', 'libcompiler_rt-wasm-sjlj', 'libdlmalloc', 'libdlmalloc-debug',
  'libc++-except', 'libc++abi-except', 'libc++abi-debug-except', 'libunwind-except', 'libstubs', 'libstubs-debug',
  'libnoexit', 'libhtml5', 'libal', 'libsockets',
];

/**
 * @param {string} root
 * @param {string} scratch a folder to work in, removed at the end
 */
export async function tryOut(root, scratch) {
  await runQuietly(path.join(root, 'embuilder'), ['build', ...systemLibraries]);
  mkdirSync(scratch, { recursive: true });
  const source = path.join(scratch, 'program.cpp');
  writeFileSync(source, program);
  for (const [index, options] of variants.entries()) {
    const output = path.join(scratch, `program${index}.mjs`);
    await runQuietly(path.join(root, 'em++'), ['-std=c++20', '-fwasm-exceptions', ...options, source, '-o', output]);
    const script = 'import(process.argv[1]).then((glue) => glue.default())';
    const result = capture(process.execPath, ['--eval', script, output]);
    if (result.stdout.trim() !== 'caught') {
      throw new UserError(`A small program built by the new Emscripten went wrong:\n${result.stdout}${result.stderr}`);
    }
  }
  rmSync(scratch, { recursive: true });
}

/**
 * Of what Emscripten logs, shows only which library it is making; the rest only if it fails.
 * @param {string} command
 * @param {string[]} args
 */
async function runQuietly(command, args) {
  const child = start(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (!child.stderr) throw new Error('a pipe was asked for');
  const finished = ended(child);
  let log = '';
  for await (const line of createInterface({ input: child.stderr })) {
    log += `${line}\n`;
    const making = /generating system \w+: (\S+?)\.\.\./.exec(line);
    if (making) say(`  making ${path.basename(making[1] ?? '')}`);
  }
  if ((await finished) !== 0) throw new UserError(`The new Emscripten does not work:\n${log}`);
}
