import { readdirSync, readFileSync } from 'node:fs';
import { format } from '@wasm-fmt/clang-format';
import { describe, expect, it } from 'vitest';
import { minimalChanges } from '../../web/editor/minimal-changes.ts';

const examples = new URL('../../examples/', import.meta.url);
const style = readFileSync(new URL('.clang-format', examples), 'utf8');

function applied(before: string, after: string): string {
  return minimalChanges(before, after)
    .reverse()
    .reduce((text, { range, text: insert }) => text.slice(0, range.from) + insert + text.slice(range.to), before);
}

describe('minimalChanges', () => {
  it.each([
    ['the same', 'int a;\n', 'int a;\n'],
    ['white space', 'int  a ;int b;', 'int a;\nint b;\n'],
    ['white space where there was none', 'a+b', 'a + b'],
    ['lines in another order', '#include <b>\n#include <a>\nint  x;\n', '#include <a>\n#include <b>\n\nint x;\n'],
    ['a comment that is broken anew', '// one two three\nint  a;', '// one two\n// three\nint a;\n'],
    ['something of nothing', '', 'int a;'],
    ['nothing of something', 'int a;', ''],
    ['repeated letters', 'aaa  a', 'aa a'],
    ['repeated words that differ in number', 'x  y y y z', 'x y y z'],
    ['all of it', 'abc', 'xyz'],
  ])('makes one text of the other: %s', (_, before, after) => {
    expect(applied(before, after)).toBe(after);
  });

  it('touches only white space where only that differs', () => {
    expect(minimalChanges('int  a;\nint b ;\n', 'int a;\nint b;\n')).toEqual([
      { range: { from: 3, to: 5 }, text: ' ' },
      { range: { from: 13, to: 14 }, text: '' },
    ]);
  });

  it('leaves what is before and after the one place where words differ', () => {
    const edits = minimalChanges('int  a; x y int  b;', 'int a; y x int b;');
    expect(edits).toHaveLength(3);
    expect(edits[1]?.text.trim()).toBe('y x');
  });
});

describe("the examples' style", () => {
  const names = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it.each(names.map(({ name }) => name))('leaves the example %s as it is', (name) => {
    const source = readFileSync(new URL(`${name}/main.cpp`, examples), 'utf8');
    expect(format(source, 'main.cpp', style)).toBe(source);
  });

  it('mends what is out of it', () => {
    expect(format('int main( ){return 0;}\n', 'main.cpp', style)).toBe('int main() { return 0; }\n');
  });
});
