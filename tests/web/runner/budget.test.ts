import { expect, test } from 'vitest';
import { Budget } from '../../../web/runner/budget.ts';

function budget() {
  const clock = { seconds: 100 };
  return { clock, budget: new Budget({ burst: 50, perSecond: 10 }, () => clock.seconds) };
}

test('can be spent at once up to its burst', () => {
  const { budget: of } = budget();
  expect(of.has(50)).toBe(true);
  expect(of.has(51)).toBe(false);
  of.spend(50);
  expect(of.has(1)).toBe(false);
});

test('is refilled as time passes, up to its burst', () => {
  const { clock, budget: of } = budget();
  of.spend(50);
  clock.seconds += 2;
  expect(of.has(20)).toBe(true);
  expect(of.has(21)).toBe(false);
  clock.seconds += 1000;
  expect(of.has(50)).toBe(true);
  expect(of.has(51)).toBe(false);
});

test('asking often does not refill it faster', () => {
  const { clock, budget: of } = budget();
  of.spend(50);
  for (let i = 0; i < 10; i++) {
    clock.seconds += 0.1;
    of.has(50);
  }
  expect(of.secondsUntil(10.1)).toBeGreaterThan(Budget.RESERVE);
  expect(of.has(9.9)).toBe(true);
});

test('a debt takes no longer than a second', () => {
  const { clock, budget: of } = budget();
  of.spend(100_000);
  expect(of.secondsUntil(0)).toBeCloseTo(1 + Budget.RESERVE);
  clock.seconds += 1;
  expect(of.secondsUntil(0)).toBe(0);
});

test('who waited for it finds some more than was asked for', () => {
  const { clock, budget: of } = budget();
  of.spend(55);
  clock.seconds += of.secondsUntil(0);
  expect(of.has(10 * Budget.RESERVE * 0.99)).toBe(true);
});
