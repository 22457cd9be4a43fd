/**
 * How a program's time goes on. A wait sets it forward at once, in both:
 *
 * - `ahead`: otherwise it goes as real time does, so that what is computed takes its time.
 * - `virtual`: otherwise it stands still, so that all times are exact.
 */
export type ClockKind = 'ahead' | 'virtual';

/** The clock of one program, in seconds: it stands at 0 until `main` starts, and never goes back. */
export class ProgramClock {
  /**
   * So many seconds may be computed while a virtual clock stands still. Then it moves, or a program
   * that watches the clock until some time has passed would never end.
   */
  static readonly PATIENCE = 1;

  readonly #milliseconds: () => number;
  readonly #patience: number;
  #time = 0;
  /** The real time at which it was `#time`; undefined while it stands. */
  #since: number | undefined;

  constructor(kind: ClockKind, milliseconds: () => number) {
    this.#milliseconds = milliseconds;
    this.#patience = kind === 'virtual' ? ProgramClock.PATIENCE : 0;
  }

  start(): void {
    this.#since = this.#milliseconds();
  }

  now(): number {
    if (this.#since === undefined) return this.#time;
    const computed = (this.#milliseconds() - this.#since) / 1000;
    return this.#time + Math.max(0, computed - this.#patience);
  }

  /** What it shows after a wait of `seconds` (more than 0): always later than now. */
  after(seconds: number): number {
    const now = this.now();
    return Math.max(now + seconds, now * (1 + Number.EPSILON));
  }

  /** Sets it forward to `time`, however much real time has passed. */
  set(time: number): void {
    this.#time = time;
    if (this.#since !== undefined) this.start();
  }
}
