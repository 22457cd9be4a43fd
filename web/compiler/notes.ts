import { msg, str } from '@lit/localize';
import { OWN_NOTES, type Diagnostic, type DiagnosticNote } from './diagnostic.ts';

export interface SortedNotes {
  /** What the reader can see and change: places in the source. */
  readonly near: readonly DiagnosticNote[];
  /** How clang came there, through headers that the reader has not written. */
  readonly far: readonly DiagnosticNote[];
}

/** Says only again which place of the source led into a header: the diagnostic stands there already. */
const LED_HERE = /requested here$|required here$|^in call to /;

export function sortedNotes({ notes }: Diagnostic): SortedNotes {
  const once = [...new Map(notes.map((note) => [`${note.place}\n${note.message}`, note])).values()];
  const isNear = ({ range, message }: DiagnosticNote) => range !== undefined && !LED_HERE.test(message);
  return { near: once.filter(isNear), far: once.filter((note) => !isNear(note)) };
}

/** Where a note is of, for the reader. */
export function placeText({ place }: DiagnosticNote): string {
  return typeof place === 'number' ? msg(str`line ${place}`) : place;
}

/** What a note says, for the reader: clang's words stay as they are. */
export function noteText({ message }: DiagnosticNote): string {
  switch (message) {
    case OWN_NOTES.reportedHere:
      return msg('reported here');
    case OWN_NOTES.otherName:
      return msg('clang guesses at another name');
    default:
      return message;
  }
}
