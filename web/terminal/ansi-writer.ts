import { ControlFilter } from './control-filter.ts';
import { droppedText, endingText, endingTime, verdict } from './ending-text.ts';
import type { LinePart } from './output-lines.ts';
import { problemRows } from './problem-rows.ts';
import { elapsedText } from './time-text.ts';
import { WordWrap } from './word-wrap.ts';

const RESET = '\x1b[0m';
/** The theme's muted colour: dimmed text has too little contrast. */
const MUTED = '\x1b[90m';
const RED = '\x1b[31m';
const GREEN = '\x1b[32m';

/** Wide enough for a time under 100 seconds, so that the texts of all lines begin in one column. */
const TIME_WIDTH = '+99.999 s'.length;
/** stderr is told apart by its mark as well as by its colour. */
const MARKS = { stdout: `${MUTED}│${RESET} `, stderr: `${RED}! ` } as const;
const ENDING_MARKS = { good: `${GREEN}■ `, neutral: `${MUTED}■ `, bad: `${RED}× ` } as const;
const MARK_WIDTH = ' │ '.length;

/**
 * Renders parts of lines for a terminal of so many columns: muted time, mark, text, which is broken at
 * words and stays right of the mark; colours never outlive their line.
 */
export class AnsiWriter {
  readonly columns: number;
  #line: WordWrap;
  #indent = 0;

  constructor(columns: number) {
    this.columns = columns;
    this.#line = new WordWrap(columns, 0);
  }

  write(parts: readonly LinePart[]): string {
    return parts.map((part) => this.#part(part)).join('');
  }

  #part(part: LinePart): string {
    switch (part.type) {
      case 'begin':
        return this.#begin(elapsedText(part.at), MARKS[part.stream], MARK_WIDTH);
      case 'text':
        return this.#line.write(part.text);
      case 'rewind':
        return this.#line.rewind();
      case 'end':
        return `${RESET}\r\n`;
      case 'dropped':
        return `${this.#begin('…', MUTED, 1)}${this.#line.write(droppedText(part.lines))}${RESET}\r\n`;
      case 'note':
        this.#line = new WordWrap(this.columns, 0);
        return `${MUTED}${this.#line.write(part.text)}${RESET}\r\n`;
      case 'problem':
        return `${RESET}${problemRows(part.problem, this.columns)}`;
      case 'summary': {
        const mark = ENDING_MARKS[verdict(part.ending)];
        const begun = this.#begin(endingTime(part.at, part.ending), mark, MARK_WIDTH);
        return `${begun}${this.#rows(endingText(part.ending))}${RESET}`;
      }
    }
  }

  /** Text of several lines below each other. Exceptions bring it: their messages are the program's. */
  #rows(text: string): string {
    const [first = '', ...rest] = new ControlFilter().filter(text).split('\n');
    return [
      this.#line.write(first),
      ...rest.map((row) => {
        this.#line = new WordWrap(this.columns, this.#indent);
        return `\r\n${' '.repeat(this.#indent)}${this.#line.write(row)}`;
      }),
    ].join('');
  }

  #begin(time: string, mark: string, markWidth: number): string {
    const shown = time.padStart(TIME_WIDTH);
    this.#indent = shown.length + markWidth;
    this.#line = new WordWrap(this.columns, this.#indent);
    return `${RESET}${MUTED}${shown}${RESET} ${mark}`;
  }
}
