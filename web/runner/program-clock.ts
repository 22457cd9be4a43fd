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
   * A program that asks for a virtual time so often and does nothing else waits for it to pass: the
   * clock goes as real time does then, or the program would never end.
   */
  static readonly PATIENCE = 100_000;

  readonly #kind: ClockKind;
  readonly #milliseconds: () => number;
  #time = 0;
  /** The real time at which it was `#time`; undefined while it stands. */
  #since: number | undefined;
  #started = false;
  #asked = 0;

  constructor(kind: ClockKind, milliseconds: () => number) {
    this.#kind = kind;
    this.#milliseconds = milliseconds;
  }

  start(): void {
    this.#started = true;
    this.set(this.#time);
  }

  now(): number {
    if (this.#since === undefined) {
      if (this.#started && ++this.#asked > ProgramClock.PATIENCE) this.#since = this.#milliseconds();
      return this.#time;
    }
    return this.#time + (this.#milliseconds() - this.#since) / 1000;
  }

  /** What it shows after a wait of `seconds` (more than 0): always later than now. */
  after(seconds: number): number {
    const now = this.now();
    return Math.max(now + seconds, now * (1 + Number.EPSILON));
  }

  /** Sets it forward to `time`, however much real time has passed. */
  set(time: number): void {
    this.#time = time;
    this.#asked = 0;
    this.#since = this.#started && this.#kind === 'ahead' ? this.#milliseconds() : undefined;
  }

  /** The program has done something else than to ask for the time. */
  noteActivity(): void {
    if (this.#kind === 'virtual') this.set(this.now());
  }
}
