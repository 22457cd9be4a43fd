import { expect, test } from 'vitest';
import { foreignImports, offeredBy } from '../../web/runner/program-imports.ts';

const text = (value: string) => [value.length, ...new TextEncoder().encode(value)];

/** A program that imports one function without parameters. */
function importing(module: string, name: string): WebAssembly.Module {
  const entry = [1, ...text(module), ...text(name), 0x00, 0];
  const types = [1, 4, 1, 0x60, 0, 0];
  return new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...types, 2, entry.length, ...entry]));
}

const functions = { now: () => 0 };
const offered = offeredBy({ env: functions, wasi: functions });

test.each(['env', 'wasi'])('what is offered in %s may be imported', (module) => {
  expect(foreignImports(importing(module, 'now'), offered)).toEqual([]);
});

test.each([
  ['env', 'emscripten_run_script'],
  ['other', 'now'],
  // What an engine would find in any object.
  ['env', 'constructor'],
  ['env', 'toString'],
  ['constructor', 'constructor'],
  ['__proto__', 'constructor'],
])('%s.%s is not offered', (module, name) => {
  expect(foreignImports(importing(module, name), offered)).toEqual([name]);
});

test('only functions are', () => {
  const entry = [1, ...text('env'), ...text('now'), 0x02, 0, 1];
  const program = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 2, entry.length, ...entry]);
  expect(foreignImports(new WebAssembly.Module(program), offered)).toEqual(['now']);
});
