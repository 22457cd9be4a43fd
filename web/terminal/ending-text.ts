import { msg, str } from '@lit/localize';
import { detailText } from '../runner/detail-text.ts';
import type { Ending } from '../runner/ending.ts';
import { secondsText } from './time-text.ts';

type Crash = Extract<Ending, { kind: 'crashed' }>;
type Uncaught = Extract<Ending, { kind: 'uncaught' }>;
type NotStarted = Extract<Ending, { kind: 'not-started' }>;

function outOfMemory(): string {
  return msg('it ran out of memory, of which a program here has 512 MB: look for something that grows for ever');
}

/** What happened, and what to look for. */
function crashText({ reason, detail }: Crash): string {
  switch (reason) {
    case 'aborted':
      return detail;
    case 'trap':
      return msg(str`the WebAssembly engine stopped it (${detail})`);
    case 'unreachable':
      return msg('it ran into code that must never be reached: look for a function that ends without its return');
    case 'memory-out-of-bounds':
      return msg('it used memory that is not its own: look for an index beyond the end, or a pointer to what is gone');
    case 'bad-call':
      return msg('it called a function that is not there: look for a null pointer to an object with virtual functions, or to a function');
    case 'out-of-memory':
      return outOfMemory();
    case 'stack-overflow':
      return msg('its functions call each other too deeply: look for a recursion without an end, or a very large local array');
    case 'division-by-zero':
      return msg('it divided an integer by zero');
    case 'division-overflow':
      return msg('the result of a division does not fit into its type');
  }
}

/** What the standard library's exceptions mean, whose own messages say little. */
function exceptionMeaning(type: string): string | undefined {
  switch (type) {
    case 'std::bad_any_cast':
      return msg('a std::any was asked for another type than it holds');
    case 'std::bad_function_call':
      return msg('an empty std::function was called');
    case 'std::bad_optional_access':
      return msg('a std::optional that holds nothing was asked for its value');
    case 'std::bad_variant_access':
      return msg('a std::variant was asked for another type than it holds');
    case 'std::bad_weak_ptr':
      return msg('a std::weak_ptr was asked for an object that is gone');
    case 'std::length_error':
      return msg('something was to grow to an impossible size');
    case 'std::out_of_range':
      return msg('there is no such index or key');
    default:
      return undefined;
  }
}

/** A message by the library itself: where it was thrown, or the exception's own name. */
const LIBRARY_MESSAGE = /^[\w:]+$|^map::at: *key not found$|^bad any cast$/;

function uncaughtText({ exceptionType, message }: Uncaught): string {
  if (exceptionType === 'std::bad_alloc') return msg(str`uncaught exception ${exceptionType}: ${outOfMemory()}`);
  if (message === '') return msg(str`uncaught exception ${exceptionType}`);
  const meaning = LIBRARY_MESSAGE.test(message) ? exceptionMeaning(exceptionType) : undefined;
  return msg(str`uncaught exception ${exceptionType}: ${meaning ?? message}`);
}

function notStartedText(ending: NotStarted): string {
  const { reason } = ending;
  const detail = detailText(ending.detail);
  switch (reason) {
    case 'unreachable':
      return msg(str`could not be started: ${detail}. Check the connection and press Run again.`);
    case 'damaged':
      return msg(str`could not be started: ${detail}. The program's file is missing or damaged: reload the page; if that does not help, the site was not built completely.`);
    case 'failed':
      return msg(str`could not be started: ${detail}.`);
  }
}

/** How a run ended, in plain words. */
export function endingText(ending: Ending): string {
  switch (ending.kind) {
    case 'finished':
      return msg('finished');
    case 'exited':
      return msg(str`exited with status ${ending.status}`);
    case 'uncaught':
      return uncaughtText(ending);
    case 'crashed':
      return msg(str`crashed: ${crashText(ending)}`);
    case 'stopped':
      return msg('stopped');
    case 'not-built':
      return ending.detail === undefined
        ? msg('not run: the errors above have to be mended first')
        : msg(str`not run: the compiler failed; ${detailText(ending.detail)}`);
    case 'not-started':
      return notStartedText(ending);
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
  return lines === 1 ? msg('1 line came too fast to show') : msg(str`${lines} lines came too fast to show`);
}
