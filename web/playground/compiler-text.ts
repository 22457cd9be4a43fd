import type { CompilerState } from '../compiler/compiler.ts';
import type { Question } from './choice-dialog.ts';

type Shown = Exclude<CompilerState, { phase: 'absent' }>;
type Failure = Extract<CompilerState, { phase: 'unavailable' }>;

const FAILURE_ADVICE: Record<Failure['reason'], string> = {
  unreachable: 'The connection was lost. What has arrived is kept.',
  damaged: 'A file of it is missing or damaged.',
  failed: 'It does not work in this browser.',
};

/** Asked before a download on a metered connection. */
export function downloadQuestion(bytes: number): Question<'download' | 'later'> {
  return {
    title: 'Get the compiler?',
    text:
      `To run your edits, the page needs its C++ compiler: a download of ${tenths(bytes)} MB, once. ` +
      'Your connection is slow or metered, so it was not loaded by itself.',
    answers: [
      { id: 'download', label: `Download ${tenths(bytes)} MB` },
      { id: 'later', label: 'Not now' },
    ],
    otherwise: 'later',
  };
}

/** Where the compiler is, for the eye. */
export function compilerText(state: Shown): string {
  switch (state.phase) {
    case 'downloading': {
      const { loaded, total, retryIn } = state;
      if (retryIn !== undefined) return `Connection lost, trying again in ${retryIn} s`;
      // From the cache, all of it is there at once.
      if (loaded === total) return 'Preparing the compiler…';
      return `Compiler: ${tenths(loaded)} of ${tenths(total)} MB`;
    }
    case 'preparing':
      return 'Preparing the compiler…';
    case 'ready':
      return 'Compiler ready';
    case 'unavailable':
      return state.reason === 'unreachable'
        ? FAILURE_ADVICE.unreachable
        : `${FAILURE_ADVICE[state.reason]} (${state.detail})`;
  }
}

/** Where it is, for the ear: starts and ends, but not every step. */
export function announcement(state: CompilerState): string {
  switch (state.phase) {
    case 'absent':
      return '';
    case 'downloading':
      if (state.retryIn !== undefined) return 'Connection lost. The download of the compiler will be tried again.';
      return state.loaded === state.total ? 'Preparing the compiler' : 'Downloading the compiler';
    case 'preparing':
      return 'Preparing the compiler';
    case 'ready':
      return 'The compiler is ready';
    case 'unavailable':
      return `The compiler could not be loaded. ${FAILURE_ADVICE[state.reason]}`;
  }
}

function tenths(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
