import { Recording } from '../trace/recording.ts';
import type { Ending } from './ending.ts';
import type { PageToWorker, Progress, WorkerToPage } from './messages.ts';
import type { ClockKind } from './program-clock.ts';
import type { ProgramWorkers } from './program-workers.ts';
import { ProblemError } from './problem.ts';
import { scriptFailure } from './site-file.ts';

export interface RunListener {
  /** `main` has begun. */
  started(): void;
  /** The recording has grown, or more is known of its time. */
  progress(): void;
  /** The recording has its end. */
  ended(): void;
}

/** How long a stopped program's last messages may still travel before its worker is ended. */
const STOP_GRACE_MS = 20;

/** What a program tells at once has arrived after this time. */
const TRAVEL_MS = 50;

/**
 * One run of one program in a worker of its own, from its start to exactly one `ended`. The program
 * runs ahead of what the page shows: all that it does arrives as a recording.
 */
export class ProgramRun {
  readonly recording = new Recording();
  readonly #worker: Worker;
  readonly #listener: RunListener;
  readonly #clock: ClockKind;
  #started = false;
  /** All that happened before this time of the program has arrived. */
  #known = 0;
  /** The program's time at its last message. */
  #told = 0;
  /** When the program told last that it is busy; undefined while its time does not go on by itself. */
  #busySince: number | undefined;
  /** Set by `stop`: until when messages may still arrive. */
  #stopping: { readonly at: number | undefined; readonly until: number } | undefined;

  constructor(workers: ProgramWorkers, program: WebAssembly.Module, clock: ClockKind, listener: RunListener) {
    this.#clock = clock;
    this.#listener = listener;
    this.#worker = workers.take();
    this.#worker.onmessage = (event: MessageEvent<WorkerToPage>) => this.#receive(event.data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      void this.#fail(workers.scriptUrl, event.message);
    };
    const message: PageToWorker = { type: 'run', program, clock };
    this.#worker.postMessage(message);
  }

  /**
   * The program's time before which nothing more can happen: all of it has arrived. Keeps the
   * recording's `until` at it.
   *
   * @param nowMs as `performance.now()`
   */
  frontier(nowMs: number): number {
    if (this.recording.ended) return Infinity;
    const passed = this.#busySince === undefined ? 0 : Math.max(0, nowMs - this.#busySince - TRAVEL_MS) / 1000;
    const frontier = this.#known + passed;
    if (frontier < Infinity) this.recording.until = Math.max(this.recording.until, frontier);
    return frontier;
  }

  /**
   * Ends the worker whatever it is doing. What it has already told is on its way as messages, which
   * ending a worker discards: they get a moment to arrive.
   *
   * @param at the program's time that the reader saw when stopping it: usually earlier than what is
   *   recorded; without it, that
   */
  stop(at?: number): void {
    if (this.#stopping) return;
    this.#stopping = { at, until: performance.now() + STOP_GRACE_MS };
    setTimeout(() => this.#endStopped(), STOP_GRACE_MS);
  }

  #receive(message: WorkerToPage): void {
    if (this.recording.ended) return;
    // Where messages come faster than a busy page takes them, a timer waits behind all of them.
    if (this.#stopping && performance.now() > this.#stopping.until) {
      this.#endStopped();
      return;
    }
    switch (message.type) {
      case 'unprepared':
        // The run itself ends and says why.
        break;
      case 'started':
        this.#started = true;
        this.#goesOn();
        this.#listener.started();
        break;
      case 'progress':
        this.#take(message);
        this.#listener.progress();
        break;
      case 'ended':
        this.#end(message.at, message.ending);
        break;
    }
  }

  #take({ events, output, now, activity, full }: Progress): void {
    this.recording.addEvents(events);
    this.recording.addOutput(output);
    this.recording.full = full;
    this.#told = now;
    if (typeof activity === 'object') {
      this.#known = activity.waitingUntil;
      this.#busySince = undefined;
    } else {
      this.#known = now;
      if (activity === 'busy') this.#goesOn();
      else this.#busySince = undefined;
    }
    this.frontier(performance.now());
  }

  /** Before `main`, and on a virtual clock, what is computed takes no time. */
  #goesOn(): void {
    this.#busySince = this.#started && this.#clock === 'ahead' ? performance.now() : undefined;
  }

  /** The worker itself failed: its script is not there, or something in it was not caught. */
  async #fail(scriptUrl: URL, message: string): Promise<void> {
    if (this.#started) {
      this.#end(this.#elapsed(), { kind: 'crashed', reason: 'trap', detail: message });
      return;
    }
    const cause = message === '' ? new ProblemError({ kind: 'worker-not-started' }) : message;
    const { reason, problem } = await scriptFailure(scriptUrl, cause);
    this.#end(0, { kind: 'not-started', reason, detail: problem });
  }

  #endStopped(): void {
    this.#end(this.#stopping?.at ?? this.#elapsed(), { kind: 'stopped' });
  }

  /** How far the program has come, as far as can be told. */
  #elapsed(): number {
    return this.#busySince === undefined ? this.#told : this.frontier(performance.now());
  }

  #end(at: number, ending: Ending): void {
    if (this.recording.ended) return;
    this.#worker.terminate();
    this.recording.end({ at, ending });
    this.#listener.ended();
  }
}
