import { expect, test } from 'vitest';
import { joined, parseLineRanges, sameRanges, without } from '../../../web/editor/line-ranges.ts';

test.each([
  ['2 5-7', [[2, 2], [5, 7]]],
  ['2,5-7', [[2, 2], [5, 7]]],
  [' 7 , 2\n', [[2, 2], [7, 7]]],
  ['3-5 4-9 10', [[3, 10]]],
  ['', []],
  ['0 -3 7-5 x 1.5 2- 4', [[4, 4]]],
])('%j names its lines', (text, lines) => {
  expect(parseLineRanges(text)).toEqual(lines.map(([from, to]) => ({ from, to })));
});

test('ranges within others are joined', () => {
  expect(joined([{ from: 1, to: 9 }, { from: 3, to: 4 }])).toEqual([{ from: 1, to: 9 }]);
});

test('lines are taken out of ranges, and those beyond the end are none', () => {
  const left = without([{ from: 1, to: 20 }], [{ from: 7, to: 8 }, { from: 1, to: 2 }, { from: 5, to: 5 }], 10);
  expect(left).toEqual([{ from: 3, to: 4 }, { from: 6, to: 6 }, { from: 9, to: 10 }]);
  expect(without([{ from: 4, to: 5 }], [], 3)).toEqual([]);
});

test('ranges are the same by their lines', () => {
  const one = [{ from: 1, to: 2 }];
  expect(sameRanges(one, [{ from: 1, to: 2 }])).toBe(true);
  expect(sameRanges(one, [{ from: 1, to: 3 }])).toBe(false);
  expect(sameRanges(one, [])).toBe(false);
  expect(sameRanges(undefined, [])).toBe(false);
});
