/// <reference lib="dom" /> for WebAssembly, which Node.js has as well

import { describe, expect, test } from 'vitest';
import { disarmAssertions } from '../../wasm/toolchain/llvm/assertions.mjs';

const TEXT = 'Assertion failed: %s (%s: %s: %d)\n\0';
/** The address of the text, as a linker writes it; and the number of the function that has it. */
const ADDRESS = [0x80, 0xa0, 0x80, 0x80, 0x00];
const FAIL = [0x80, 0x80, 0x80, 0x80, 0x00];

const [VOID, BLOCK, IF, END, BR, BR_IF, GET, CONST, CALL, UNREACHABLE] = [0x40, 0x02, 0x04, 0x0b, 0x0c, 0x0d, 0x20, 0x41, 0x10, 0x00];
const CONDITION = [GET, 0];
const FAILURE = [CONST, 7, GET, 0, CALL, ...FAIL, UNREACHABLE];
const RESULT = [CONST, 42];

/** @param {number} id @param {number[]} content */
const section = (id, content) => [id, content.length, ...content];

/** A module whose function takes a number and returns one. @param {number[]} code */
function moduleOf(code, text = TEXT, users = 1) {
  const fail = [0, CONST, ...ADDRESS, 0x1a, END];
  const bodies = [...Array.from({ length: users }, () => fail), [0, ...code, END]];
  const data = [...Buffer.from(text)];
  return Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [2, 0x60, 2, 0x7f, 0x7f, 0, 0x60, 1, 0x7f, 1, 0x7f]),
    ...section(3, [bodies.length, ...bodies.slice(1).map(() => 0), 1]),
    ...section(5, [1, 0, 1]),
    ...section(7, [1, 1, 102, 0, bodies.length - 1]),
    ...section(10, [bodies.length, ...bodies.flatMap((body) => [body.length, ...body])]),
    ...section(11, [1, 0, CONST, ...ADDRESS, END, data.length, ...data]),
  ]);
}

/** @param {Buffer} module @param {number} argument */
function call(module, argument) {
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(module))).exports;
  return /** @type {Function} */ (f)(argument);
}

/** Ways in which compilers lay out a check; each fails for 1 and gives 42 otherwise. */
const CHECKS = {
  'a branch to a failure further down': [
    ...[BLOCK, VOID, BLOCK, VOID, ...CONDITION, BR_IF, 0, BR, 1, END, ...FAILURE, END, ...RESULT],
  ],
  'branches out of several blocks to one failure': [
    ...[BLOCK, VOID, BLOCK, VOID, BLOCK, VOID, ...CONDITION, BR_IF, 0, ...CONDITION, BR_IF, 1, BR, 2, END, END],
    ...[...FAILURE, END, ...RESULT],
  ],
  'a branch around a failure': [BLOCK, VOID, ...CONDITION, 0x45, BR_IF, 0, ...FAILURE, END, ...RESULT],
  'a failure under a condition': [...CONDITION, IF, VOID, ...FAILURE, END, ...RESULT],
};

describe('assertions', () => {
  test.each(Object.entries(CHECKS))('are not checked: %s', (_, code) => {
    const module = moduleOf(code);
    expect(() => call(module, 1)).toThrow(WebAssembly.RuntimeError);
    expect(call(module, 0)).toBe(42);
    expect(disarmAssertions(module)).toBeGreaterThan(0);
    expect(call(module, 1)).toBe(42);
    expect(call(module, 0)).toBe(42);
  });

  test('that a place is never reached still hold', () => {
    const module = moduleOf(FAILURE);
    expect(disarmAssertions(module)).toBe(0);
    expect(() => call(module, 0)).toThrow(WebAssembly.RuntimeError);
  });

  test('do not concern other branches', () => {
    const module = moduleOf([BLOCK, VOID, ...CONDITION, BR_IF, 0, CONST, 1, 0x0f, END, ...RESULT]);
    disarmAssertions(module);
    expect([call(module, 0), call(module, 1)]).toEqual([1, 42]);
  });

  test('need one function that tells of them', () => {
    expect(() => disarmAssertions(moduleOf(RESULT, 'Another text'))).toThrow('no assertions');
    expect(() => disarmAssertions(moduleOf(RESULT, TEXT, 2))).toThrow('2 users');
  });
});
