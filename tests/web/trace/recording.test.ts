import { describe, expect, test } from 'vitest';
import { TimelineModel } from '../../../web/timeline/timeline-model.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { TraceBuilder } from './build-trace.ts';
import { gathered, sequence } from './sample-traces.ts';

describe('Recording', () => {
  test('counts the events up to a time, with all that happen just then', () => {
    const trace = new TraceBuilder();
    for (const time of [0, 0, 1, 1, 2]) trace.at(time).add('idle');
    const recording = trace.recording();
    expect([-1, 0, 0.5, 1, 2, 9].map((time) => recording.positionAt(time))).toEqual([0, 2, 2, 4, 5, 5]);
  });

  test('never goes back in time', () => {
    const trace = new TraceBuilder();
    for (const time of [1, 0.5, 2]) trace.at(time).add('idle');
    expect(trace.recording().events.map(({ time }) => time)).toEqual([1, 1, 2]);
  });

  test('knows which output was written by a moment', () => {
    const recording = new Recording();
    const chunk = { stream: 'stdout', text: 'x' } as const;
    recording.addOutput([
      { ...chunk, at: 1, position: 4 },
      { ...chunk, at: 1.5, position: 4 },
      { ...chunk, at: 1.5, position: 5 },
    ]);
    const written = [
      { time: 1.5, position: 3 },
      { time: 1.2, position: 4 },
      { time: 1.5, position: 4 },
      { time: 1.5, position: 5 },
    ];
    expect(written.map((moment) => recording.outputAt(moment))).toEqual([0, 1, 2, 3]);
  });

  test('knows of tasks only up to its last event when it is full', () => {
    const trace = new TraceBuilder().at(1);
    trace.add('idle');
    const recording = trace.recording();
    recording.until = 9;
    expect(recording.eventsUntil).toBe(Infinity);
    recording.full = true;
    expect(recording.eventsUntil).toBe(1);
    expect(new TimelineModel(recording).now({ time: 9, position: 1 })).toBe(1);
  });

  test('is known up to the last thing that it heard of', () => {
    const recording = new Recording();
    const trace = new TraceBuilder().at(1);
    trace.add('idle');
    trace.feed(recording);
    expect(recording.until).toBe(1);
    recording.addOutput([{ stream: 'stdout', at: 2, text: 'x', position: 1 }]);
    expect(recording.until).toBe(2);
    recording.end({ at: 3, ending: { kind: 'finished' } });
    expect(recording.until).toBe(3);
  });

  test('hears of events in pieces as in one', () => {
    const whole = gathered();
    const pieces = new Recording();
    const trace = new TraceBuilder();
    trace.task('main').resumes();
    trace.feed(pieces);
    expect(pieces.task(1)?.name).toBe('Task-1');
    trace.task('other');
    trace.feed(pieces);
    expect(pieces.task(2)).toMatchObject({ name: 'Task-2', index: 1 });
    expect(whole.task(2)).toMatchObject({ name: 'Task-2', index: 1, parent: 1, line: 12 });
  });

  test('tells the functions of tasks, and the last of their names', () => {
    const trace = new TraceBuilder();
    const task = trace.task('say_after');
    task.add('task_named', { text: 'greeter' });
    const told = trace.recording().task(task.id);
    expect(told).toMatchObject({ name: 'greeter', func: { name: 'say_after', own: true } });
  });

  test('calls functions of the library as programs do', () => {
    const trace = new TraceBuilder();
    const library = trace.func('async_with_block', 51, '/usr/include/asyncio/async_with.hpp');
    expect(trace.recording().func(library)).toMatchObject({ name: 'async_with', own: false });
  });

  test('numbers the objects of a class', () => {
    const trace = new TraceBuilder();
    const ids = (['Lock', 'Queue', 'Lock'] as const).map((name) => trace.object('lock', name));
    const recording = trace.recording();
    expect(ids.map((id) => recording.object(id)?.label)).toEqual(['Lock 1', 'Queue 1', 'Lock 2']);
  });

  test('tells lines of the learner’s own program only', () => {
    const trace = new TraceBuilder();
    const own = trace.file('/work/main.cpp');
    const bare = trace.file('main.cpp');
    const library = trace.file('/usr/include/asyncio/lock.hpp');
    const similar = trace.file('/work/domain.cpp');
    const recording = trace.recording();
    const lines = [own, bare, library, similar, 99].map((file) => recording.ownLine({ file, line: 7 }));
    expect(lines).toEqual([7, 7, undefined, undefined, undefined]);
    expect(recording.ownLine({ file: own, line: 0 })).toBeUndefined();
  });

  test('tells which call is over', () => {
    const trace = new TraceBuilder();
    const task = trace.task('main').resumes();
    trace.func('inner');
    const outer = trace.count;
    task.calls('inner').calls('inner').returnsFromCall().returnsFromCall().returnsFromCall();
    const recording = trace.recording();
    expect([2, 3, 4].map((after) => recording.callOf(outer + after))).toEqual([outer + 1, outer, undefined]);
  });

  test('tells what an object awaits', () => {
    expect(gathered().members(5).map(({ id }) => id)).toEqual([2, 3, 4]);
  });

  test('knows nothing of ids that it never heard of', () => {
    const recording = sequence();
    expect([recording.task(77), recording.object(77), recording.func(77), recording.callback(77)]).toEqual(
      Array(4).fill(undefined),
    );
    expect(recording.members(77)).toEqual([]);
  });
});
