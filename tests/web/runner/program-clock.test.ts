import { describe, expect, test } from 'vitest';
import { ProgramClock, type ClockKind } from '../../../web/runner/program-clock.ts';

function clockOf(kind: ClockKind) {
  const real = { milliseconds: 5000 };
  return { real, clock: new ProgramClock(kind, () => real.milliseconds) };
}

describe.each<ClockKind>(['ahead', 'virtual'])('any clock: %s', (kind) => {
  test('stands at 0 until main starts', () => {
    const { real, clock } = clockOf(kind);
    real.milliseconds += 90_000;
    expect(clock.now()).toBe(0);
    clock.start();
    expect(clock.now()).toBe(0);
  });

  test('a wait before main sets it forward, and main goes on from there', () => {
    const { real, clock } = clockOf(kind);
    clock.set(clock.after(2));
    real.milliseconds += 90_000;
    expect(clock.now()).toBe(2);
    clock.start();
    expect(clock.now()).toBe(2);
  });

  test('a wait sets it forward by exactly its length, however long it really took', () => {
    const { real, clock } = clockOf(kind);
    clock.start();
    const until = clock.after(0.1);
    real.milliseconds += 70;
    clock.set(until);
    expect(clock.now()).toBe(0.1);
  });

  test('a wait too short for its digits sets it forward all the same', () => {
    const { clock } = clockOf(kind);
    clock.start();
    clock.set(1e9);
    clock.set(clock.after(1e-12));
    expect(clock.now()).toBeGreaterThan(1e9);
  });
});

describe('a clock that runs ahead', () => {
  test('goes on with real time while the program computes', () => {
    const { real, clock } = clockOf('ahead');
    clock.start();
    real.milliseconds += 1500;
    expect(clock.now()).toBe(1.5);
    clock.set(clock.after(10));
    real.milliseconds += 250;
    expect(clock.now()).toBe(11.75);
  });
});

describe('a virtual clock', () => {
  /** A program that does nothing but to ask for the time. */
  function watch(clock: ProgramClock) {
    for (let count = 0; count <= ProgramClock.PATIENCE; count++) clock.now();
  }

  test('stands still while the program computes, however long', () => {
    const { real, clock } = clockOf('virtual');
    clock.start();
    real.milliseconds += 90_000;
    expect(clock.now()).toBe(0);
    clock.set(clock.after(0.5));
    real.milliseconds += 90_000;
    expect(clock.now()).toBe(0.5);
  });

  test('stands still while the program does something', () => {
    const { real, clock } = clockOf('virtual');
    clock.start();
    for (let count = 0; count < 3 * ProgramClock.PATIENCE; count++) {
      clock.noteActivity();
      real.milliseconds += 1;
      clock.now();
    }
    expect(clock.now()).toBe(0);
  });

  test('lets a program that watches it get on, and stands still again', () => {
    const { real, clock } = clockOf('virtual');
    clock.start();
    watch(clock);
    expect(clock.now()).toBe(0);
    real.milliseconds += 2000;
    expect(clock.now()).toBe(2);
    clock.noteActivity();
    real.milliseconds += 2000;
    expect(clock.now()).toBe(2);
  });

  test('stands at 0 before main, however often it is asked', () => {
    const { real, clock } = clockOf('virtual');
    watch(clock);
    real.milliseconds += 2000;
    expect(clock.now()).toBe(0);
  });
});
