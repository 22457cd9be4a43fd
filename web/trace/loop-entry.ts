import { thingLabel } from './labels.ts';
import type { Recording } from './recording.ts';

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

/** There can be thousands of which few are shown: the label is made when it is asked for. */
export class LoopEntry implements TimerEntry {
  constructor(
    private readonly recording: Recording,
    readonly task: number | undefined,
    readonly callback: number | undefined,
    /** When it is due, or has become ready. */
    readonly when: number,
    /** The index of the event that told so. */
    readonly event: number,
  ) {}

  get label(): string {
    return thingLabel(this.recording, this.task ?? this.callback ?? 0);
  }
}
