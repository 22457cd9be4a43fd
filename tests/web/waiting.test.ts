import { describe, expect, test } from 'vitest';
import { blockAtLeast, waitAtLeast } from '../../web/runner/waiting.ts';

describe.each([
  ['waitAtLeast', waitAtLeast],
  ['blockAtLeast', blockAtLeast],
])('%s', (_, wait) => {
  /** A timer that fires `early` milliseconds too soon, if it can. */
  function timers(early: number) {
    const slept: number[] = [];
    const clock = { seconds: 10 };
    const sleep = (milliseconds: number): Promise<void> => {
      slept.push(milliseconds);
      clock.seconds += Math.max(milliseconds - early, 0.1) / 1000;
      return Promise.resolve();
    };
    return { slept, clock, sleep, now: () => clock.seconds };
  }

  test('asks for the whole time at once', async () => {
    const { slept, sleep, now } = timers(0);
    await wait(0.25, now, sleep);
    expect(slept[0]).toBe(250);
    expect(now()).toBeCloseTo(10.25);
  });

  test('waits again when a timer was early', async () => {
    const { slept, sleep, now } = timers(0.4);
    await wait(1, now, sleep);
    expect(slept.length).toBeGreaterThan(1);
    expect(now()).toBeGreaterThanOrEqual(11);
  });

  test.each([0, -1])('does not sleep for %s s', async (seconds) => {
    const { slept, sleep, now } = timers(0);
    await wait(seconds, now, sleep);
    expect(slept).toEqual([]);
  });
});
