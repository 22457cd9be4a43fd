import { describe, expect, it } from 'vitest';
import { stageCounts, sum } from '../../scripts/stages/counts.mjs';

describe('a runner', () => {
  it('ctest', () => {
    expect(stageCounts('ctest', '100% tests passed, 0 tests failed out of 34\n', true)).toEqual({ passed: 34, failed: 0 });
    expect(stageCounts('ctest', '97% tests passed, 1 tests failed out of 34\n', false)).toEqual({ passed: 33, failed: 1 });
  });

  it('vitest, in colour', () => {
    const output = '\u001b[2m Test Files \u001b[22m 2 passed (2)\n\u001b[2m      Tests \u001b[22m \u001b[1m33 passed\u001b[22m\u001b[90m (33)\u001b[39m\n';
    expect(stageCounts('vitest', output, true)).toEqual({ passed: 33, failed: 0 });
  });

  it('vitest, with failures and skipped tests', () => {
    expect(stageCounts('vitest', '      Tests  2 failed | 30 passed | 1 skipped (33)\n', false)).toEqual({
      passed: 30,
      failed: 2,
    });
  });

  it('a plain closing line, the last one', () => {
    expect(stageCounts('plain', '1 passed, 9 failed\nthen\n12 passed, 0 failed\n', true)).toEqual({ passed: 12, failed: 0 });
  });
});

describe('a stage', () => {
  it('that printed no count is one test', () => {
    expect(stageCounts(undefined, '5 passed, 0 failed\n', true)).toEqual({ passed: 1, failed: 0 });
    expect(stageCounts('ctest', 'a compiler error\n', false)).toEqual({ passed: 0, failed: 1 });
  });

  it('that failed after its tests passed has a failure all the same', () => {
    expect(stageCounts('plain', '5 passed, 0 failed\n', false)).toEqual({ passed: 5, failed: 1 });
  });
});

it('sums stages', () => {
  expect(sum([{ passed: 1, failed: 2 }, { passed: 3, failed: 0 }])).toEqual({ passed: 4, failed: 2 });
});
