import { startWorker } from '../site/worker.ts';
import type { PageToWorker, WaitMode, WorkerToPage } from './messages.ts';
import workerUrl from './program-worker.ts?worker&url';

/**
 * Workers for programs, each for one run. One is kept ready ahead of the next run, with all that it
 * loads from the server: a run then starts at once, and without a network too.
 */
export class ProgramWorkers {
  readonly scriptUrl = new URL(workerUrl, import.meta.url);
  readonly #glueUrl: string;
  readonly #waitMode: WaitMode;
  #spare: Worker | undefined;

  constructor(glueUrl: string, waitMode: WaitMode) {
    this.#glueUrl = glueUrl;
    this.#waitMode = waitMode;
  }

  /** Makes the next worker ready unless it is. A failure is silent: the run tells what is wrong. */
  prepare(): void {
    if (this.#spare) return;
    const spare = this.#create();
    const discard = () => {
      spare.terminate();
      if (this.#spare === spare) this.#spare = undefined;
    };
    spare.onerror = (event) => {
      event.preventDefault();
      discard();
    };
    spare.onmessage = ({ data }: MessageEvent<WorkerToPage>) => {
      if (data.type === 'unprepared') discard();
    };
    this.#spare = spare;
  }

  /** A worker that awaits its one program. Whoever takes it ends it. */
  take(): Worker {
    const worker = this.#spare ?? this.#create();
    this.#spare = undefined;
    return worker;
  }

  #create(): Worker {
    const worker = startWorker(this.scriptUrl, 'program');
    const message: PageToWorker = { type: 'prepare', glueUrl: this.#glueUrl, waitMode: this.#waitMode };
    worker.postMessage(message);
    return worker;
  }
}
