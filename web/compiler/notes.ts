import type { Diagnostic, DiagnosticNote } from './diagnostic.ts';

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
