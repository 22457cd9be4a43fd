import { expect, test } from 'vitest';
import { fixLabel } from '../../web/compiler/fix-label.ts';
import { sortedNotes } from '../../web/compiler/notes.ts';
import { problemCount } from '../../web/playground/problem-count.ts';
import { recorded } from './recorded-output.ts';

const edit = (from: number, to: number, text: string) => ({ range: { from, to }, text });

test.each([
  [[edit(1, 1, ';')], 'Insert “;”'],
  [[edit(1, 1, '('), edit(4, 4, ')')], 'Insert “(” and “)”'],
  [[edit(1, 4, 'sleep')], 'Replace by “sleep”'],
  [[edit(1, 4, '')], 'Remove this'],
  [[edit(1, 4, 'a'), edit(6, 7, 'b')], 'Change this'],
  [[edit(1, 1, `${'long '.repeat(9)}`)], 'Insert “long long long long long lo…”'],
])('a fix %j is offered as %s', (fix, label) => {
  expect(fixLabel(fix)).toBe(label);
});

test('notes of the reader\'s own lines are apart from how clang came through headers, and each is told once', () => {
  const [assignment] = recorded('assignment').diagnostics;
  const [printing] = recorded('printing-a-coroutine').diagnostics;
  if (!assignment || !printing) throw new Error('no diagnostics');
  expect(sortedNotes(assignment)).toMatchObject({ near: assignment.notes, far: [] });
  const { near, far } = sortedNotes(printing);
  expect(near).toEqual([]);
  expect(far.map(({ place }) => place)).toContain('<fmt/core.h>:2743');
  expect(new Set(far.map(({ place, message }) => place + message)).size).toBe(far.length);
  expect(far.length).toBeLessThan(printing.notes.length);
});

test('errors and warnings are counted', () => {
  const [warning] = recorded('assignment').diagnostics;
  const [error] = recorded('missing-file').diagnostics;
  if (!warning || !error) throw new Error('no diagnostics');
  expect(problemCount([error, warning, error])).toBe('2 errors, 1 warning');
  expect(problemCount([warning])).toBe('1 warning');
});
