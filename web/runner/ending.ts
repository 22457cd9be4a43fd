/** How a run ended, and what the WebAssembly engines throw when it did not end well. */

export type CrashReason =
  | 'aborted'
  | 'unreachable'
  | 'memory-out-of-bounds'
  | 'out-of-memory'
  | 'stack-overflow'
  | 'division-by-zero'
  | 'trap';

export type Ending =
  | { readonly kind: 'finished' }
  | { readonly kind: 'exited'; readonly status: number }
  | { readonly kind: 'uncaught'; readonly exceptionType: string; readonly message: string }
  | { readonly kind: 'crashed'; readonly reason: CrashReason; readonly detail: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'not-started'; readonly detail: string };

export function endingOfStatus(status: number): Ending {
  return status === 0 ? { kind: 'finished' } : { kind: 'exited', status };
}

export interface ExceptionDescription {
  readonly type: string;
  readonly message: string;
}

/**
 * Names what `main` threw out into JavaScript. `describe` is the glue's, which knows the C++ types;
 * everything else is told apart by the error's class and the engines' own words.
 */
export function endingOfThrown(
  thrown: unknown,
  describe: (exception: WebAssembly.Exception) => ExceptionDescription,
): Ending {
  if (isExitStatus(thrown)) return endingOfStatus(thrown.status);
  if (thrown instanceof WebAssembly.Exception) {
    const { type, message } = describe(thrown);
    return { kind: 'uncaught', exceptionType: type, message };
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: 'crashed', reason: crashReason(thrown, detail), detail };
}

/** Emscripten's `exit()` unwinds with this object; it is no `Error`. */
function isExitStatus(thrown: unknown): thrown is { name: 'ExitStatus'; status: number } {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'ExitStatus';
}

/** Chromium's wording first, then Firefox's, then WebKit's. */
const TRAP_TEXTS: readonly (readonly [RegExp, CrashReason])[] = [
  [/out of memory|OOM|cannot enlarge memory/i, 'out-of-memory'],
  [/^aborted/i, 'aborted'],
  [/unreachable/i, 'unreachable'],
  [/divi(de|sion) by zero/i, 'division-by-zero'],
  [/call stack|too much recursion|stack overflow/i, 'stack-overflow'],
  [/memory access out of bounds|index out of bounds|out of bounds memory access/i, 'memory-out-of-bounds'],
];

function crashReason(thrown: unknown, detail: string): CrashReason {
  const byText = TRAP_TEXTS.find(([pattern]) => pattern.test(detail))?.[1];
  if (byText) return byText;
  // V8 throws RangeError and SpiderMonkey InternalError for a call stack that ran out.
  return thrown instanceof RangeError ? 'stack-overflow' : 'trap';
}
