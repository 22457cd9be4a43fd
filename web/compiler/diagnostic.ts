/** What clang has to say about a source, in the editor's terms. */

/** Offsets in UTF-16 code units from the start of the source, the end not included. */
export interface SourceRange {
  readonly from: number;
  readonly to: number;
}

/** A change that clang offers: what `range` holds is replaced by `text`. */
export interface SourceEdit {
  readonly range: SourceRange;
  readonly text: string;
}

/** What belongs to a diagnostic: in the source itself, or elsewhere. */
export interface DiagnosticNote {
  /** clang's, or one of OWN_NOTES. */
  readonly message: string;
  readonly range: SourceRange | undefined;
  /** A line of the source; elsewhere file and line, `<fmt/core.h>:2743`; empty where clang names none. */
  readonly place: number | string;
  /** All of them together are one fix; empty when clang offers none. */
  readonly fix: readonly SourceEdit[];
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The warning's option without `-W`, such as `unused-value`; none for most errors. */
  readonly option: string | undefined;
  /** Never empty: at least one character, or the end of the source. */
  readonly range: SourceRange;
  /** 1-based, in the source. */
  readonly line: number;
  /** 1-based, in characters as a reader counts them. */
  readonly column: number;
  readonly notes: readonly DiagnosticNote[];
  readonly fix: readonly SourceEdit[];
}

/** What the compiler's worker adds by itself, which does not know the reader's language: `noteText` does. */
export const OWN_NOTES = { reportedHere: 'reported here', otherName: 'clang guesses at another name' } as const;
