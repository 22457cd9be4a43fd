import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import catalog from '../../examples/catalog.json';
import type { Toolchain } from '../../web/compiler/toolchain.ts';
import { pageToolchain } from './page-toolchain.ts';
import { runProgram } from './run-program.ts';

let toolchain: Toolchain;

beforeAll(async () => {
  toolchain = await pageToolchain();
});

/** What the source prints, compiled and linked as in the page. */
async function output(source: string): Promise<{ stdout: string; stderr: string }> {
  const compiled = await toolchain.compile(source);
  expect(compiled.text, 'clang').not.toContain('error:');
  const linked = await toolchain.link(compiled.object!);
  expect(linked.text, 'wasm-ld').toBe('');
  return runProgram(linked.program!);
}

describe('examples', () => {
  const example = (id: string, file: string) => fileURLToPath(new URL(`../../examples/${id}/${file}`, import.meta.url));
  /** Of the first file that there is. */
  const text = (id: string, ...files: readonly string[]) => {
    const found = files.map((file) => example(id, file)).find((file) => existsSync(file));
    return found ? readFileSync(found, 'utf8') : '';
  };

  test.each(catalog.map(({ id }) => id))('%s prints what it should', async (id) => {
    const { stdout, stderr } = await output(text(id, 'main.cpp'));
    expect(stdout).toBe(text(id, 'expected-wasm.txt', 'expected.txt'));
    expect(stderr).toBe(text(id, 'expected-wasm-stderr.txt', 'expected-stderr.txt'));
  });
});

test('a program that does not use the runtime runs', async () => {
  const { stdout } = await output('#include <iostream>\nint main() { std::cout << "plain " << 42 << std::endl; }\n');
  expect(stdout).toBe('plain 42\n');
});

test('a program that does not include the runtime does not see it', async () => {
  expect((await toolchain.compile('int main() { asyncio::sleep(1); }\n')).text).toContain("'asyncio'");
});

test('a precompiled header of an earlier visit serves as well as a new one', async () => {
  const again = await pageToolchain();
  // The templates of this are instantiated at the end of what was precompiled, which clang looks up.
  const compiled = await again.compile(`#include <asyncio/asyncio.hpp>
asyncio::Coro<asyncio::Loop> loop() { co_return asyncio::get_running_loop(); }
int main() { return asyncio::run(loop()) == asyncio::run(loop()); }
`);
  expect(compiled.text).toBe('');
  expect(compiled.object).toBeDefined();
});
