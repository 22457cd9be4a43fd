/** What tasks share or wait for, at a moment. */

import type { Recording } from './recording.ts';

export interface ObjectState {
  /** The tasks and futures that it awaits. */
  readonly members: readonly number[];
  /** The task that has the lock, or 0. */
  readonly holder: number;
  /** The tasks that wait for it, the first to come first. */
  readonly waiters: readonly number[];
}

export class ReplayedObject implements ObjectState {
  holder = 0;
  memberCount = 0;
  readonly waiting: Set<number>;

  /** `owner` may change it; everybody else makes a copy before. */
  constructor(
    private readonly id: number,
    private readonly recording: Recording,
    readonly owner: object,
    waiting?: ReadonlySet<number>,
  ) {
    this.waiting = new Set(waiting);
  }

  get members(): readonly number[] {
    return this.recording
      .members(this.id)
      .slice(0, this.memberCount)
      .map(({ id }) => id);
  }

  get waiters(): readonly number[] {
    return [...this.waiting];
  }

  /** Nothing is to be told of it. */
  get idle(): boolean {
    return this.holder === 0 && this.memberCount === 0 && this.waiting.size === 0;
  }

  copyFor(owner: object): ReplayedObject {
    const copy = new ReplayedObject(this.id, this.recording, owner, this.waiting);
    copy.holder = this.holder;
    copy.memberCount = this.memberCount;
    return copy;
  }
}
