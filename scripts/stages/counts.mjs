// How many tests a runner says it ran, read from its output.

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {'ctest' | 'vitest' | 'plain'} Runner */

const ansi = /\u001b\[[\d;]*[A-Za-z]/g;

/** @type {Record<Runner, (output: string) => Counts | undefined>} */
const readers = {
  // 97% tests passed, 1 tests failed out of 34
  ctest(output) {
    const match = last(output, /(\d+) tests? failed out of (\d+)/g);
    if (!match) return undefined;
    const failed = Number(match[1]);
    return { passed: Number(match[2]) - failed, failed };
  },

  //       Tests  1 failed | 33 passed (34)
  vitest(output) {
    const match = last(output, /^\s*Tests\s+(.*\(\d+\))\s*$/gm);
    if (!match) return undefined;
    const number = (/** @type {string} */ word) => Number(new RegExp(`(\\d+) ${word}`).exec(match[1] ?? '')?.[1] ?? 0);
    return { passed: number('passed'), failed: number('failed') };
  },

  // 34 passed, 0 failed
  plain(output) {
    const match = last(output, /^(\d+) passed, (\d+) failed(?:, \d+ skipped)?$/gm);
    return match && { passed: Number(match[1]), failed: Number(match[2]) };
  },
};

/** @param {string} text @param {RegExp} pattern */
function last(text, pattern) {
  return [...text.matchAll(pattern)].at(-1);
}

/**
 * What a stage counts for. One that printed no count is itself one test, and one that failed has at
 * least one failure, whatever it counted before it broke.
 * @param {Runner | undefined} runner
 * @param {string} output
 * @param {boolean} ok whether every command of the stage ended well
 * @returns {Counts}
 */
export function stageCounts(runner, output, ok) {
  const counts = runner && readers[runner](output.replace(ansi, ''));
  if (!counts) return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** @param {Counts[]} all */
export function sum(all) {
  return all.reduce((total, one) => ({ passed: total.passed + one.passed, failed: total.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}
