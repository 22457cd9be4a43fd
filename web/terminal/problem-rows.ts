import { msg, str } from '@lit/localize';
import type { BuildProblem, Excerpt } from './build-problem.ts';
import { textWidth, WordWrap } from './word-wrap.ts';

const RESET = '\x1b[0m';
const BOLD = '\x1b[1m';
/** The theme's muted colour: dimmed text has too little contrast. */
const MUTED = '\x1b[90m';
const RED = '\x1b[31m';
const YELLOW = '\x1b[33m';
const NO_LINE = '\x1b[24m';

/** Errors and warnings differ by their sign as well as by its colour. */
const MARKS = { error: '×', warning: '▲' } as const;
const COLOURS = { error: RED, warning: YELLOW } as const;
/** Wavy and dashed, as in the editor. */
const LINES = { error: '\x1b[4:3m', warning: '\x1b[4:5m' } as const;
const TEXT_INDENT = 2;
const SOURCE_INDENT = 4;
/** As the editor shows it. */
const TAB = 4;
/** What is seen of a long line before the part that is meant. */
const BEFORE = 12;

/** The rows of a problem in a terminal of so many columns, each with its line end. */
export function problemRows(problem: BuildProblem, columns: number): string {
  const { severity, line, message, advice, excerpt } = problem;
  const place = line === undefined ? '' : placeText(line);
  const mark = `${COLOURS[severity]}${MARKS[severity]}${RESET} `;
  const text = printable(severity === 'error' ? message : msg(str`warning: ${message}`));
  const bold = (words: string) => (words === '' ? '' : `${BOLD}${words}${RESET}`);
  const wrapped = (words: string) => new WordWrap(columns, TEXT_INDENT).write(words);
  if (!excerpt && advice === undefined) return `${mark}${wrapped(`${bold(place)}${text.replace(/\n/g, ' ')}`)}\r\n`;
  const [first = '', ...more] = text.split('\n');
  const indented = (words: string) => `${' '.repeat(TEXT_INDENT)}${wrapped(words)}`;
  const rows = [`${mark}${wrapped(`${bold(place)}${first}`)}`, ...more.map(indented)];
  if (excerpt) rows.push(' '.repeat(SOURCE_INDENT) + excerptRow(excerpt, severity, columns - SOURCE_INDENT));
  if (advice !== undefined) rows.push(indented(`→ ${printable(advice)}`));
  return [...rows, ''].map((row) => `${row}${RESET}\r\n`).join('');
}

function placeText(line: number): string {
  const place = msg(str`line ${line}:`);
  // The Chinese colon is as wide as two letters, which is space enough.
  return place.endsWith(':') ? `${place} ` : place;
}

/** The line with its part underlined, cut where it does not fit. */
function excerptRow(excerpt: Excerpt, severity: BuildProblem['severity'], columns: number): string {
  const cells = cellsOf(excerpt);
  const first = widthOf(cells) <= columns ? 0 : firstCell(cells, columns);
  let rest = widthOf(cells.slice(first));
  let room = columns - (first > 0 ? 1 : 0);
  let row = first > 0 ? `${MUTED}…${RESET}` : '';
  let meant = false;
  for (const cell of cells.slice(first)) {
    if (rest > room && cell.width + 1 > room) return `${row}${RESET}${MUTED}…`;
    if (cell.meant !== meant) row += cell.meant ? `${COLOURS[severity]}${LINES[severity]}` : `${NO_LINE}${RESET}`;
    meant = cell.meant;
    room -= cell.width;
    rest -= cell.width;
    row += cell.shown;
  }
  return row;
}

interface Cell {
  readonly shown: string;
  readonly width: number;
  readonly meant: boolean;
}

/** One for each letter, from the first that is no indentation; a tab is the spaces that it takes. */
function cellsOf({ text, from, to }: Excerpt): Cell[] {
  const cells: Cell[] = [];
  const indentation = Math.min(/^[ \t]*/.exec(text)?.[0].length ?? 0, from);
  let offset = 0;
  let column = 0;
  for (const letter of text) {
    const width = letter === '\t' ? TAB - (column % TAB) : textWidth(printable(letter));
    const shown = letter === '\t' ? ' '.repeat(width) : printable(letter);
    if (offset >= indentation) cells.push({ shown, width, meant: offset >= from && offset < to });
    offset += letter.length;
    column += width;
  }
  // What is missing behind the end of the line.
  if (from >= text.length) cells.push({ shown: ' ', width: 1, meant: true });
  return cells;
}

/** Where to begin so that the part that is meant is seen, with some of what is before it. */
function firstCell(cells: readonly Cell[], columns: number): number {
  const end = cells.findLastIndex(({ meant }) => meant) + 1;
  if (widthOf(cells.slice(0, end)) < columns) return 0;
  let first = cells.findIndex(({ meant }) => meant);
  let before = 0;
  while (first > 0 && before + (cells[first - 1]?.width ?? 0) <= Math.min(BEFORE, columns / 3)) {
    first--;
    before += cells[first]?.width ?? 0;
  }
  return first;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** A source may hold anything, control characters of the terminal too. */
function printable(text: string): string {
  return text.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/g, '\ufffd');
}
