import type { Recording } from './recording.ts';
import type { ReplayedTask } from './task-state.ts';

/** The states of tasks by id, in the order in which the tasks were made; copied much faster than a `Map`. */
export class TaskTable implements ReadonlyMap<number, ReplayedTask> {
  constructor(
    private readonly recording: Recording,
    private readonly states: ReplayedTask[] = [],
  ) {}

  get size(): number {
    return this.states.length;
  }

  get(id: number): ReplayedTask | undefined {
    const task = this.recording.task(id);
    return task && this.states[task.index];
  }

  has(id: number): boolean {
    return this.get(id) !== undefined;
  }

  /** Of the task that was made last. */
  add(state: ReplayedTask): void {
    this.states.push(state);
  }

  /** Of a task that is in here. */
  replace(state: ReplayedTask): void {
    const task = this.recording.task(state.id);
    if (task) this.states[task.index] = state;
  }

  copy(): TaskTable {
    return new TaskTable(this.recording, this.states.slice());
  }

  values(): MapIterator<ReplayedTask> {
    return this.states.values();
  }

  *keys(): MapIterator<number> {
    for (const state of this.states) yield state.id;
  }

  *entries(): MapIterator<[number, ReplayedTask]> {
    for (const state of this.states) yield [state.id, state];
  }

  [Symbol.iterator](): MapIterator<[number, ReplayedTask]> {
    return this.entries();
  }

  forEach(visit: (state: ReplayedTask, id: number, table: ReadonlyMap<number, ReplayedTask>) => void): void {
    for (const state of this.states) visit(state, state.id, this);
  }
}
