/** What well-known programs tell. Ids are given in the order in which things are made: main is always 1. */

import type { Recording } from '../../../web/trace/recording.ts';
import { TraceBuilder, type BuiltTask } from './build-trace.ts';

const LIBRARY_FILE = '/usr/include/asyncio/lock.hpp';

function begin(): { trace: TraceBuilder; main: BuiltTask } {
  const trace = new TraceBuilder();
  trace.add('run_began');
  return { trace, main: trace.task('main').resumes() };
}

function end(trace: TraceBuilder): Recording {
  trace.add('run_ended');
  return trace.recording();
}

/** `say_after(1, "hello")`, then `say_after(2, "world")`: 3 s. */
export function sequence(): Recording {
  const { trace, main } = begin();
  main.calls('say_after', 12).sleeps(1, 6);
  trace.add('idle', { value: 1 });
  trace.at(1);
  main.wakes().resumes().prints('hello').returnsFromCall();
  main.calls('say_after', 13).sleeps(2, 6);
  trace.add('idle', { value: 3 });
  trace.at(3);
  main.wakes().resumes().prints('world').returnsFromCall().returns();
  return end(trace);
}

/** `gather` of three `say_after`: tasks 2, 3, 4; the gather is 5; 3 s. */
export function gathered(): Recording {
  const { trace, main } = begin();
  const children = ['one', 'two', 'three'].map((word) => ({ word, task: main.creates('say_after', 12) }));
  const gather = main.makes('gather', 'gather');
  for (const { task } of children) trace.add('member', { object: gather, task: task.id });
  main.waitsFor(gather, 12);
  children.forEach(({ task }, i) => task.resumes().sleeps(i + 1, 6));
  children.forEach(({ word, task }, i) => {
    trace.add('idle', { value: i + 1 });
    trace.at(i + 1);
    task.wakes().resumes().prints(word).returns();
  });
  main.wakes('done', children.at(-1)!.task.id, gather).resumes().returns();
  return end(trace);
}

/** Two tasks, 3 and 4, want the lock 2 for a second each; main awaits one after the other. */
export function locked(): Recording {
  const { trace, main } = begin();
  const lock = main.makes('lock', 'Lock');
  const [first, second] = [main.creates('worker', 20), main.creates('worker', 21)];
  main.waitsFor(first.id, 22);
  first.resumes().acquires(lock).sleeps(1, 9);
  second.resumes().calls('acquire', 8, LIBRARY_FILE).waitsFor(lock);
  trace.at(1);
  first.wakes().resumes().releases(lock);
  second.wakes('object', first.id, lock);
  first.returns();
  main.wakes('done', first.id, first.id);
  second.resumes().acquires(lock).returnsFromCall().sleeps(1, 9);
  main.resumes().waitsFor(second.id, 23);
  trace.at(2);
  second.wakes().resumes().releases(lock).returns();
  main.wakes('done', second.id, second.id).resumes().returns();
  return end(trace);
}

/** A TaskGroup, 2, of which one child, 3, fails after 1 s, so that the other, 4, is cancelled. */
export function failingGroup(): Recording {
  const { trace, main } = begin();
  const group = main.makes('group', 'TaskGroup');
  const failing = main.creates('unlucky', 15);
  trace.add('member', { object: group, task: failing.id });
  const sleeping = main.creates('sleeps_long', 16);
  trace.add('member', { object: group, task: sleeping.id });
  main.waitsFor(group, 17);
  failing.resumes().sleeps(1, 5);
  sleeping.resumes().sleeps(10, 9);
  trace.at(1);
  failing.wakes().resumes().raises('ValueError("no luck")');
  trace.add('group_aborted', { object: group, by: main.id, task: failing.id });
  sleeping.isCancelledBy('group', failing.id, group).wakes('cancelled', failing.id);
  sleeping.resumes().endsCancelled();
  main.wakes('done', sleeping.id, group).resumes().raises('ExceptionGroup("unhandled errors in a TaskGroup", 1)');
  return end(trace);
}

/** Task 2 blocks the thread for 2 s, so that 3 and 4, whose sleeps are over after 0.5 s and 1 s, starve. */
export function blocked(): Recording {
  const { trace, main } = begin();
  const blocking = main.creates('blocks', 20);
  const starving = [0.5, 1].map((seconds) => ({ seconds, task: main.creates('ticks', 21) }));
  main.waitsFor(blocking.id, 22);
  const rude = blocking.resumes().sleeps(0.25, 5);
  for (const { seconds, task } of starving) task.resumes().sleeps(seconds, 9);
  trace.at(0.25);
  rude.wakes().resumes().blocks(2, 6);
  trace.at(2.25);
  rude.returns();
  main.wakes('done', rude.id, rude.id);
  for (const { task } of starving) task.wakes();
  main.resumes().waitsFor(starving[1]!.task.id, 23);
  for (const { task } of starving) task.resumes().prints('tick').returns();
  main.wakes('done', starving[1]!.task.id, starving[1]!.task.id).resumes().returns();
  return end(trace);
}

/** The task 4 has the lock 2 and wants 3; the task 5 has 3 and wants 2; main waits for 4. */
export function deadlocked(): Recording {
  const { trace, main } = begin();
  const [left, right] = [main.makes('lock', 'Lock'), main.makes('lock', 'Lock')];
  const [one, other] = [main.creates('philosopher', 20), main.creates('philosopher', 21)];
  main.waitsFor(one.id, 22);
  one.resumes().acquires(left).sleeps(1, 9);
  other.resumes().acquires(right).sleeps(1, 9);
  trace.at(1);
  one.wakes();
  other.wakes();
  one.resumes().calls('acquire', 10, LIBRARY_FILE).waitsFor(right);
  other.resumes().calls('acquire', 10, LIBRARY_FILE).waitsFor(left);
  trace.add('deadlocked');
  return end(trace);
}

/** `count` tasks, each of which sleeps for up to 10 s and prints: 8 events a task. */
export function crowd(count = 10_000): Recording {
  const { trace, main } = begin();
  const tasks = Array.from({ length: count }, (_, i) => {
    return { task: main.creates('worker', 20), due: (1 + (i % 100)) / 10 };
  });
  const gather = main.makes('gather', 'gather');
  for (const { task } of tasks) trace.add('member', { object: gather, task: task.id });
  main.waitsFor(gather, 21);
  for (const { task, due } of tasks) task.resumes().sleeps(due, 6);
  for (const { task, due } of tasks.toSorted((a, b) => a.due - b.due)) {
    trace.at(due);
    task.wakes().resumes().prints(`task ${task.id}`).returns();
  }
  main.wakes('done', tasks.at(-1)?.task.id, gather).resumes().returns();
  return end(trace);
}
