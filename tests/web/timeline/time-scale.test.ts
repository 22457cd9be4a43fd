import { expect, it } from 'vitest';
import { ticksOf, TimeScale } from '../../../web/timeline/time-scale.ts';
import { momentText, spanText } from '../../../web/timeline/times.ts';

const labels = (from: number, to: number, width = 400) => {
  const { ticks, base } = ticksOf(new TimeScale({ from, to }, 100, 100 + width));
  return { first: ticks.slice(0, 3).map(({ label }) => label), base };
};

it('maps times to places and back', () => {
  const scale = new TimeScale({ from: 2, to: 4 }, 100, 300);
  expect(scale.x(3)).toBe(200);
  expect(scale.time(200)).toBe(3);
});

it('labels seconds with no more decimals than they need', () => {
  expect(labels(0, 6).first).toEqual(['0 s', '1 s', '2 s']);
  expect(labels(0, 1).first).toEqual(['0 s', '0.2 s', '0.4 s']);
});

it('labels milliseconds', () => {
  expect(labels(0.1, 0.14).first).toEqual(['100 ms', '110 ms', '120 ms']);
  expect(labels(1.2, 1.21, 250).first).toEqual(['1.200 s', '1.205 s', '1.210 s']);
});

it('labels microseconds', () => {
  expect(labels(0, 0.0004).first).toEqual(['0 µs', '100 µs', '200 µs']);
});

it('counts microseconds from a base that is told once', () => {
  const { first, base } = labels(1.2041, 1.2045);
  expect(first).toEqual(['+100 µs', '+200 µs', '+300 µs']);
  expect(base).toBe('1.204 s');
});

it('keeps labels apart', () => {
  expect(ticksOf(new TimeScale({ from: 0, to: 10 }, 0, 200)).ticks.length).toBeLessThanOrEqual(4);
});

it('tells a moment as exactly as the zoom', () => {
  expect(momentText(1.2, 0.01)).toBe('1.200 s');
  expect(momentText(1.200013, 1e-6)).toBe('1.200013 s');
});

it('tells how long something takes by its size', () => {
  expect([0.00035, 0.0012, 0.25, 2.049, 12].map(spanText)).toEqual(['350 µs', '1.2 ms', '250 ms', '2.05 s', '12.0 s']);
});
