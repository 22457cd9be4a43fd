/** What a program does at a moment. */

import type { ReadyEntry, TimerEntry } from './loop-entry.ts';
import type { ObjectState } from './object-state.ts';
import type { Moment } from './recording.ts';
import type { TaskState } from './task-state.ts';

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
