import { msg } from '@lit/localize';

export type ShareFailure =
  /** A part of the link is missing or was changed on its way. */
  | 'damaged'
  | 'newer'
  | 'too-large'
  /** Whole, as its checksum tells, but not what this site writes. */
  | 'not-a-program';

/** What a reader is told; to be called when it is shown, for the language can change. */
export function shareFailureText(failure: ShareFailure): string {
  switch (failure) {
    case 'damaged':
      return msg('This link is not whole: a part of it was lost on its way. Copy all of it, or ask for it again.');
    case 'newer':
      return msg('This link was made by a newer version of Coroscope than this page. Reload the page and try again.');
    case 'too-large':
      return msg('This program is too large for a link.');
    case 'not-a-program':
      return msg('There is no program in this link.');
  }
}

/** A link cannot be read, or not be made. */
export class ShareError extends Error {
  override readonly name = 'ShareError';
  readonly failure: ShareFailure;

  constructor(failure: ShareFailure) {
    super(shareFailureText(failure));
    this.failure = failure;
  }
}
