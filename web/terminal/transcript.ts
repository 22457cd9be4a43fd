import { problemText } from './build-problem.ts';
import { droppedText, endingText, endingTime } from './ending-text.ts';
import type { LinePart } from './output-lines.ts';
import { elapsedText } from './time-text.ts';

/** One line of a run in plain text: read out by screen readers, and copied. */
export interface TranscriptLine {
  /** Begins at 0 with each run and names the line while it grows. */
  readonly index: number;
  readonly kind: 'stdout' | 'stderr' | 'page';
  /** Empty for what the page itself says. */
  readonly time: string;
  readonly text: string;
  /** The parts that the line is made of, with its colours; without what a rewind has covered. */
  readonly parts: readonly LinePart[];
}

/** The last lines of a run as plain text. */
export class Transcript {
  /** As long as the terminal's scrollback. */
  static readonly LIMIT = 5000;

  #lines: TranscriptLine[] = [];
  #next = 0;

  get lines(): readonly TranscriptLine[] {
    return this.#lines;
  }

  add(parts: readonly LinePart[]): void {
    for (const part of parts) this.#addPart(part);
    // A good part more than the limit at a time, so that the array is not shifted for every line.
    if (this.#lines.length > Transcript.LIMIT * 1.2) this.#lines.splice(0, this.#lines.length - Transcript.LIMIT);
  }

  clear(): void {
    this.#lines = [];
    this.#next = 0;
  }

  /** The lines as they were written, to be written again. */
  parts(): LinePart[] {
    return this.#lines.flatMap(({ parts }) => parts);
  }

  /** What the program printed, without times: what a native run would have left to copy. */
  programText(): string {
    return this.#lines
      .filter((line) => line.kind !== 'page')
      .map((line) => `${line.text}\n`)
      .join('');
  }

  #addPart(part: LinePart): void {
    switch (part.type) {
      case 'begin':
        this.#push(part, part.stream, elapsedText(part.at), '');
        break;
      case 'text':
        this.#change(({ text, parts }) => ({
          text: text + part.text.replace(COLOURS, ''),
          parts: joined(parts, part.text),
        }));
        break;
      case 'rewind':
        this.#change(({ parts }) => ({ text: '', parts: parts.slice(0, 1) }));
        break;
      case 'end':
        this.#change(({ parts }) => ({ parts: [...parts, part] }));
        break;
      case 'dropped':
        this.#push(part, 'page', '', droppedText(part.lines));
        break;
      case 'note':
        this.#push(part, 'page', '', part.text);
        break;
      case 'problem':
        this.#push(part, 'page', '', problemText(part.problem));
        break;
      case 'summary':
        this.#push(part, 'page', endingTime(part.at, part.ending), endingText(part.ending));
        break;
    }
  }

  #push(part: LinePart, kind: TranscriptLine['kind'], time: string, text: string): void {
    this.#lines.push({ index: this.#next++, kind, time, text, parts: [part] });
  }

  #change(change: (line: TranscriptLine) => Partial<TranscriptLine>): void {
    const last = this.#lines.at(-1);
    if (last) this.#lines[this.#lines.length - 1] = { ...last, ...change(last) };
  }
}

const COLOURS = /\x1b\[[\d;:]*m/g;

/** One text however many pieces it came in: a line has a beginning, a text and an end. */
function joined([begin, text]: readonly LinePart[], piece: string): LinePart[] {
  const before = text?.type === 'text' ? text.text : '';
  return [...(begin ? [begin] : []), { type: 'text', text: before + piece }];
}
