import { describe, expect, it } from 'vitest';
import { clampWindow, followed, showing, wholeWindow } from '../../../web/timeline/time-window.ts';

describe('the whole window', () => {
  it('begins with a second while nobody knows how long the program will run', () => {
    expect(wholeWindow(0, undefined)).toEqual({ from: 0, to: 1 });
  });

  it('grows by whole seconds, and rarely', () => {
    const ends = Array.from({ length: 600 }, (_, i) => wholeWindow(i / 10, undefined).to);
    expect([...new Set(ends)]).toEqual([1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 60, 80]);
  });

  it('shows a short program as a whole from the beginning', () => {
    expect(wholeWindow(0, 0.0003).to).toBeCloseTo(0.0003 * 1.06, 9);
  });

  it('does not tell the length of a long program before it is seen', () => {
    expect(wholeWindow(1.5, 60)).toEqual({ from: 0, to: 2 });
  });

  it('grows to the end rather than twice in short succession', () => {
    expect(wholeWindow(0.95, 2.5).to).toBeCloseTo(2.65);
  });

  it('ends a little behind the end, once that is seen', () => {
    expect(wholeWindow(60, 60).to).toBeCloseTo(63.6);
  });
});

describe('a chosen window', () => {
  const whole = { from: 0, to: 10 };

  it('is moved back when it leaves the whole', () => {
    expect(clampWindow({ from: -1, to: 1 }, whole)).toEqual({ from: 0, to: 2 });
    expect(clampWindow({ from: 9, to: 11 }, whole)).toEqual({ from: 8, to: 10 });
  });

  it('is never longer than the whole, nor too short to be drawn', () => {
    expect(clampWindow({ from: -5, to: 50 }, whole)).toEqual(whole);
    const { from, to } = clampWindow({ from: 5, to: 5 }, whole);
    expect(to - from).toBeCloseTo(1e-5, 12);
  });

  it('follows the moment only when that comes near its edge', () => {
    const window = { from: 2, to: 4 };
    expect(followed(window, 3.5, false)).toBe(window);
    expect(followed(window, 3.9, false).from).toBeCloseTo(2.2);
  });

  it('follows by pages where nothing is to glide', () => {
    const window = { from: 2, to: 4 };
    expect(followed(window, 3.9, true)).toBe(window);
    expect(followed(window, 4.1, true).from).toBeCloseTo(3.8);
  });

  it('shows the beginning of what is longer than it', () => {
    const { from } = showing({ from: 0, to: 1 }, 5, 9);
    expect(from).toBeCloseTo(4.95);
  });
});
