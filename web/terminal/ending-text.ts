import type { CrashReason, Ending } from '../runner/ending.ts';

const CRASH_WORDS: Record<CrashReason, string> = {
  aborted: 'it was aborted (std::terminate, abort() or unreachable code)',
  'memory-out-of-bounds': 'it touched memory that is not its own (out of bounds)',
  'out-of-memory': 'it ran out of memory',
  'stack-overflow': 'its call stack overflowed',
  'division-by-zero': 'it divided an integer by zero',
  trap: 'the WebAssembly engine stopped it',
};

/** How a run ended, in plain words. */
export function endingText(ending: Ending): string {
  switch (ending.kind) {
    case 'finished':
      return 'finished';
    case 'exited':
      return `exited with status ${ending.status}`;
    case 'uncaught':
      return ending.message === ''
        ? `uncaught exception ${ending.exceptionType}`
        : `uncaught exception ${ending.exceptionType}: ${ending.message}`;
    case 'crashed':
      return ending.reason === 'trap'
        ? `crashed: ${CRASH_WORDS.trap} (${ending.detail})`
        : `crashed: ${CRASH_WORDS[ending.reason]}`;
    case 'stopped':
      return 'stopped';
    case 'not-started':
      return `could not be started: ${ending.detail}. Check the connection and press Run again.`;
  }
}

/** Whether the run ended as its author meant it to. */
export function endedWell(ending: Ending): boolean {
  return ending.kind === 'finished';
}

export function droppedText(lines: number): string {
  return lines === 1 ? '1 line came too fast to show' : `${lines} lines came too fast to show`;
}
