/**
 * Why something of the site did not work. Workers tell it like this, for they do not know the reader's
 * language; `detailText` has the words.
 */
export type Problem =
  | { readonly kind: 'no-answer'; readonly file: string }
  | { readonly kind: 'refused'; readonly file: string; readonly status: number }
  | { readonly kind: 'broken-off'; readonly file: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly cause: Detail }
  | { readonly kind: 'too-long'; readonly file: string }
  | { readonly kind: 'not-it'; readonly file: string }
  | { readonly kind: 'wrong-size'; readonly file: string; readonly bytes: string; readonly expected: number }
  | { readonly kind: 'wrong-size-unpacked'; readonly file: string; readonly bytes: number; readonly expected: number }
  /** Since a part of it was downloaded. */
  | { readonly kind: 'changed'; readonly file: string }
  /** Another part came than was asked for. */
  | { readonly kind: 'wrong-part'; readonly file: string }
  /** The last of several tries failed like this. */
  | { readonly kind: 'not-downloaded'; readonly file: string; readonly cause: Detail }
  | { readonly kind: 'connection-broke' }
  | { readonly kind: 'server-silent' }
  | { readonly kind: 'script-not-loaded' }
  | { readonly kind: 'worker-not-started' }
  /** A program and what it runs on are of different builds. */
  | { readonly kind: 'functions-missing'; readonly names: string }
  | { readonly kind: 'compiler-not-loaded'; readonly cause: Detail }
  | { readonly kind: 'compiler-ended'; readonly status: number };

/** What there is to say of a failure: in the page's own words, or as an engine or a tool has said it. */
export type Detail = string | Problem;

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** What there is to say of what was thrown. */
export function detailOf(error: unknown): Detail {
  return error instanceof ProblemError ? error.problem : messageOf(error);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
