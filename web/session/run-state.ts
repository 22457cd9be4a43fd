import type { Ending } from '../runner/ending.ts';

/** Where the selected program is between Run and its end. */
export type RunState =
  | { readonly phase: 'idle' }
  /** A run that was recorded earlier is there, of which the reader has seen nothing yet. */
  | { readonly phase: 'recorded' }
  /** The learner's own version is being made into a program, or waits for the compiler. */
  | { readonly phase: 'building' }
  | { readonly phase: 'loading' }
  /** The reader has not seen its end yet; the program itself may be far ahead. */
  | { readonly phase: 'running' }
  | { readonly phase: 'ended'; readonly at: number; readonly ending: Ending };

export function isActive(run: RunState): boolean {
  return run.phase === 'building' || run.phase === 'loading' || run.phase === 'running';
}
