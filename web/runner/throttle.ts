import { Budget } from './budget.ts';
import type { ClockKind } from './program-clock.ts';
import type { ProgressChannel } from './progress-channel.ts';

/** What of the channel to the page matters here. */
export type Recorder = Pick<ProgressChannel, 'full' | 'secondsUntilEventsAhead' | 'secondsUntilOutput'>;

/**
 * Keeps a program from running ahead without end: tells how long a wait has to take in real time,
 * which is never longer than what a program takes that is not ahead.
 */
export class Throttle {
  /** How far ahead of real time a program may be, in seconds, … */
  static readonly LEAD = 600;
  /** … and how many times as fast it may go on then. It takes more than the player's highest speed. */
  static readonly PACE = 200;

  readonly #kind: ClockKind;
  readonly #recorder: Recorder;
  readonly #seconds: () => number;
  readonly #start: number;
  /** How far ahead it was when the recording was full: from then on it goes as real time does. */
  #leadWhenFull: number | undefined;

  /** @param seconds the real time */
  constructor(kind: ClockKind, recorder: Recorder, seconds: () => number) {
    this.#kind = kind;
    this.#recorder = recorder;
    this.#seconds = seconds;
    this.#start = seconds();
  }

  /** The real seconds that a wait must take which ends at `until`, a time of the program; 0 for none. */
  pause(until: number): number {
    if (until === Infinity) return Infinity;
    const { secondsUntilEventsAhead, secondsUntilOutput } = this.#recorder;
    if (this.#kind === 'virtual') return secondsUntilOutput;
    const elapsed = this.#seconds() - this.#start;
    const lead = Math.max(0, until - elapsed);
    return Math.max(Math.min(lead, Math.max(secondsUntilEventsAhead, secondsUntilOutput)), this.#lag(until, elapsed));
  }

  /** The seconds until a program may be at `until`: a moment more, so that not each wait takes some. */
  #lag(until: number, elapsed: number): number {
    if (this.#recorder.full) this.#leadWhenFull ??= until - elapsed;
    const seconds = this.#leadWhenFull === undefined
      ? (until - Throttle.LEAD) / Throttle.PACE - elapsed
      : until - this.#leadWhenFull - elapsed;
    return seconds > 0 ? seconds + Budget.RESERVE : 0;
  }
}
