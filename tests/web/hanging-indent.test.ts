import { expect, test } from 'vitest';
import { continuationColumns } from '../../web/editor/hanging-indent.ts';

test.each([
  ['int main() {', 4],
  ['    co_await sleep(1);', 8],
  ['  // a remark', 5],
  ['', 4],
  [`${' '.repeat(40)}deep`, 16],
])('what wraps of %j is indented by %i', (line, columns) => {
  expect(continuationColumns(line)).toBe(columns);
});
