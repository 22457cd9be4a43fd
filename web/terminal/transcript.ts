import { droppedText, endingText } from './ending-text.ts';
import type { LinePart } from './output-lines.ts';
import { elapsedText, secondsText } from './time-text.ts';

/** One line of a run in plain text: read out by screen readers, and copied. */
export interface TranscriptLine {
  /** Begins at 0 with each run and names the line while it grows. */
  readonly index: number;
  readonly kind: 'stdout' | 'stderr' | 'page';
  /** Empty for what the page itself says. */
  readonly time: string;
  readonly text: string;
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
        this.#push(part.stream, elapsedText(part.at), '');
        break;
      case 'text':
        this.#extend((text) => text + part.text.replace(COLOURS, ''));
        break;
      case 'rewind':
        this.#extend(() => '');
        break;
      case 'end':
        break;
      case 'dropped':
        this.#push('page', '', droppedText(part.lines));
        break;
      case 'note':
        this.#push('page', '', part.text);
        break;
      case 'summary':
        this.#push('page', secondsText(part.at), endingText(part.ending));
        break;
    }
  }

  #push(kind: TranscriptLine['kind'], time: string, text: string): void {
    this.#lines.push({ index: this.#next++, kind, time, text });
  }

  #extend(change: (text: string) => string): void {
    const last = this.#lines.at(-1);
    if (last) this.#lines[this.#lines.length - 1] = { ...last, text: change(last.text) };
  }
}

const COLOURS = /\x1b\[[\d;:]*m/g;
