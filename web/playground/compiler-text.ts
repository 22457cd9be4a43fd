import { msg, str } from '@lit/localize';
import type { CompilerState } from '../compiler/compiler.ts';
import { sentences } from '../i18n/sentences.ts';
import { detailText } from '../runner/detail-text.ts';
import type { Question } from './choice-dialog.ts';

type Shown = Exclude<CompilerState, { phase: 'absent' }>;
type Failure = Extract<CompilerState, { phase: 'unavailable' }>;

function failureAdvice(reason: Failure['reason']): string {
  switch (reason) {
    case 'unreachable':
      return msg('The connection was lost. What has arrived is kept.');
    case 'damaged':
      return msg('A file of it is missing or damaged.');
    case 'failed':
      return msg('It does not work in this browser.');
  }
}

/** Asked before a download on a metered connection. */
export function downloadQuestion(bytes: number): Question<'download' | 'later'> {
  return {
    title: msg('Get the compiler?'),
    text: msg(
      str`To run your edits, the page needs its C++ compiler: a download of ${tenths(bytes)} MB, once. Your connection is slow or metered, so it was not loaded by itself.`,
    ),
    answers: [
      { id: 'download', label: msg(str`Download ${tenths(bytes)} MB`) },
      { id: 'later', label: msg('Not now') },
    ],
    otherwise: 'later',
  };
}

/** Where the compiler is, for the eye. */
export function compilerText(state: Shown): string {
  switch (state.phase) {
    case 'downloading': {
      const { loaded, total, retryIn } = state;
      if (retryIn !== undefined) return msg(str`Connection lost, trying again in ${retryIn} s`);
      // From the cache, all of it is there at once.
      if (loaded === total) return msg('Preparing the compiler…');
      return msg(str`Compiler: ${tenths(loaded)} of ${tenths(total)} MB`);
    }
    case 'preparing':
      return msg('Preparing the compiler…');
    case 'ready':
      return msg('Compiler ready');
    case 'unavailable':
      return state.reason === 'unreachable'
        ? failureAdvice(state.reason)
        : msg(str`${failureAdvice(state.reason)} (${detailText(state.detail)})`);
  }
}

/** Where it is, for the ear: starts and ends, but not every step. */
export function announcement(state: CompilerState): string {
  switch (state.phase) {
    case 'absent':
      return '';
    case 'downloading':
      if (state.retryIn !== undefined) return msg('Connection lost. The download of the compiler will be tried again.');
      return state.loaded === state.total ? msg('Preparing the compiler') : msg('Downloading the compiler');
    case 'preparing':
      return msg('Preparing the compiler');
    case 'ready':
      return msg('The compiler is ready');
    case 'unavailable':
      return sentences([msg('The compiler could not be loaded.'), failureAdvice(state.reason)]);
  }
}

function tenths(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
