import { describe, expect, it } from 'vitest';
import { loopActivity } from '../../../web/loop/loop-activity.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { Replay } from '../../../web/trace/replay.ts';
import type { EventKind } from '../../../web/trace/trace-event.ts';
import { TraceBuilder } from '../trace/build-trace.ts';
import { blocked, deadlocked, sequence } from '../trace/sample-traces.ts';

function activityAt(recording: Recording, time: number, position = recording.positionAt(time)) {
  const { kind, text } = loopActivity(recording, new Replay(recording).at(position), { time, position });
  return `${kind}: ${text}`;
}

function after(recording: Recording, kind: EventKind): number {
  return recording.events.findIndex((event) => event.kind === kind) + 1;
}

describe('what the loop does', () => {
  it('is told of the task that runs', () => {
    const recording = sequence();
    expect(activityAt(recording, 0, after(recording, 'resumed'))).toBe('runs: Task-1 · main runs.');
  });

  it('is told of the task that is next, between two', () => {
    const recording = sequence();
    expect(activityAt(recording, 0, after(recording, 'task_created'))).toBe(
      'between: The loop is about to run Task-1 · main.',
    );
  });

  it('is to sleep until the next timer', () => {
    expect(activityAt(sequence(), 0.5)).toBe('sleeps: Nothing is ready: the loop sleeps until 1.000 s.');
  });

  it('is to be blocked while a task keeps the thread', () => {
    expect(activityAt(blocked(), 1)).toBe(
      'blocked: Task-2 · blocks blocks the loop until 2.250 s: nothing else can run.',
    );
  });

  it('is to wait for worker threads', () => {
    const trace = new TraceBuilder();
    trace.add('run_began');
    const main = trace.task('main').resumes();
    const thread = main.makes('thread', 'to_thread');
    trace.add('thread_began', { by: 1, object: thread });
    main.waitsFor(thread);
    trace.add('idle', { value: Infinity });
    const recording = new Recording();
    trace.feed(recording);
    expect(activityAt(recording, 0)).toBe(
      'sleeps: Nothing is ready: the loop sleeps until it is woken. A worker thread computes meanwhile.',
    );
  });

  it('is a deadlock when nothing can ever happen again', () => {
    const recording = deadlocked();
    expect(activityAt(recording, 1, after(recording, 'deadlocked'))).toMatch(/^stuck: Deadlock/);
  });

  it('is nothing before its run and after it', () => {
    const recording = sequence();
    expect(activityAt(recording, 0, 0)).toBe('off: The loop has not begun yet.');
    expect(activityAt(recording, 3)).toBe('off: The program is over.');
    expect(activityAt(recording, 2.999, recording.events.length)).toBe('off: The loop is over.');
  });
});
