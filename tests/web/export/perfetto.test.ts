import { describe, expect, it } from 'vitest';
import { perfettoJson } from '../../../web/export/perfetto.ts';
import type { ChromeEvent } from '../../../web/export/trace-tracks.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { TraceBuilder } from '../trace/build-trace.ts';
import * as samples from '../trace/sample-traces.ts';

function eventsOf(recording: Recording): ChromeEvent[] {
  return (JSON.parse(perfettoJson(recording)) as { traceEvents: ChromeEvent[] }).traceEvents;
}

/** As Perfetto reads a file: by time, and in the file's order where that is the same. */
function byTime(events: readonly ChromeEvent[]): ChromeEvent[] {
  return events.filter(({ ph }) => ph !== 'M').toSorted((a, b) => a.ts! - b.ts!);
}

const trackOf = ({ pid, tid }: ChromeEvent) => `${pid}/${tid}`;

/** Slices of a track as `name from-to`, outermost first; fails if they are not nested. */
function slices(events: readonly ChromeEvent[], tid: number, pid = 1): string[] {
  const open: { name: string; from: number; index: number }[] = [];
  const found: string[] = [];
  for (const event of byTime(events).filter((one) => one.tid === tid && one.pid === pid)) {
    if (event.ph === 'B') {
      open.push({ name: event.name!, from: event.ts!, index: found.push('') - 1 });
    } else if (event.ph === 'E') {
      const { name, from, index } = open.pop()!;
      found[index] = `${name} ${from / 1e6}-${Math.floor(event.ts!) / 1e6}`;
    }
  }
  expect(open).toEqual([]);
  return found;
}

function threadNames(events: readonly ChromeEvent[]): Record<number, unknown> {
  return Object.fromEntries(
    events.filter(({ name }) => name === 'thread_name').map(({ tid, args }) => [tid, args?.['name']]),
  );
}

describe('perfettoJson', () => {
  const recordings = Object.entries(samples).map(([name, make]) => ({ name, recording: make(20) }));

  it.each(recordings)('closes each slice that it opens: $name', ({ recording }) => {
    const depth = new Map<string, number>();
    for (const event of byTime(eventsOf(recording))) {
      const change = { B: 1, E: -1 }[event.ph];
      if (change === undefined) continue;
      depth.set(trackOf(event), (depth.get(trackOf(event)) ?? 0) + change);
      expect(depth.get(trackOf(event))).toBeGreaterThanOrEqual(0);
    }
    expect(depth.size).toBeGreaterThan(0);
    expect([...depth.values()].every((left) => left === 0)).toBe(true);
  });

  it.each(recordings)('lets each flow begin and end within slices: $name', ({ recording }) => {
    const depth = new Map<string, number>();
    const begun = new Set<number>();
    for (const event of byTime(eventsOf(recording))) {
      const change = { B: 1, E: -1 }[event.ph] ?? 0;
      depth.set(trackOf(event), (depth.get(trackOf(event)) ?? 0) + change);
      if (event.ph === 's') begun.add(event.id!);
      if (event.ph === 'f') expect(begun.delete(event.id!)).toBe(true);
      if (event.ph === 's' || event.ph === 'f') expect(depth.get(trackOf(event))).toBeGreaterThan(0);
    }
    expect(begun).toEqual(new Set());
  });

  it('gives each task a track, in the order in which they were made', () => {
    const events = eventsOf(samples.locked());
    expect(threadNames(events)).toEqual({
      1: 'event loop',
      2: 'main (Task-1)',
      4: 'worker (Task-2)',
      5: 'worker (Task-3)',
    });
    const order = events.filter(({ name }) => name === 'thread_sort_index').map(({ args }) => args?.['sort_index']);
    expect(order).toEqual([1, 2, 4, 5]);
  });

  it('nests the state of a task in what it awaits', () => {
    expect(slices(eventsOf(samples.sequence()), 2)).toEqual([
      'main 0-3',
      'ready 0-0',
      'running 0-0',
      'say_after 0-1',
      'running 0-0',
      'sleeping 0-1',
      'ready 1-1',
      'running 1-1',
      'running 1-1',
      'say_after 1-3',
      'running 1-1',
      'sleeping 1-3',
      'ready 3-3',
      'running 3-3',
      'running 3-3',
    ]);
  });

  it('says what a task waits for, and where', () => {
    const events = eventsOf(samples.locked());
    expect(events.find(({ name }) => name === 'waiting on Lock 1')).toMatchObject({ tid: 5, ph: 'B', ts: 0 });
    expect(events.find(({ name }) => name === 'waiting on worker (Task-2)')).toMatchObject({
      tid: 2,
      args: { at: 'main.cpp:22' },
    });
    expect(events.find(({ name }) => name === 'sleeping')).toMatchObject({ args: { at: 'main.cpp:9', until: 1 } });
  });

  it('shows what the loop does', () => {
    expect(slices(eventsOf(samples.sequence()), 1)).toEqual(['run 0-3', 'idle 0-1', 'idle 1-3']);
  });

  it('draws an arrow from the end of a task to the one that it wakes', () => {
    const events = eventsOf(samples.locked());
    const wakes = byTime(events).filter(({ ph, cat }) => cat === 'wake' && (ph === 's' || ph === 'f'));
    expect(wakes.map(({ ph, tid, ts }) => `${ph} ${tid} ${ts! / 1e6}`)).toEqual([
      's 4 1',
      'f 5 1',
      's 4 1',
      'f 2 1',
      's 5 2',
      'f 2 2',
    ]);
  });

  it('draws an arrow from the callback that wakes a task', () => {
    const trace = new TraceBuilder();
    trace.add('run_began');
    const task = trace.task('main').resumes();
    const future = trace.object('future', 'Future');
    task.waitsFor(future);
    const callback = trace.callback('set it', 1);
    trace.at(1).add('callback_began', { object: callback });
    task.wakes('done', 0, future);
    trace.add('callback_ended', { object: callback });
    task.resumes().returns();
    const events = eventsOf(trace.recording());
    expect(events.find(({ ph }) => ph === 's')).toMatchObject({ tid: 1, ts: 1e6, name: 'wake' });
    expect(slices(events, 1)).toEqual(['run 0-1', 'set it 1-1']);
  });

  it('marks prints and requests to end', () => {
    const events = eventsOf(samples.failingGroup());
    expect(events.find(({ name }) => name === 'cancel requested')).toMatchObject({
      ph: 'i',
      ts: 1e6,
      args: { by: 'TaskGroup 1' },
    });
    expect(eventsOf(samples.sequence()).filter(({ cat }) => cat === 'print')).toMatchObject([
      { ph: 'i', name: 'hello', ts: 1e6, tid: 2, args: { stream: 'stdout' } },
      { name: 'world', ts: 3e6 },
    ]);
  });

  it('tells how a task ended', () => {
    const ends = eventsOf(samples.failingGroup()).filter(({ ph, args }) => ph === 'E' && args);
    expect(ends.map(({ tid, args }) => [tid, args])).toEqual([
      [4, { outcome: 'raised', text: 'ValueError("no luck")' }],
      [5, { outcome: 'cancelled' }],
      [2, { outcome: 'raised', text: 'ExceptionGroup("unhandled errors in a TaskGroup", 1)' }],
    ]);
  });

  it('shows how long a call blocks', () => {
    expect(eventsOf(samples.blocked()).find(({ ph }) => ph === 'X')).toMatchObject({
      name: 'blocking_sleep',
      ts: 250_000,
      dur: 2e6,
      args: { at: 'main.cpp:6' },
    });
  });

  it('keeps worker threads in a process of their own', () => {
    const trace = new TraceBuilder();
    const task = trace.task('main').resumes();
    const future = task.makes('thread', 'Future');
    task.waitsFor(future);
    trace.add('thread_began', { by: 1, object: future });
    trace.at(2).add('thread_ended', { by: 1, object: future });
    const events = eventsOf(trace.recording());
    expect(slices(events, 1, 2)).toEqual(['call 0-2']);
    expect(events.filter(({ pid, ph }) => pid === 2 && ph === 'M').map(({ args }) => args?.['name'])).toEqual([
      'worker threads',
      'thread 1',
      undefined,
    ]);
  });
});
