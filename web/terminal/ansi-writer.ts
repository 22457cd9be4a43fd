import { droppedText, endedWell, endingText } from './ending-text.ts';
import type { LinePart } from './output-lines.ts';
import { elapsedText, secondsText } from './time-text.ts';

const RESET = '\x1b[0m';
const DIM = '\x1b[2m';
const RED = '\x1b[31m';
const GREEN = '\x1b[32m';

/** Wide enough for a time under 100 seconds, so that the texts of all lines begin in one column. */
const TIME_WIDTH = '+99.999 s'.length;
/** stderr is told apart by its mark as well as by its colour. */
const MARKS = { stdout: `${DIM}│${RESET} `, stderr: `${RED}! ` } as const;
const TEXT_COLUMN = TIME_WIDTH + ' │ '.length + 1;

/** Renders parts of lines for a terminal: dim time, mark, text; colours never outlive their line. */
export function ansiText(parts: readonly LinePart[]): string {
  return parts.map(ansiPart).join('');
}

function ansiPart(part: LinePart): string {
  switch (part.type) {
    case 'begin':
      return `${time(elapsedText(part.at))} ${MARKS[part.stream]}`;
    case 'text':
      return part.text;
    case 'rewind':
      return `\x1b[${TEXT_COLUMN}G\x1b[K`;
    case 'end':
      return `${RESET}\r\n`;
    case 'dropped':
      return `${time('…')} ${DIM}${droppedText(part.lines)}${RESET}\r\n`;
    case 'note':
      return `${DIM}${part.text}${RESET}\r\n`;
    case 'summary': {
      const [colour, sign] = endedWell(part.ending) ? [GREEN, '■'] : [RED, '×'];
      return `${time(secondsText(part.at))} ${colour}${sign} ${endingText(part.ending)}${RESET}`;
    }
  }
}

function time(text: string): string {
  return `${RESET}${DIM}${text.padStart(TIME_WIDTH)}${RESET}`;
}
