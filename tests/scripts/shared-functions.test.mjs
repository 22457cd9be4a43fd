import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withSharedFunctions } from '../../wasm/toolchain/llvm/shared-functions.mjs';

/** See whole.wat. @param {string} name */
const part = (name) => readFileSync(new URL(`../web/split-module/${name}.wasm`, import.meta.url));

test('what the rest shares with the primary part is one table, and no export each', () => {
  const made = withSharedFunctions(part('split'), part('rest'));
  // tests/web/llvm-module.test.ts runs it.
  expect(made).toEqual(part('primary'));
  expect(WebAssembly.Module.exports(new WebAssembly.Module(made)).map(({ name }) => name)).toEqual([
    ...['memory', '_start', 'c', 'd', 'shared functions'],
  ]);
});

test('a rest of another module is refused', () => {
  expect(() => withSharedFunctions(part('whole'), part('rest'))).toThrow('the rest imports a, which is not there');
});
