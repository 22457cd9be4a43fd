/** What a task does at a moment, and which functions it is in. */

import type { RecordedFunction } from './recording.ts';
import type { Wait } from './trace-event.ts';

export type TaskPhase = 'ready' | 'running' | 'sleeping' | 'waiting' | 'returned' | 'raised' | 'cancelled';

export function isOver(phase: TaskPhase): boolean {
  return phase === 'returned' || phase === 'raised' || phase === 'cancelled';
}

/** One coroutine function of those that a task is in. */
export interface Frame {
  readonly name: string;
  /** Where it was last seen in the learner's own program: where it awaits, as long as it does. */
  readonly line: number | undefined;
  /** Not of the learner's own program. */
  readonly library: boolean;
}

/** Never changes: a task that goes on gets a new one. */
export interface TaskState {
  readonly id: number;
  readonly name: string;
  /** The task that made it, or 0. */
  readonly parent: number;
  readonly phase: TaskPhase;
  /** The time when the phase began. */
  readonly since: number;
  /** The index of the event that began the phase. */
  readonly event: number;
  /** What kind of wait it is in; undefined while it is in none. */
  readonly wait: Wait | undefined;
  /** The id of the object, future or task that it waits for, or 0. */
  readonly waitsFor: number;
  /** When its sleep is over. */
  readonly deadline: number | undefined;
  /** Where it is: the innermost known line in the learner's own program. */
  readonly line: number | undefined;
  /** The function of the task first, the innermost last; none if it is done. */
  readonly frames: readonly Frame[];
  /** It was asked to end and has not run since. */
  readonly cancelRequested: boolean;
  /** How it ended: the result or the error. */
  readonly text: string;
}

/**
 * Since when the sleep of a task (or of a bar in its lane) is over, while the loop was too busy to see it: from
 * then on the task starves, and is shown as ready.
 */
export function overdueSince({ deadline }: Pick<TaskState, 'deadline'>, now: number): number | undefined {
  return deadline !== undefined && deadline < now ? deadline : undefined;
}

/** A frame and those that await it. Never changes, so that states can share it however deep the calls are. */
export class FrameChain {
  /** The innermost line in the learner's own program. */
  readonly ownLine: number | undefined;

  constructor(
    private readonly func: RecordedFunction | undefined,
    private readonly line: number | undefined,
    readonly caller: FrameChain | undefined,
  ) {
    // What has just been entered is at its beginning.
    this.ownLine = line ?? (func?.own ? func.line : caller?.ownLine);
  }

  /** A function of the library has a line only while it calls back into the learner's program. */
  at(line: number | undefined): FrameChain {
    const next = this.func?.own === false ? line : (line ?? this.line);
    return next === this.line ? this : new FrameChain(this.func, next, this.caller);
  }

  frames(): Frame[] {
    const frames: Frame[] = [];
    for (let chain: FrameChain | undefined = this; chain; chain = chain.caller) {
      frames.push({ name: chain.func?.name ?? '', line: chain.line, library: chain.func?.own === false });
    }
    return frames.reverse();
  }
}

export class ReplayedTask implements TaskState {
  phase: TaskPhase = 'ready';
  wait: Wait | undefined;
  waitsFor = 0;
  deadline: number | undefined;
  line: number | undefined;
  cancelRequested = false;
  text = '';
  /** The innermost frame, with those that await it. */
  chain: FrameChain | undefined;

  constructor(
    readonly id: number,
    public name: string,
    readonly parent: number,
    public since: number,
    public event: number,
  ) {}

  get frames(): readonly Frame[] {
    return this.chain?.frames() ?? [];
  }

  /** For the one who makes the next state, who may change it until it is shown. */
  copy(): ReplayedTask {
    const copy = new ReplayedTask(this.id, this.name, this.parent, this.since, this.event);
    copy.phase = this.phase;
    copy.wait = this.wait;
    copy.waitsFor = this.waitsFor;
    copy.deadline = this.deadline;
    copy.line = this.line;
    copy.cancelRequested = this.cancelRequested;
    copy.text = this.text;
    copy.chain = this.chain;
    return copy;
  }

  begin(phase: TaskPhase, since: number, event: number): void {
    this.phase = phase;
    this.since = since;
    this.event = event;
    this.wait = undefined;
    this.waitsFor = 0;
    this.deadline = undefined;
  }

  moveTo(chain: FrameChain | undefined): void {
    this.chain = chain;
    this.line = chain?.ownLine ?? this.line;
  }
}
