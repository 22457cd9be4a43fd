/** What a program does at a moment. */

import type { ObjectState } from './object-state.ts';
import type { Moment } from './recording.ts';
import type { TaskState } from './task-state.ts';

/** What the loop is going to run: a step of a task, or a callback. */
export interface ReadyEntry {
  readonly task?: number;
  readonly callback?: number;
  readonly label: string;
}

/** What the loop has a timer for: a task that sleeps, or a callback. */
export interface TimerEntry extends ReadyEntry {
  readonly when: number;
}

/** A worker thread that calls a function. */
export interface ThreadState {
  readonly thread: number;
  /** The future of what the function returns. */
  readonly object: number;
  readonly since: number;
  readonly label: string;
}

export interface ProgramState {
  readonly moment: Moment;
  /** All tasks so far, those that are done too, in the order in which they were made. */
  readonly tasks: ReadonlyMap<number, TaskState>;
  /** The task that runs, or 0. */
  readonly running: number;
  /** The callback that runs, or 0. */
  readonly callback: number;
  /** The first to run first. */
  readonly ready: readonly ReadyEntry[];
  /** The first to be due first. */
  readonly timers: readonly TimerEntry[];
  /** The objects that were made, and whatever else (futures, tasks) is waited for just now. */
  readonly objects: ReadonlyMap<number, ObjectState>;
  readonly threads: readonly ThreadState[];
  /** The loop sleeps, until this time at the latest. */
  readonly idleUntil: number | undefined;
}
