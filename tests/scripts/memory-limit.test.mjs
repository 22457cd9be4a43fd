/// <reference lib="dom" /> for WebAssembly, which Node.js has as well

import { expect, test } from 'vitest';
import { limitMemory } from '../../wasm/toolchain/llvm/memory-limit.mjs';

const MAGIC = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

test('the memory can grow to the limit and no further', () => {
  const module = Buffer.from([...MAGIC, 5, 6, 1, 1, 1, 0x80, 0x80, 0x04, 7, 5, 1, 1, 109, 2, 0]);
  limitMemory(module, 3 * 64 * 1024);
  const { m } = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(module))).exports);
  expect(m.grow(2)).toBe(1);
  expect(() => m.grow(1)).toThrow(RangeError);
});

test('a memory without a limit of its own is not expected', () => {
  const module = Buffer.from([...MAGIC, 5, 3, 1, 0, 1]);
  expect(() => limitMemory(module, 1)).toThrow('unknown kind');
});
