import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import catalog from '../../examples/catalog.json';
import type { Toolchain } from '../../web/compiler/toolchain.ts';
import { pageToolchain } from './page-toolchain.ts';
import { runProgram } from './run-program.ts';

let toolchain: Toolchain;

beforeAll(() => {
  toolchain = pageToolchain();
});

/** What the source prints, compiled and linked as in the page. */
function output(source: string): { stdout: string; stderr: string } {
  const compiled = toolchain.compile(source);
  expect(compiled.text, 'clang').not.toContain('error:');
  const linked = toolchain.link(compiled.object!);
  expect(linked.text, 'wasm-ld').toBe('');
  return runProgram(linked.program!);
}

describe('examples', () => {
  const example = (id: string, file: string) => fileURLToPath(new URL(`../../examples/${id}/${file}`, import.meta.url));
  const text = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

  test.each(catalog.map(({ id }) => id))('%s prints what it should', (id) => {
    const { stdout, stderr } = output(text(example(id, 'main.cpp')));
    expect(stdout).toBe(text(example(id, 'expected.txt')));
    expect(stderr).toBe(text(example(id, 'expected-stderr.txt')));
  });
});

test('a program that does not use the runtime runs', () => {
  const { stdout } = output('#include <iostream>\nint main() { std::cout << "plain " << 42 << std::endl; }\n');
  expect(stdout).toBe('plain 42\n');
});

test('a program that does not include the runtime does not see it', () => {
  expect(toolchain.compile('int main() { asyncio::sleep(1); }\n').text).toContain("'asyncio'");
});
