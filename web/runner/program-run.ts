import type { Ending } from './ending.ts';
import type { OutputChunk, PageToWorker, WaitMode, WorkerToPage } from './messages.ts';

export interface RunListener {
  started(epoch: number): void;
  output(chunks: readonly OutputChunk[], droppedLines: number): void;
  ended(at: number, ending: Ending): void;
}

/** How long a stopped program's last output may still travel before its worker is ended. */
const STOP_GRACE_MS = 20;

/** One run of one program in a worker of its own, from its start to exactly one `ended`. */
export class ProgramRun {
  readonly #worker: Worker;
  readonly #listener: RunListener;
  #epoch: number | undefined;
  #over = false;

  constructor(glueUrl: string, program: WebAssembly.Module, waitMode: WaitMode, listener: RunListener) {
    this.#listener = listener;
    this.#worker = new Worker(new URL('./program-worker.ts', import.meta.url), {
      type: 'module',
      name: 'program',
    });
    this.#worker.onmessage = (event: MessageEvent<WorkerToPage>) => this.#receive(event.data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      const detail = event.message || 'the worker could not be loaded';
      this.#end(
        this.#elapsed(),
        this.#epoch === undefined ? { kind: 'not-started', detail } : { kind: 'crashed', reason: 'trap', detail },
      );
    };
    const message: PageToWorker = { type: 'run', glueUrl, program, waitMode };
    this.#worker.postMessage(message);
  }

  /**
   * Ends the worker whatever it is doing. What it has already printed is on its way as messages,
   * which ending a worker discards: they get a moment to arrive.
   */
  stop(): void {
    const at = this.#elapsed();
    setTimeout(() => this.#end(at, { kind: 'stopped' }), STOP_GRACE_MS);
  }

  #receive(message: WorkerToPage): void {
    if (this.#over) return;
    switch (message.type) {
      case 'started':
        this.#epoch = message.epoch;
        this.#listener.started(message.epoch);
        break;
      case 'output':
        this.#listener.output(message.chunks, message.droppedLines);
        break;
      case 'ended':
        this.#end(message.at, message.ending);
        break;
    }
  }

  #elapsed(): number {
    if (this.#epoch === undefined) return 0;
    return (performance.timeOrigin + performance.now() - this.#epoch) / 1000;
  }

  #end(at: number, ending: Ending): void {
    if (this.#over) return;
    this.#over = true;
    this.#worker.terminate();
    this.#listener.ended(at, ending);
  }
}
