import { expect, test } from 'vitest';
import { totalText, verdictText } from '../../../web/compare/total-words.ts';
import type { Ending } from '../../../web/runner/ending.ts';

const at = (seconds: number, ending: Ending = { kind: 'finished' }) => ({ at: seconds, ending });

test.each([
  [2, 3, '1.5× as fast as “A”'],
  [1, 3, '3× as fast as “A”'],
  [3, 2, '1.5× as long as “A”'],
  [0.6, 1.8, '3× as fast as “A”'],
  [1, 12.4, '12× as fast as “A”'],
  [2, 2.06, '1.03× as fast as “A”'],
  [2.004, 2, 'as long as “A”'],
  [0, 1.5, '1.50 s less than “A”'],
  [1.5, 0, '1.50 s more than “A”'],
])('%d s against %d s is %s', (seconds, first, words) => {
  expect(verdictText(at(seconds), at(first), 'A')).toBe(words);
});

test('what did not finish is told, not compared', () => {
  const exited: Ending = { kind: 'exited', status: 3 };
  expect(verdictText(at(1, exited), at(2), 'A')).toBe('exited with status 3');
  expect(verdictText(at(1), at(2, exited), 'A')).toBe('');
  expect(verdictText(at(1), undefined, 'A')).toBe('');
});

test('a total has two decimals', () => {
  expect(totalText(1.7999999)).toBe('1.80 s');
});
