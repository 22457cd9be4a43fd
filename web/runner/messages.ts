/** What the page and a program's worker say to each other: one union type per direction. */

import type { Ending } from './ending.ts';

export type StreamName = 'stdout' | 'stderr';

/** One write of the program: `at` is the program's own time, in seconds, when it wrote. */
export interface OutputChunk {
  readonly stream: StreamName;
  readonly at: number;
  readonly text: string;
}

/** How a program's waits reach the browser: as suspended promises (JSPI) or by blocking its worker. */
export type WaitMode = 'jspi' | 'blocking';

export type PageToWorker =
  /** Comes first, once: everything that needs the network is loaded. */
  | { readonly type: 'prepare'; readonly glueUrl: string; readonly waitMode: WaitMode }
  /** Comes second, once. */
  | { readonly type: 'run'; readonly program: WebAssembly.Module };

export type WorkerToPage =
  /** The glue could not be loaded; a run would end at once. */
  | { readonly type: 'unprepared' }
  /** `epoch` is the wall clock, in milliseconds, at which the program's clock stood at 0. */
  | { readonly type: 'started'; readonly epoch: number }
  /** `droppedLines` were left out before `chunks` because the program wrote faster than a page can show. */
  | { readonly type: 'output'; readonly chunks: readonly OutputChunk[]; readonly droppedLines: number }
  | { readonly type: 'ended'; readonly at: number; readonly ending: Ending };
