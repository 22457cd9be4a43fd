import type { Ending } from '../runner/ending.ts';
import type { OutputChunk, StreamName } from '../runner/messages.ts';
import type { BuildProblem } from './build-problem.ts';
import { ControlFilter } from './control-filter.ts';

/** A piece of a line, in the order of writing. */
export type LinePart =
  /** A new line begins; the one before it is finished. */
  | { readonly type: 'begin'; readonly stream: StreamName; readonly at: number }
  | { readonly type: 'text'; readonly text: string }
  /** The line is written again from its start, as progress bars do with a carriage return. */
  | { readonly type: 'rewind' }
  | { readonly type: 'end' }
  /** So many lines came too fast to be shown. */
  | { readonly type: 'dropped'; readonly lines: number }
  /** A word of the page's own, not of the program. */
  | { readonly type: 'note'; readonly text: string }
  /** What the compiler or the linker has against the program. */
  | { readonly type: 'problem'; readonly problem: BuildProblem }
  | { readonly type: 'summary'; readonly at: number; readonly ending: Ending };

/**
 * Cuts what a program writes into lines with the time at which each was begun. A line without its
 * end is told at once; when the other stream writes in between, that begins a line of its own.
 */
export class OutputLines {
  readonly #filters: Record<StreamName, ControlFilter> = {
    stdout: new ControlFilter(),
    stderr: new ControlFilter(),
  };
  #open: StreamName | undefined;
  #returned = false;

  split({ stream, at, text }: OutputChunk): LinePart[] {
    const parts: LinePart[] = [];
    for (const [piece] of this.#filters[stream].filter(text).matchAll(/\n|\r|[^\n\r]+/g)) {
      if (this.#open !== undefined && this.#open !== stream) this.#close(parts);
      if (this.#open === undefined) {
        parts.push({ type: 'begin', stream, at });
        this.#open = stream;
      }
      if (piece === '\n') {
        this.#close(parts);
      } else if (piece === '\r') {
        this.#returned = true;
      } else {
        // "\r\n" is an ordinary line end, so a return takes effect only when text follows it.
        if (this.#returned) parts.push({ type: 'rewind' });
        this.#returned = false;
        parts.push({ type: 'text', text: piece });
      }
    }
    return parts;
  }

  /** Ends the line that is open: what comes next is not the program's. */
  finish(): LinePart[] {
    const parts: LinePart[] = [];
    if (this.#open !== undefined) this.#close(parts);
    return parts;
  }

  #close(parts: LinePart[]): void {
    parts.push({ type: 'end' });
    this.#open = undefined;
    this.#returned = false;
  }
}
