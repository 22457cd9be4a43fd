import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { instantiateTool, RestNeeded, type SplitModule } from '../../web/compiler/llvm-module.ts';

/** See split-module/whole.wat. */
function part(name: 'whole' | 'primary' | 'rest'): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL(`split-module/${name}.wasm`, import.meta.url)));
}

const [COMMON, RARE, NOWHERE] = [0, 1, 2];

/** What the tool tells its host, which answers it by these numbers of functions. */
function told(modules: SplitModule, answers: readonly number[]): bigint[] {
  const left = [...answers];
  const result: bigint[] = [];
  const host = { ask: () => left.shift(), tell: (value: bigint) => void result.push(value) };
  const { _start } = instantiateTool(modules, { host }).exports as { _start: () => void };
  _start();
  return result;
}

test('a tool that never comes to the rest does without it', () => {
  expect(told({ primary: part('primary'), rest: undefined }, [COMMON, COMMON])).toEqual([21n, 31n]);
});

test('a tool that comes to the rest without having it says so', () => {
  expect(() => told({ primary: part('primary'), rest: undefined }, [COMMON, RARE])).toThrow(RestNeeded);
});

test('a tool that has the rest goes on in it, with the same memory and variables', () => {
  expect(told({ primary: part('primary'), rest: part('rest') }, [RARE, RARE])).toEqual([1n, 1n, 42n, 1n, 2n, 62n]);
});

test('the run that is made again with the rest begins afresh', () => {
  const primary = part('primary');
  expect(() => told({ primary, rest: undefined }, [RARE, RARE])).toThrow(RestNeeded);
  expect(told({ primary, rest: part('rest') }, [RARE, COMMON])).toEqual([1n, 1n, 42n, 31n]);
});

test('a module that is not split works as well', () => {
  expect(told({ primary: part('whole'), rest: undefined }, [RARE, COMMON])).toEqual([1n, 1n, 42n, 31n]);
});

test('a trap of a module that is not split is a trap', () => {
  expect(() => told({ primary: part('whole'), rest: undefined }, [NOWHERE])).toThrow(WebAssembly.RuntimeError);
});

test('a trap with the rest is a trap', () => {
  expect(() => told({ primary: part('primary'), rest: part('rest') }, [NOWHERE])).toThrow(WebAssembly.RuntimeError);
});
