import type { BuildTimes } from '../compiler/messages.ts';

const NAMES = { run: 'coroscope:run', built: 'coroscope:built', started: 'coroscope:started', output: 'coroscope:first-output' };

/**
 * Marks in the browser's own timeline (User Timing) from Run to the first output, for its developer
 * tools and for `npm run bench:page`. Those of the newest run are kept.
 */
export class RunMarks {
  #hasOutput = false;

  begin(): void {
    for (const name of Object.values(NAMES)) performance.clearMarks(name);
    this.#hasOutput = false;
    performance.mark(NAMES.run);
  }

  /** `times` are the compiler's own, as the mark's detail. */
  built(times: BuildTimes): void {
    performance.mark(NAMES.built, { detail: times });
  }

  started(): void {
    performance.mark(NAMES.started);
  }

  output(): void {
    if (this.#hasOutput) return;
    this.#hasOutput = true;
    performance.mark(NAMES.output);
  }
}
