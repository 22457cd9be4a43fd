import type { CrashReason, Ending, StartFailureReason } from '../runner/ending.ts';
import { secondsText } from './time-text.ts';

const CRASH_WORDS: Record<CrashReason, string> = {
  aborted: 'it was aborted (std::terminate, abort() or unreachable code)',
  'memory-out-of-bounds': 'it touched memory that is not its own (out of bounds)',
  'out-of-memory': 'it ran out of memory',
  'stack-overflow': 'its call stack overflowed',
  'division-by-zero': 'it divided an integer by zero',
  trap: 'the WebAssembly engine stopped it',
};

const START_ADVICE: Record<StartFailureReason, string> = {
  unreachable: ' Check the connection and press Run again.',
  damaged:
    " The program's file is missing or damaged: reload the page; if that does not help, the site was not built completely.",
  failed: '',
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
    case 'not-built':
      return ending.detail === undefined
        ? 'not run: the errors above have to be mended first'
        : `not run: the compiler failed (${ending.detail})`;
    case 'not-started':
      return `could not be started: ${ending.detail}.${START_ADVICE[ending.reason]}`;
  }
}

/** Whether the run ended as its author meant it to; ended by the reader it is neither good nor bad. */
export function verdict(ending: Ending): 'good' | 'neutral' | 'bad' {
  if (ending.kind === 'finished') return 'good';
  return ending.kind === 'stopped' ? 'neutral' : 'bad';
}

/** When the run ended; empty if it never began. */
export function endingTime(at: number, ending: Ending): string {
  return ending.kind === 'not-started' || ending.kind === 'not-built' ? '' : secondsText(at);
}

export function droppedText(lines: number): string {
  return lines === 1 ? '1 line came too fast to show' : `${lines} lines came too fast to show`;
}
