/** Goes to any moment of a recording. */

import { countWhile, type Recording } from './recording.ts';
import type { ProgramState } from './program-state.ts';
import { ReplayedProgram } from './replayed-program.ts';

export type { ReadyEntry, TimerEntry } from './loop-entry.ts';
export type { ObjectState } from './object-state.ts';
export type { ProgramState, ThreadState } from './program-state.ts';
export type { Frame, TaskPhase, TaskState } from './task-state.ts';

/** At least so many events lie between two checkpoints: they are replayed within a millisecond or two. */
const EVENTS_PER_CHECKPOINT = 2048;
/** And at least so many for each thing that has to be copied: all checkpoints stay in proportion to the events. */
const EVENTS_PER_COPY = 1 / 8;

export class Replay {
  private program: ReplayedProgram;
  /** Programs that nothing is applied to any more, by position. */
  private readonly checkpoints: ReplayedProgram[] = [];

  constructor(private readonly recording: Recording) {
    this.program = new ReplayedProgram(recording);
  }

  /**
   * The program after the first `position` events of the recording, or after all if there are fewer.
   *
   * Valid until the next call, which changes it; only a `TaskState` never changes. Who compares two
   * moments needs two replays, or copies what is to stay.
   */
  at(position: number): ProgramState {
    const target = Math.min(Math.max(0, position), this.recording.events.length);
    const checkpoint = this.checkpoints[countWhile(this.checkpoints, (at) => at.position <= target) - 1];
    const here = this.program.position;
    if (here > target || (checkpoint && checkpoint.position > here)) {
      this.program = new ReplayedProgram(this.recording, checkpoint);
    }
    while (this.program.position < target) {
      this.program.apply(this.recording.events[this.program.position]!);
      this.keepCheckpoint();
    }
    return this.program;
  }

  private keepCheckpoint(): void {
    const since = this.program.position - (this.checkpoints.at(-1)?.position ?? 0);
    if (since < Math.max(EVENTS_PER_CHECKPOINT, EVENTS_PER_COPY * this.program.size)) return;
    this.checkpoints.push(new ReplayedProgram(this.recording, this.program));
  }
}
