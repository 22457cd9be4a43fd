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

export type PageToWorker = {
  readonly type: 'run';
  readonly glueUrl: string;
  readonly program: WebAssembly.Module;
  readonly waitMode: WaitMode;
};

export type WorkerToPage =
  /** `epoch` is the wall clock, in milliseconds, at which the program's clock stood at 0. */
  | { readonly type: 'started'; readonly epoch: number }
  /** `droppedLines` were left out before `chunks` because the program wrote faster than a page can show. */
  | { readonly type: 'output'; readonly chunks: readonly OutputChunk[]; readonly droppedLines: number }
  | { readonly type: 'ended'; readonly at: number; readonly ending: Ending };
