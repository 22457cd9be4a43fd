import type { CrashReason, Ending, StartFailureReason } from '../runner/ending.ts';
import { secondsText } from './time-text.ts';

type Crash = Extract<Ending, { kind: 'crashed' }>;
type Uncaught = Extract<Ending, { kind: 'uncaught' }>;

const OUT_OF_MEMORY =
  'it ran out of memory, of which a program here has 512 MB: look for something that grows for ever';

/** What happened, and what to look for. */
const CRASH_WORDS: Record<Exclude<CrashReason, 'aborted' | 'trap'>, string> = {
  unreachable: 'it ran into code that must never be reached: look for a function that ends without its return',
  'memory-out-of-bounds':
    'it used memory that is not its own: look for an index beyond the end, or a pointer to what is gone',
  'bad-call':
    'it called a function that is not there: look for a null pointer to an object with virtual functions, or to a function',
  'out-of-memory': OUT_OF_MEMORY,
  'stack-overflow':
    'its functions call each other too deeply: look for a recursion without an end, or a very large local array',
  'division-by-zero': 'it divided an integer by zero',
  'division-overflow': 'the result of a division does not fit into its type',
};

function crashText({ reason, detail }: Crash): string {
  switch (reason) {
    case 'aborted':
      return detail;
    case 'trap':
      return `the WebAssembly engine stopped it (${detail})`;
    default:
      return CRASH_WORDS[reason];
  }
}

/** What the standard library's exceptions mean, whose own messages say little. */
const EXCEPTION_WORDS: Readonly<Record<string, string>> = {
  'std::bad_any_cast': 'a std::any was asked for another type than it holds',
  'std::bad_function_call': 'an empty std::function was called',
  'std::bad_optional_access': 'a std::optional that holds nothing was asked for its value',
  'std::bad_variant_access': 'a std::variant was asked for another type than it holds',
  'std::bad_weak_ptr': 'a std::weak_ptr was asked for an object that is gone',
  'std::length_error': 'something was to grow to an impossible size',
  'std::out_of_range': 'there is no such index or key',
};
/** A message by the library itself: where it was thrown, or the exception's own name. */
const LIBRARY_MESSAGE = /^[\w:]+$|^map::at: *key not found$|^bad any cast$/;

function uncaughtText({ exceptionType, message }: Uncaught): string {
  if (exceptionType === 'std::bad_alloc') return `uncaught exception std::bad_alloc: ${OUT_OF_MEMORY}`;
  const text = `uncaught exception ${exceptionType}`;
  if (message === '') return text;
  const meaning = EXCEPTION_WORDS[exceptionType];
  return meaning !== undefined && LIBRARY_MESSAGE.test(message) ? `${text}: ${meaning}` : `${text}: ${message}`;
}

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
      return uncaughtText(ending);
    case 'crashed':
      return `crashed: ${crashText(ending)}`;
    case 'stopped':
      return 'stopped';
    case 'not-built':
      return ending.detail === undefined
        ? 'not run: the errors above have to be mended first'
        : `not run: the compiler failed; ${ending.detail}`;
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
