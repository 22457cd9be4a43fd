/** How a run ended, and what the WebAssembly engines throw when it did not end well. */

import { readableName } from '../compiler/symbol-name.ts';
import type { Detail } from './problem.ts';

/** Shared links name them by their place here. */
export const CRASH_REASONS = [
  'aborted',
  'unreachable',
  'memory-out-of-bounds',
  'bad-call',
  'out-of-memory',
  'stack-overflow',
  'division-by-zero',
  'division-overflow',
  'trap',
] as const;

export type CrashReason = (typeof CRASH_REASONS)[number];

export type Ending =
  | { readonly kind: 'finished' }
  | { readonly kind: 'exited'; readonly status: number }
  | { readonly kind: 'uncaught'; readonly exceptionType: string; readonly message: string }
  | { readonly kind: 'crashed'; readonly reason: CrashReason; readonly detail: string }
  | { readonly kind: 'stopped' }
  /** It never became a program; `detail` where the compiler itself is at fault. */
  | { readonly kind: 'not-built'; readonly detail: Detail | undefined }
  | { readonly kind: 'not-started'; readonly reason: StartFailureReason; readonly detail: Detail };

/** Whether trying again helps, or a file of the site is missing or damaged, or neither is known. */
export type StartFailureReason = 'unreachable' | 'damaged' | 'failed';

/** Whether it is one of the program's own, and not only of the wish to run it. */
export function hasBegun({ kind }: Ending): boolean {
  return kind === 'finished' || kind === 'exited' || kind === 'uncaught' || kind === 'crashed';
}

export function endingOfStatus(status: number): Ending {
  return status === 0 ? { kind: 'finished' } : { kind: 'exited', status };
}

export interface ThrownDescription {
  readonly type: string;
  readonly message: string;
}

/**
 * Names what left `main`. `describe` is the glue's: it knows the C++ types, and it writes out what
 * the program's own buffers still held.
 */
export function endingOfThrown(
  thrown: unknown,
  describe: (thrown: unknown) => ThrownDescription,
): Ending {
  const { type, message } = describe(thrown);
  return thrown instanceof WebAssembly.Exception
    ? { kind: 'uncaught', exceptionType: readableName(type), message }
    : { kind: 'crashed', reason: crashReason(`${type}: ${message}`), detail: message };
}

/** What the glue says by itself, then the engines' words: Chromium's, Firefox's and WebKit's. */
const CRASH_TEXTS: readonly (readonly [RegExp, CrashReason])[] = [
  [/out of memory|cannot enlarge memory/i, 'out-of-memory'],
  [/^aborted/, 'aborted'],
  [/^stack overflow|call stack|too much recursion/i, 'stack-overflow'],
  [/unreachable/i, 'unreachable'],
  [/(divi(de|sion)|remainder) by zero/i, 'division-by-zero'],
  [/divide result unrepresentable|integer overflow|division.*overflow/i, 'division-overflow'],
  [/null function|signature|indirect call|call_indirect|table (index|access)/i, 'bad-call'],
  [/memory access out of bounds|index out of bounds|out of bounds memory access/i, 'memory-out-of-bounds'],
];

function crashReason(description: string): CrashReason {
  return CRASH_TEXTS.find(([pattern]) => pattern.test(description))?.[1] ?? 'trap';
}
