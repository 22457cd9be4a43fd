/** What the page and the compiler's worker say to each other: one union type per direction. */

import type { Completion } from './completion.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { LinkProblem } from './link-problem.ts';
import type { ToolchainPack } from './pack.ts';
import type { StartFailureReason } from '../runner/ending.ts';
import type { Detail } from '../runner/problem.ts';

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
  | { readonly kind: 'failed'; readonly detail: Detail };

/** How far the compiler is. Sizes in bytes, as transferred. */
export type CompilerProgress =
  | { readonly phase: 'downloading'; readonly loaded: number; readonly total: number; readonly retryIn: number | undefined }
  /** Everything is here and is being made ready: compiled, its headers precompiled. */
  | { readonly phase: 'preparing' }
  | { readonly phase: 'ready' }
  | { readonly phase: 'unavailable'; readonly reason: StartFailureReason; readonly detail: Detail };

/** What the compiler can be asked for, and what it answers. One question is answered before the next is put. */
export interface CompilerQuestions {
  build: { readonly asked: { readonly source: string }; readonly answer: BuildResult };
  /** The diagnostics alone, without making a program. */
  check: { readonly asked: { readonly source: string }; readonly answer: readonly Diagnostic[] };
  /** `offset` in UTF-16 code units. */
  complete: {
    readonly asked: { readonly source: string; readonly offset: number };
    readonly answer: readonly Completion[];
  };
}
export type Question = keyof CompilerQuestions;

export type PageToCompiler =
  /**
   * Comes first, and again to try once more. `base` is the address of the pack's folder; `llvm` its
   * module, if an earlier worker has compiled it.
   */
  | {
      readonly type: 'load';
      readonly pack: ToolchainPack;
      readonly base: string;
      readonly llvm: WebAssembly.Module | undefined;
    }
  | { [Q in Question]: { readonly type: Q } & CompilerQuestions[Q]['asked'] }[Question];

export type CompilerToPage =
  | { readonly type: 'progress'; readonly progress: CompilerProgress }
  /** For the next worker, should this one be ended. */
  | { readonly type: 'compiled'; readonly llvm: WebAssembly.Module }
  | { readonly type: 'answer'; readonly answer: CompilerQuestions[Question]['answer'] };
