/** Goes to any moment of a recording. */

import { countWhile, type Recording } from './recording.ts';
import type { ProgramState } from './program-state.ts';
import { ReplayedProgram } from './replayed-program.ts';

export type { ObjectState } from './object-state.ts';
export type { ProgramState, ReadyEntry, ThreadState, TimerEntry } from './program-state.ts';
export type { Frame, TaskPhase, TaskState } from './task-state.ts';

/** At least so many events lie between two checkpoints: they are replayed within a millisecond or two. */
const EVENTS_PER_CHECKPOINT = 4096;

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

  /** The more there is to copy the rarer: all checkpoints together stay in proportion to the events. */
  private keepCheckpoint(): void {
    const since = this.program.position - (this.checkpoints.at(-1)?.position ?? 0);
    if (since < EVENTS_PER_CHECKPOINT || since < 2 * this.program.size) return;
    this.checkpoints.push(new ReplayedProgram(this.recording, this.program));
  }
}
