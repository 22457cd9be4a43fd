/** What the page and a program's worker say to each other: one union type per direction. */

import type { RecordedOutput } from '../trace/recording.ts';
import type { Ending } from './ending.ts';
import type { ClockKind } from './program-clock.ts';

export type StreamName = 'stdout' | 'stderr';

/** One write of the program: `at` is the program's own time, in seconds, when it wrote. */
export interface OutputChunk {
  readonly stream: StreamName;
  readonly at: number;
  readonly text: string;
  /** So many lines were left out before it, because the program wrote faster than a page can show. */
  readonly droppedBefore?: number;
}

/** How a program's waits reach the browser: as suspended promises (JSPI) or by blocking its worker. */
export type WaitMode = 'jspi' | 'blocking';

export type PageToWorker =
  /** Comes first, once: everything that needs the network is loaded. */
  | { readonly type: 'prepare'; readonly glueUrl: string; readonly waitMode: WaitMode }
  /** Comes second, once. */
  | { readonly type: 'run'; readonly program: WebAssembly.Module; readonly clock: ClockKind };

/** What the program does after a message. */
export type Activity =
  /** It goes on, and whatever it does is told at once. */
  | 'busy'
  /** It goes on, and does more than is told at once. */
  | 'flooding'
  /** Nothing happens in the program before that time. */
  | { readonly waitingUntil: number };

export interface Progress {
  readonly type: 'progress';
  /** Encoded events: see `web/trace/trace-event.ts`. */
  readonly events: Uint8Array<ArrayBuffer>;
  readonly output: readonly RecordedOutput[];
  /** The program's time. All that happened before it has been told. */
  readonly now: number;
  readonly activity: Activity;
  /** There were too many events: none is recorded after these. */
  readonly full: boolean;
}

export type WorkerToPage =
  /** The glue could not be loaded; a run would end at once. */
  | { readonly type: 'unprepared' }
  | { readonly type: 'started' }
  | Progress
  | { readonly type: 'ended'; readonly at: number; readonly ending: Ending };
