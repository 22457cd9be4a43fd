import { describe, expect, it } from 'vitest';
import { LineMap } from '../../../web/trace/line-map.ts';

const lines = (...texts: string[]) => texts.join('\n');
const ran = lines('a', 'b', 'c', 'b', 'd');

/** Where each line of what ran is in what was made of it. */
function nowOf(after: string) {
  const map = LineMap.between(ran, after);
  return ran.split('\n').map((_, index) => map.now(index + 1));
}

describe('the lines of a source that was edited since', () => {
  it('are where they were if nothing was changed', () => {
    expect(nowOf(ran)).toEqual([1, 2, 3, 4, 5]);
    expect(LineMap.between(ran, ran)).toBe(LineMap.same);
  });

  it('move with what is put in before them', () => {
    expect(nowOf(lines('new', 'new', ran))).toEqual([3, 4, 5, 6, 7]);
    expect(nowOf(lines('a', 'b', 'new', 'c', 'b', 'd'))).toEqual([1, 2, 4, 5, 6]);
  });

  it('are not followed where they were edited, or between two edits', () => {
    expect(nowOf(lines('a', 'b', 'C', 'b', 'd'))).toEqual([1, 2, undefined, 4, 5]);
    expect(nowOf(lines('a', 'B', 'c', 'B', 'd'))).toEqual([1, undefined, undefined, undefined, 5]);
  });

  it('are gone with what is taken out', () => {
    expect(nowOf(lines('a', 'd'))).toEqual([1, undefined, undefined, undefined, 2]);
    expect(nowOf('// nothing')).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('count no line twice where a part of the text is repeated', () => {
    expect(LineMap.between(lines('x', 'x'), lines('x', 'x', 'x')).now(2)).toBe(2);
    expect(LineMap.between(lines('x', 'x', 'x'), 'x').now(3)).toBeUndefined();
  });

  it('are found from where they are now', () => {
    const map = LineMap.between(ran, lines('a', 'new', 'B', 'c', 'b', 'd'));
    expect([1, 2, 3, 4, 5, 6].map((line) => map.before(line))).toEqual([1, undefined, undefined, 3, 4, 5]);
  });
});
