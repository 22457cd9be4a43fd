import { describe, expect, it } from 'vitest';
import { durationOf, printedOrder, rightOption, rightPlaces, type RunFacts } from '../../../web/tutorial/prediction.ts';
import { moved } from '../../../web/tutorial/row-drag.ts';

function run(seconds: number, ...lines: string[]): RunFacts {
  return { lines: lines.map((text) => ({ text, at: 0 })), seconds };
}

describe('an order', () => {
  it('is the one in which the program prints the lines, among others', () => {
    expect(printedOrder(['b', 'a'], run(1, 'a', 'x', 'b', 'y'))).toEqual(['a', 'b']);
  });

  it('is of whole lines', () => {
    expect(printedOrder(['a', 'b'], run(1, 'a and b', 'a', 'b!', 'b'))).toEqual(['a', 'b']);
  });

  it('is none if a line is missing or printed twice', () => {
    expect(printedOrder(['a', 'b'], run(1, 'a'))).toBeUndefined();
    expect(printedOrder(['a', 'b'], run(1, 'a', 'b', 'a'))).toBeUndefined();
    expect(printedOrder(['a', 'b'], run(1, 'a', 'a'))).toBeUndefined();
  });
});

describe("the places of a reader's order", () => {
  const facts = run(1, 'a', 'x', 'b', 'c');

  it('are right where the program prints the same lines', () => {
    expect(rightPlaces(['a', 'b', 'c'], facts)).toEqual([true, true, true]);
    expect(rightPlaces(['c', 'b', 'a'], facts)).toEqual([false, true, false]);
  });

  it('are all wrong where the program prints no order of the lines', () => {
    expect(rightPlaces(['a', 'missing'], facts)).toEqual([false, false]);
  });
});

describe('a duration', () => {
  it('is right when the run takes so long, in whole seconds', () => {
    expect(rightOption('duration', ['1 s', '2 s', '3 s'], run(2.0004))).toBe('2 s');
    expect(rightOption('duration', ['1 s', '2 s'], run(0))).toBeUndefined();
  });

  it('is told to the tenth where an option is', () => {
    expect(rightOption('duration', ['0.5 s', '1 s', '0.6 s'], run(0.6))).toBe('0.6 s');
    expect(rightOption('duration', ['0.5 s', '1 s', '0.6 s'], run(1.01))).toBe('1 s');
  });

  it('may be written in Chinese', () => {
    expect(durationOf('1.5 秒')).toBe(1.5);
    expect(durationOf('soon')).toBeUndefined();
  });
});

describe('a choice', () => {
  it('is the one that is printed', () => {
    expect(rightOption('choice', ['a', 'b'], run(1, 'x', 'b'))).toBe('b');
  });

  it('is none if several are', () => {
    expect(rightOption('choice', ['a', 'b'], run(1, 'a', 'b'))).toBeUndefined();
  });
});

describe('moving an item', () => {
  it('shifts those between', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});
