import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { markedParts } from '../../../web/editor/part-markers.ts';

const partsOf = (...lines: string[]) => markedParts(Text.of(lines));

test('markers enclose parts, in any indentation', () => {
  expect(
    partsOf('// hidden-begin', '#include <x>', '// hidden-end', 'f() {', '  // editable-begin', '  ;', '  //editable-end ', '}'),
  ).toEqual({ hidden: [{ from: 1, to: 3 }], editable: [{ from: 5, to: 7 }] });
});

test('a marker without its other half is a comment', () => {
  expect(partsOf('// hidden-begin', 'a', 'b').hidden).toEqual([]);
  expect(partsOf('a', '// hidden-end').hidden).toEqual([]);
  expect(partsOf('// hidden-begin', 'a', '// hidden-begin', 'b', '// hidden-end', '// hidden-end').hidden).toEqual([
    { from: 3, to: 5 },
  ]);
  expect(partsOf('// editable-begin', 'a', '// hidden-end')).toEqual({ editable: [], hidden: [] });
});

test('markers that enclose nothing are comments', () => {
  expect(partsOf('// hidden-begin', '// hidden-end').hidden).toEqual([]);
});

test('only a comment of its own is a marker', () => {
  expect(partsOf('int x; // hidden-begin', 'a', '// hidden-end').hidden).toEqual([]);
  expect(partsOf('// hidden-begin here', 'a', '// hidden-end').hidden).toEqual([]);
});
