import { describe, expect, test } from 'vitest';
import { pageCompileLine } from '../../wasm/toolchain/pack/compile-line.mjs';

const RECORDED = [
  ...['-cc1', '-triple', 'wasm32-unknown-emscripten', '-emit-obj', '-main-file-name', 'empty.cpp'],
  ...['-fdebug-compilation-dir=/home/me', '-fcoverage-compilation-dir=/home/me', '-v', '-fvisibility=hidden'],
  ...['-resource-dir', '/usr/lib/clang/19', '-isysroot', '/home/me/sysroot'],
  ...['-internal-isystem', '/home/me/sysroot/include/c++/v1', '-I', '/home/me/include'],
  ...['-iwithsysroot/include/fakesdl', '-iwithsysroot/include/compat', '-std=c++20', '-o', '/tmp/empty.o', '-x', 'c++'],
];

describe("the page's command line", () => {
  const line = pageCompileLine(RECORDED, ['-Wall']);

  test('keeps the flags of the language and of code generation', () => {
    expect(line).toEqual(expect.arrayContaining(['-cc1', 'wasm32-unknown-emscripten', '-fvisibility=hidden', '-std=c++20', '-Wall']));
  });

  test('names no file of the machine that it was recorded on', () => {
    expect(line.filter((word) => /home|tmp|usr|empty/.test(word))).toEqual([]);
  });

  test('leaves input, output and action to each call', () => {
    expect(line).not.toEqual(expect.arrayContaining(['-o']));
    expect(line).not.toEqual(expect.arrayContaining(['-x']));
    expect(line).not.toEqual(expect.arrayContaining(['-emit-obj']));
  });

  test("writes exceptions in the libraries' encoding", () => {
    expect(line.join(' ')).toContain('-mllvm -wasm-use-legacy-eh=true');
  });
});
