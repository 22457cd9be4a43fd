import type { SourceRange } from './diagnostic.ts';

/** What a reader takes for one word: a name or number, a text with its quotes, or a single sign. */
const WORD = /[\p{L}\p{N}\p{M}_$]+|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|[^]/uy;
const SPACE = /\s/;

/**
 * A source as clang counts in it: lines from 1, columns from 1 in bytes of UTF-8. Everything else
 * here is in UTF-16 code units, as CodeMirror and strings count.
 */
export class SourceText {
  readonly text: string;
  /** Where each line begins. */
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) this.#starts.push(index + end.length);
  }

  /** A place behind the end of its line is that end, and a line that does not exist the end of all. */
  offset(line: number, byteColumn: number): number {
    const start = this.#starts[line - 1];
    if (start === undefined) return this.text.length;
    const end = this.#lineEnd(line);
    let offset = start;
    let bytes = byteColumn - 1;
    while (bytes > 0 && offset < end) {
      const character = this.text.codePointAt(offset) ?? 0;
      bytes -= utf8Length(character);
      offset += character > 0xffff ? 2 : 1;
    }
    return offset;
  }

  /** Both from 1; the column in characters. */
  position(offset: number): { readonly line: number; readonly column: number } {
    const line = this.#starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: [...this.text.slice(this.#starts[line], offset)].length + 1 };
  }

  /** What clang means by a bare place: the word there or, where something is missing, the letter before it. */
  wordAt(offset: number): SourceRange {
    const here = this.text[offset];
    if (here === undefined || SPACE.test(here)) return this.#letterBefore(offset);
    WORD.lastIndex = offset;
    const [word = here] = WORD.exec(this.text) ?? [];
    return { from: offset, to: offset + word.length };
  }

  #letterBefore(offset: number): SourceRange {
    const before = this.text.slice(0, offset).match(/[^\r\n]$/u)?.[0];
    if (before !== undefined) return { from: offset - before.length, to: offset };
    // An empty line has its end only, and the last one not even that.
    return { from: offset, to: Math.min(offset + 1, this.text.length) };
  }

  #lineEnd(line: number): number {
    const next = this.#starts[line];
    if (next === undefined) return this.text.length;
    return next - (this.text.startsWith('\r\n', next - 2) ? 2 : 1);
  }
}

function utf8Length(character: number): number {
  if (character < 0x80) return 1;
  if (character < 0x800) return 2;
  return character < 0x10000 ? 3 : 4;
}
