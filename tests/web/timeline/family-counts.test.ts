import { expect, it } from 'vitest';
import { COUNTED, FamilyCounts } from '../../../web/timeline/family-counts.ts';
import { Lanes } from '../../../web/trace/bars.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { TraceBuilder } from '../trace/build-trace.ts';
import { blocked, crowd } from '../trace/sample-traces.ts';

const [RUNNING, READY, , SLEEPING] = COUNTED.map((_, index) => index) as [number, number, number, number];

function countsOf(recording: Recording) {
  const lanes = new Lanes(recording);
  lanes.update();
  const counts = new FamilyCounts();
  counts.update(lanes.lanes.slice(1));
  return { counts, lanes, known: counts.known(recording.events.length) };
}

it('counts the tasks in each phase on average', () => {
  // Ten tasks sleep for 0.1 s, 0.2 s, ... 1 s.
  const { counts, known } = countsOf(crowd(10));
  expect(counts.mean(SLEEPING, 0, 0.05, known)).toBeCloseTo(10);
  expect(counts.mean(SLEEPING, 0, 0.2, known)).toBeCloseTo(9.5);
  expect(counts.mean(SLEEPING, 0.95, 1, known)).toBeCloseTo(1);
  expect(counts.mean(SLEEPING, 1, 2, known)).toBeCloseTo(0);
  expect(counts.most).toBe(10);
});

it('knows of steps that took no time', () => {
  const { counts, known } = countsOf(crowd(10));
  expect(counts.ran(0.05, 0.15, known)).toBe(true);
  expect(counts.ran(0.12, 0.18, known)).toBe(false);
});

it('knows nothing of what has not happened yet', () => {
  const recording = crowd(10);
  const { counts } = countsOf(recording);
  const known = counts.known(recording.positionAt(0.5));
  expect(counts.mean(SLEEPING, 0.9, 1, known)).toBeCloseTo(5);
});

it('counts whose sleep is over while the thread is blocked as ready', () => {
  const { counts, known } = countsOf(blocked());
  expect(counts.mean(READY, 1.5, 2, known)).toBeCloseTo(2);
  expect(counts.mean(RUNNING, 1.5, 2, known)).toBeCloseTo(1);
});

it('takes in what comes later as if it had come at once', () => {
  const trace = new TraceBuilder();
  const recording = new Recording();
  const main = trace.task('main').resumes();
  const child = main.creates('child');
  main.waitsFor(child.id);
  child.resumes().sleeps(2);
  trace.feed(recording);
  const { counts, lanes } = countsOf(recording);
  trace.at(2);
  child.wakes().resumes().returns();
  trace.feed(recording);
  lanes.update();
  counts.update(lanes.lanes.slice(1));
  expect(counts.mean(SLEEPING, 0, 4, counts.known(recording.events.length))).toBeCloseTo(0.5);
});
