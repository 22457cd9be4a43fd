/// <reference lib="dom" /> for WebAssembly, which Node.js has as well

import { expect, test } from 'vitest';
import { disarmAssertions, limitMemory } from '../../wasm/toolchain/llvm/trim.mjs';

const TEXT = 'Assertion failed: %s (%s: %s: %d)\n\0';
const ADDRESS = 4096;

/** @param {number} id @param {number[]} content */
const section = (id, content) => [id, content.length, ...content];

/** `address` returns the address of a text as a linker writes it, `other` the number 1. @param {string} text */
function moduleWith(text, users = 1) {
  const user = [0, 0x41, 0x80, 0xa0, 0x80, 0x80, 0x00, 0x0b];
  const other = [0, 0x41, 1, 0x0b];
  const bodies = [...Array.from({ length: users }, () => user), other];
  const data = [...Buffer.from(`ab${text}`)];
  return Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 1, 0x7f]),
    ...section(3, [bodies.length, ...bodies.map(() => 0)]),
    ...section(5, [1, 1, 1, 0x80, 0x80, 0x04]),
    ...section(7, [3, 1, 97, 0, 0, 1, 98, 0, bodies.length - 1, 1, 109, 2, 0]),
    ...section(10, [bodies.length, ...bodies.flatMap((body) => [body.length, ...body])]),
    ...section(11, [1, 0, 0x41, ...[0xfe, 0x9f, 0x80, 0x80, 0x00], 0x0b, data.length, ...data]),
  ]);
}

/** @param {Buffer} module */
function exportsOf(module) {
  return /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(module))).exports);
}

test('the function that has the text of failed assertions traps, others are as they were', () => {
  const module = moduleWith(TEXT);
  expect(exportsOf(module).a()).toBe(ADDRESS);
  disarmAssertions(module);
  const { a, b } = exportsOf(module);
  expect(a).toThrow(WebAssembly.RuntimeError);
  expect(b()).toBe(1);
});

test('a module without assertions, or with several functions for them, is refused', () => {
  expect(() => disarmAssertions(moduleWith('Another text'))).toThrow('no assertions');
  expect(() => disarmAssertions(moduleWith(TEXT, 2))).toThrow('2 users');
});

test('the memory can grow to the limit and no further', () => {
  const module = moduleWith(TEXT);
  limitMemory(module, 3 * 64 * 1024);
  const { m } = exportsOf(module);
  expect(m.grow(2)).toBe(1);
  expect(() => m.grow(1)).toThrow(RangeError);
});
