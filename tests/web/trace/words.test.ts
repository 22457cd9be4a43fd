import { describe, expect, test } from 'vitest';
import { eventText } from '../../../web/trace/event-words.ts';
import { taskLabel, thingLabel } from '../../../web/trace/labels.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { Replay } from '../../../web/trace/replay.ts';
import { stateText } from '../../../web/trace/words.ts';
import { TraceBuilder } from './build-trace.ts';
import { blocked, crowd, deadlocked, failingGroup, gathered, locked, sequence } from './sample-traces.ts';

/** What the task does at a time, in words. */
function doing(recording: Recording, task: number, time: number): string {
  const state = new Replay(recording).at(recording.positionAt(time));
  return stateText(recording, state.tasks.get(task)!, state.objects, time);
}

const log = (recording: Recording) =>
  recording.events.map((_, index) => eventText(recording, index)).filter((text) => text !== undefined);

const lastText = (trace: TraceBuilder) => log(trace.recording()).at(-1);

describe('labels', () => {
  test('name tasks with their functions, objects and callbacks', () => {
    const trace = new TraceBuilder();
    const task = trace.task('say_after');
    const lock = trace.object('lock', 'Lock');
    const ring = trace.callback('ring');
    const recording = trace.recording();
    expect(taskLabel(recording, task.id)).toBe('Task-1 · say_after');
    expect([task.id, lock, ring, 99].map((id) => thingLabel(recording, id))).toEqual([
      'Task-1 · say_after',
      'Lock 1',
      'ring',
      'a future',
    ]);
  });
});

describe('what a task does', () => {
  test('is to sleep', () => {
    expect(doing(sequence(), 1, 1.5)).toBe('sleeps until 3.000 s');
  });

  test('is to starve when its sleep is over and the loop is busy', () => {
    expect(doing(blocked(), 3, 0.4)).toBe('sleeps until 0.500 s');
    expect(doing(blocked(), 3, 1)).toBe('is ready since 0.500 s, but the loop is busy');
  });

  test('is to wait for a lock that another one has', () => {
    expect(doing(deadlocked(), 4, 1)).toBe('waits for Lock 2, held by Task-3 · philosopher');
  });

  test('is to wait for a task, or for several', () => {
    expect(doing(locked(), 1, 0.5)).toBe('waits for Task-2 · worker');
    expect(doing(gathered(), 1, 0.5)).toBe('waits for gather of Task-2, Task-3, Task-4');
    expect(doing(failingGroup(), 1, 0.5)).toBe('waits for TaskGroup 1 with Task-2, Task-3');
    expect(doing(crowd(5), 1, 0)).toBe('waits for gather of 5 tasks');
  });

  test('is to be ready, for a reason', () => {
    const trace = new TraceBuilder();
    const [task, other] = [trace.task('main'), trace.task('other')];
    const lock = trace.object('lock', 'Lock');
    const reason = () => doing(trace.recording(), task.id, 0);
    expect(reason()).toBe('is ready: it was just made');
    task.resumes().yields();
    expect(reason()).toBe('is ready: it let the others go first');
    task.resumes().sleeps(1).wakes('timer');
    expect(reason()).toBe('is ready: its sleep is over');
    task.resumes().waitsFor(lock).wakes('object', other.id, lock);
    expect(reason()).toBe('is ready: woken by Task-2 · other (Lock 1)');
    task.resumes().waitsFor(other.id).wakes('done', other.id, other.id);
    expect(reason()).toBe('is ready: Task-2 · other is done');
    task.resumes().sleeps(1).wakes('cancelled', other.id);
    expect(reason()).toBe('is ready: cancelled by Task-2 · other');
  });

  test('is to run, or to have ended', () => {
    expect(doing(blocked(), 2, 1)).toBe('runs');
    expect(doing(sequence(), 1, 3)).toBe('is done');
    expect(doing(failingGroup(), 3, 1)).toBe('fails: ValueError("no luck")');
    expect(doing(failingGroup(), 4, 1)).toBe('ends by cancellation');
  });
});

describe('events', () => {
  test('tell the story of a program', () => {
    expect(log(sequence())).toEqual([
      'the loop begins to run',
      'Task-1 · main is made',
      'Task-1 · main begins',
      'Task-1 · main calls say_after',
      'Task-1 · main sleeps until 1.000 s',
      'nothing is ready: the loop sleeps until 1.000 s',
      'Task-1 · main is ready: its sleep is over',
      'Task-1 · main goes on',
      'Task-1 · main prints “hello”',
      'Task-1 · main comes back from say_after',
      'Task-1 · main calls say_after',
      'Task-1 · main sleeps until 3.000 s',
      'nothing is ready: the loop sleeps until 3.000 s',
      'Task-1 · main is ready: its sleep is over',
      'Task-1 · main goes on',
      'Task-1 · main prints “world”',
      'Task-1 · main comes back from say_after',
      'Task-1 · main is done',
      'the loop stops',
    ]);
  });

  test('tell who cancels whom in a group', () => {
    expect(log(failingGroup())).toEqual(
      expect.arrayContaining([
        'Task-1 · main makes TaskGroup 1',
        'TaskGroup 1 awaits Task-2 · unlucky',
        'TaskGroup 1 cancels its tasks, because Task-2 · unlucky failed',
        'TaskGroup 1 cancels Task-3 · sleeps_long',
      ]),
    );
  });

  test('tell which callback cancels', () => {
    const trace = new TraceBuilder();
    const task = trace.task('main').resumes().sleeps(5);
    const timeout = trace.callback('timeout', 1);
    task.isCancelledBy('callback');
    expect(lastText(trace)).toBe('the program cancels Task-1 · main');
    trace.add('callback_began', { object: timeout });
    task.isCancelledBy('callback');
    expect(lastText(trace)).toBe('the callback timeout cancels Task-1 · main');
    trace.add('callback_ended', { object: timeout });
    task.isCancelledBy('callback');
    expect(lastText(trace)).toBe('the program cancels Task-1 · main');
  });

  test('tell who takes a lock and gives it back', () => {
    expect(log(locked())).toEqual(
      expect.arrayContaining([
        'Task-1 · main uses Lock 1',
        'Task-2 · worker takes Lock 1',
        'Task-2 · worker gives Lock 1 back',
      ]),
    );
  });

  test('tell of a blocked loop, until when if it is known', () => {
    const trace = new TraceBuilder();
    const task = trace.task('rude').resumes().blocks(2, 6);
    expect(lastText(trace)).toBe('Task-1 · rude blocks the loop until 2.000 s: nothing else can run');
    task.add('blocked', { value: Infinity });
    expect(lastText(trace)).toBe('Task-1 · rude blocks the loop: nothing else can run');
  });

  test('tell nothing of what the library calls by itself', () => {
    const trace = new TraceBuilder();
    const library = '/usr/include/asyncio/lock.hpp';
    const task = trace.task('main').resumes().calls('acquire', 5, library).calls('queue_up', 0, library);
    task.returnsFromCall().returnsFromCall();
    expect(log(trace.recording()).slice(2)).toEqual([
      'Task-1 · main calls acquire',
      'Task-1 · main comes back from acquire',
    ]);
  });

  test('all have words but those that only give numbers to names', () => {
    for (const sample of [gathered, locked, failingGroup, blocked, deadlocked]) {
      const recording = sample();
      const silent = recording.events.filter((_, index) => eventText(recording, index) === undefined);
      expect(new Set(silent.map(({ kind }) => kind))).toEqual(new Set(['file', 'function']));
    }
  });
});
