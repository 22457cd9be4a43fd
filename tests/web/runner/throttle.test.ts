import { describe, expect, test } from 'vitest';
import { Budget } from '../../../web/runner/budget.ts';
import type { ClockKind } from '../../../web/runner/program-clock.ts';
import { Throttle } from '../../../web/runner/throttle.ts';

function throttle(kind: ClockKind) {
  const clock = { seconds: 100 };
  const recorder = { full: false, secondsUntilEventsAhead: 0, secondsUntilOutput: 0 };
  return { clock, recorder, throttle: new Throttle(kind, recorder, () => clock.seconds) };
}

/** A program that sleeps for `step` again and again: how long it is after `seconds` of real time. */
function sleepForever(kind: ClockKind, step: number, seconds: number, prepare: (recorder: { full: boolean }) => void) {
  const { clock, recorder, throttle: of } = throttle(kind);
  const end = clock.seconds + seconds;
  let time = 0;
  let waits = 0;
  let pauses = 0;
  while (clock.seconds < end) {
    if (waits++ === 1000) prepare(recorder);
    // Nothing takes no time at all.
    clock.seconds += 1e-5;
    const pause = of.pause(time + step);
    if (pause > 0) pauses++;
    clock.seconds += pause;
    time += step;
  }
  return { time, pauses };
}

describe('a program that runs ahead', () => {
  test('does not wait within its lead', () => {
    const { throttle: of } = throttle('ahead');
    expect(of.pause(1)).toBe(0);
    expect(of.pause(Throttle.LEAD)).toBe(0);
  });

  test('waits beyond it until real time has come far enough', () => {
    const { clock, throttle: of } = throttle('ahead');
    expect(of.pause(Throttle.LEAD + 3 * Throttle.PACE)).toBeCloseTo(3 + Budget.RESERVE);
    clock.seconds += 2;
    expect(of.pause(Throttle.LEAD + 3 * Throttle.PACE)).toBeCloseTo(1 + Budget.RESERVE);
    clock.seconds += 1;
    expect(of.pause(Throttle.LEAD + 3 * Throttle.PACE)).toBe(0);
  });

  test('keeps its pace when it sleeps forever, and seldom waits', () => {
    const { time, pauses } = sleepForever('ahead', 1, 60, () => undefined);
    expect(time / (Throttle.LEAD + 60 * Throttle.PACE)).toBeCloseTo(1, 2);
    expect(pauses).toBeLessThanOrEqual(60 / Budget.RESERVE);
  });

  test('goes as real time does once the recording is full', () => {
    const { time } = sleepForever('ahead', 0.01, 60, (recorder) => (recorder.full = true));
    expect(time).toBeGreaterThan(60);
    expect(time).toBeLessThan(60 + 1000 * 0.01 + 1);
  });

  test.each(['secondsUntilEventsAhead', 'secondsUntilOutput'] as const)('waits where it does too much: %s', (budget) => {
    const { recorder, throttle: of } = throttle('ahead');
    recorder[budget] = 0.3;
    expect(of.pause(1)).toBe(0.3);
  });

  test('is not made slower than real time', () => {
    const { clock, recorder, throttle: of } = throttle('ahead');
    recorder.secondsUntilEventsAhead = 0.3;
    clock.seconds += 0.9;
    expect(of.pause(1)).toBeCloseTo(0.1);
    clock.seconds += 0.2;
    expect(of.pause(1)).toBe(0);
  });

  test('waits forever for what never comes', () => {
    expect(throttle('ahead').throttle.pause(Infinity)).toBe(Infinity);
  });
});

describe('a program on a virtual clock', () => {
  test('may be any time ahead', () => {
    const { recorder, throttle: of } = throttle('virtual');
    recorder.full = true;
    expect(of.pause(1e9)).toBe(0);
  });

  test('waits while the page cannot take its output', () => {
    const { clock, recorder, throttle: of } = throttle('virtual');
    clock.seconds += 100;
    recorder.secondsUntilEventsAhead = 0.3;
    expect(of.pause(1)).toBe(0);
    recorder.secondsUntilOutput = 0.2;
    expect(of.pause(1)).toBe(0.2);
  });

  test('waits forever for what never comes', () => {
    expect(throttle('virtual').throttle.pause(Infinity)).toBe(Infinity);
  });
});
