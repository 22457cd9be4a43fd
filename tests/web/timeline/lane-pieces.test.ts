import { describe, expect, it } from 'vitest';
import { forEachPiece } from '../../../web/timeline/lane-pieces.ts';
import { TimeScale } from '../../../web/timeline/time-scale.ts';
import { Lanes } from '../../../web/trace/bars.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { TraceBuilder } from '../trace/build-trace.ts';
import { blocked, sequence } from '../trace/sample-traces.ts';

interface Options {
  readonly task?: number;
  readonly time?: number;
  readonly from?: number;
  readonly to?: number;
  readonly least?: number;
}

/** "sleeping 0-100": with 100 pixels a second, as a rule. */
function pieces(recording: Recording, { task = 1, time = recording.until, from = 0, to = 10, least = 1 }: Options = {}) {
  const lanes = new Lanes(recording);
  lanes.update();
  const found: string[] = [];
  const scale = new TimeScale({ from, to }, 0, 1000);
  const moment = { time, position: recording.positionAt(time) };
  forEachPiece(lanes.lane(task)!, moment, scale, least, (phase, left, right, _first, _last, sparse) =>
    found.push(`${phase} ${Math.round(left)}-${Math.round(right)}${sparse ? ' sparse' : ''}`),
  );
  return found;
}

/** Runs for 1 ms every 10 ms. */
function ticking(steps: number): Recording {
  const trace = new TraceBuilder();
  const task = trace.task('ticks').resumes();
  for (let step = 1; step <= steps; step++) {
    trace.at(step * 0.01 - 0.009);
    task.sleeps(0.009, 4);
    trace.at(step * 0.01);
    task.wakes().resumes();
  }
  return trace.recording();
}

describe('the pieces of a lane', () => {
  it('are its bars, where these are wide enough', () => {
    expect(pieces(sequence())).toEqual(['running 0-0', 'sleeping 0-100', 'running 100-100', 'sleeping 100-300', 'running 300-300']);
  });

  it('end at the moment', () => {
    expect(pieces(sequence(), { time: 2 }).at(-1)).toBe('sleeping 100-200');
  });

  it('hold nothing that happens behind the moment, even at the same time', () => {
    const recording = sequence();
    const lanes = new Lanes(recording);
    lanes.update();
    const woken = recording.events.findIndex(({ kind }) => kind === 'woken');
    const found: string[] = [];
    forEachPiece(lanes.lane(1)!, { time: 1, position: woken }, new TimeScale({ from: 0, to: 10 }, 0, 1000), 1, (phase) =>
      found.push(phase),
    );
    expect(found).toEqual(['running', 'sleeping']);
  });

  it('are only those in view', () => {
    expect(pieces(sequence(), { from: 1.5, to: 2.5 })).toEqual(['sleeping -500-1500']);
  });

  it('merge bars that would be too narrow, and show that some of it ran', () => {
    const merged = pieces(ticking(1000), { least: 4 });
    expect(merged.length).toBeLessThan(400);
    expect(merged.slice(0, -1).every((piece) => piece.startsWith('running') && piece.endsWith('sparse'))).toBe(true);
  });

  it('are never more than there is room for, however many bars there are', () => {
    expect(pieces(ticking(20_000), { to: 200, least: 4 }).length).toBeLessThan(300);
  });

  it('show a sleep that ends too late as ready from its deadline on', () => {
    // It sleeps for half a second, but the thread is blocked until 2.25 s.
    expect(pieces(blocked(), { task: 3 })).toContain('sleeping 0-50');
    expect(pieces(blocked(), { task: 3 })).toContain('ready 50-225');
  });
});
