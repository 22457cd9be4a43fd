/** The world outside a program, as `wasm/src/host/browser.js` asks for it. */
export interface ProgramHost {
  /** Seconds since the program's start: its only clock. */
  now(): number;
  /** Returns after `seconds`: with JSPI as a promise, without it by blocking the worker. */
  wait(seconds: number): Promise<void> | void;
  /** What the program wrote to stdout (1) or stderr (2). */
  write(fd: 1 | 2, bytes: Uint8Array): void;
}

/** The clock of one program: it stands at 0 until `main` starts. */
export class ProgramClock {
  #origin: number | undefined;
  readonly #milliseconds: () => number;

  constructor(milliseconds: () => number) {
    this.#milliseconds = milliseconds;
  }

  start(): void {
    this.#origin = this.#milliseconds();
  }

  now(): number {
    return this.#origin === undefined ? 0 : (this.#milliseconds() - this.#origin) / 1000;
  }
}
