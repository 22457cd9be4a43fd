import type { Ending } from '../runner/ending.ts';

/** Where the selected program is between Run and its end. */
export type RunState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'loading' }
  | { readonly phase: 'running'; readonly epoch: number }
  | { readonly phase: 'ended'; readonly at: number; readonly ending: Ending };

export function isActive(run: RunState): boolean {
  return run.phase === 'loading' || run.phase === 'running';
}
