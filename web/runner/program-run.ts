import type { Ending } from './ending.ts';
import type { OutputChunk, PageToWorker, WorkerToPage } from './messages.ts';
import type { ProgramWorkers } from './program-workers.ts';
import { scriptFailure } from './site-file.ts';

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
  /** Set by `stop`: when it was, in the program's time, and until when its output may still arrive. */
  #stopping: { readonly at: number; readonly until: number } | undefined;
  #over = false;

  constructor(workers: ProgramWorkers, program: WebAssembly.Module, listener: RunListener) {
    this.#listener = listener;
    this.#worker = workers.take();
    this.#worker.onmessage = (event: MessageEvent<WorkerToPage>) => this.#receive(event.data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      void this.#fail(workers.scriptUrl, event.message);
    };
    const message: PageToWorker = { type: 'run', program };
    this.#worker.postMessage(message);
  }

  /**
   * Ends the worker whatever it is doing. What it has already printed is on its way as messages,
   * which ending a worker discards: they get a moment to arrive.
   */
  stop(): void {
    if (this.#stopping) return;
    const at = this.#elapsed();
    this.#stopping = { at, until: performance.now() + STOP_GRACE_MS };
    setTimeout(() => this.#end(at, { kind: 'stopped' }), STOP_GRACE_MS);
  }

  #receive(message: WorkerToPage): void {
    if (this.#over) return;
    // Where output comes faster than a busy page takes it, a timer waits behind all of it.
    if (this.#stopping && performance.now() > this.#stopping.until) {
      this.#end(this.#stopping.at, { kind: 'stopped' });
      return;
    }
    switch (message.type) {
      case 'unprepared':
        // The run itself ends and says why.
        break;
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

  /** The worker itself failed: its script is not there, or something in it was not caught. */
  async #fail(scriptUrl: URL, message: string): Promise<void> {
    if (this.#epoch !== undefined) {
      this.#end(this.#elapsed(), { kind: 'crashed', reason: 'trap', detail: message });
      return;
    }
    const { reason, message: detail } = await scriptFailure(scriptUrl, message || 'it does not start');
    this.#end(0, { kind: 'not-started', reason, detail });
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
