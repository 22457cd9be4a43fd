import { expect, test } from 'vitest';
import { matchesExpected } from '../../../web/embed/expected-output.ts';

test('blanks at the ends of lines and at the end of all do not count', () => {
  expect(matchesExpected('one  \ntwo\n\n', 'one\r\ntwo')).toBe(true);
});

test('blanks before and between words count', () => {
  expect(matchesExpected(' one\n', 'one')).toBe(false);
  expect(matchesExpected('one  two\n', 'one two')).toBe(false);
});

test('a line too few or too many is another output', () => {
  expect(matchesExpected('one\n', 'one\ntwo')).toBe(false);
  expect(matchesExpected('one\n\ntwo\n', 'one\ntwo')).toBe(false);
});
