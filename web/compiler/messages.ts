/** What the page and the compiler's worker say to each other: one union type per direction. */

import type { Completion } from './completion.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { LinkProblem } from './link-problem.ts';

/** How long each step took, in milliseconds. */
export interface BuildTimes {
  readonly compile: number;
  readonly link: number;
}

export type BuildResult =
  /** The diagnostics are warnings. */
  | {
      readonly kind: 'built';
      readonly program: WebAssembly.Module;
      readonly diagnostics: readonly Diagnostic[];
      readonly times: BuildTimes;
    }
  /** The source has errors. */
  | { readonly kind: 'rejected'; readonly diagnostics: readonly Diagnostic[] }
  /** It compiles, but cannot be made into a program. */
  | {
      readonly kind: 'unlinked';
      readonly problems: readonly LinkProblem[];
      readonly diagnostics: readonly Diagnostic[];
    }
  /** The compiler itself failed. */
  | { readonly kind: 'failed'; readonly detail: string };

/** How far the compiler is. Sizes in bytes, as transferred. */
export type CompilerProgress =
  | { readonly phase: 'downloading'; readonly loaded: number; readonly total: number; readonly retryIn: number | undefined }
  /** Everything is here and is being made ready: compiled, its headers precompiled. */
  | { readonly phase: 'preparing' }
  | { readonly phase: 'ready' }
  | { readonly phase: 'unavailable'; readonly reason: 'unreachable' | 'damaged' | 'failed'; readonly detail: string };

export type PageToCompiler =
  /** Comes first, once. */
  | { readonly type: 'load'; readonly base: string }
  | { readonly type: 'build'; readonly id: number; readonly source: string }
  /** `offset` in UTF-16 code units. */
  | { readonly type: 'complete'; readonly id: number; readonly source: string; readonly offset: number };

export type CompilerToPage =
  | { readonly type: 'progress'; readonly progress: CompilerProgress }
  | { readonly type: 'built'; readonly id: number; readonly result: BuildResult }
  | { readonly type: 'completed'; readonly id: number; readonly completions: readonly Completion[] };
