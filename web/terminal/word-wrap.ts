/**
 * Breaks one line of output at words, and between East Asian letters, for a terminal of so many columns, piece by piece as it is
 * written, and indents what follows a break. xterm.js by itself breaks anywhere and never indents.
 *
 * Only where the terminal can stand is kept, so a line may grow for ever: its last word is the one
 * thing that is written anew, when its next piece shows that it does not fit.
 */
export class WordWrap {
  /** Narrower than this, words are broken all the same. */
  static readonly LEAST_ROOM = 10;

  readonly #columns: number;
  readonly #indent: number;
  #column: number;
  /** How many rows the line has beyond its first. */
  #breaks = 0;
  /** The last word so far, with the colours set within it. */
  #word = '';
  #wordWidth = 0;
  /** Its last letter, if any. */
  #last = '';

  constructor(columns: number, indent: number) {
    this.#columns = Math.max(columns, indent + WordWrap.LEAST_ROOM);
    this.#indent = indent;
    this.#column = indent;
  }

  /** What a terminal has to be sent for `text`, which continues the line. */
  write(text: string): string {
    let sent = '';
    for (const [token] of text.matchAll(TOKENS)) {
      if (token.startsWith('\x1b')) sent += this.#colour(token);
      else if (token.startsWith('\t')) sent += this.#space(this.#toTabStop(token.length));
      else if (token.startsWith(' ')) sent += this.#space(token.length);
      else for (const piece of this.#pieces(token)) sent += this.#letters(piece);
    }
    return sent;
  }

  /** Cuts letters where a row may end between them, which ends a word. */
  *#pieces(letters: string): Generator<string> {
    if (!NOT_ASCII.test(this.#last + letters)) {
      yield letters;
      this.#last = letters.at(-1) ?? '';
      return;
    }
    let piece = '';
    for (const letter of letters) {
      if (mayBreak(this.#last, letter)) {
        if (piece !== '') yield piece;
        this.#endWord();
        piece = '';
      }
      piece += letter;
      this.#last = letter;
    }
    yield piece;
  }

  /** Begins the text of the line again, where it began. */
  rewind(): string {
    const up = this.#breaks > 0 ? `\x1b[${this.#breaks}A` : '';
    this.#breaks = 0;
    this.#column = this.#indent;
    this.#endWord();
    return `${up}${this.#toColumn(this.#indent)}\x1b[J`;
  }

  #colour(code: string): string {
    if (this.#word !== '') this.#word += code;
    return code;
  }

  /** Space at the end of a row is not carried into the next. */
  #space(width: number): string {
    this.#endWord();
    const written = Math.min(width, this.#columns - this.#column);
    this.#column += written;
    return ' '.repeat(written);
  }

  #toTabStop(tabs: number): number {
    const from = this.#column - this.#indent;
    return (Math.floor(from / TAB) + tabs) * TAB - from;
  }

  #letters(letters: string): string {
    const width = textWidth(letters);
    let sent = '';
    if (this.#column + width > this.#columns) {
      if (this.#wordWidth + width > this.#columns - this.#indent) return this.#broken(letters);
      // A word that already stands alone in its row would fit there, so this is another row.
      if (this.#wordWidth > 0) sent = `${this.#toColumn(this.#column - this.#wordWidth)}\x1b[K`;
      sent += this.#break() + this.#word;
      this.#column += this.#wordWidth;
    }
    this.#word += letters;
    this.#wordWidth += width;
    this.#column += width;
    return sent + letters;
  }

  /** A word longer than a row is broken where the row ends. */
  #broken(letters: string): string {
    let sent = '';
    this.#endWord();
    for (const letter of letters) {
      const width = textWidth(letter);
      if (this.#column + width > this.#columns) sent += this.#break();
      sent += letter;
      this.#column += width;
    }
    return sent;
  }

  #break(): string {
    this.#breaks++;
    this.#column = this.#indent;
    return `\r\n${' '.repeat(this.#indent)}`;
  }

  #endWord(): void {
    this.#last = '';
    this.#word = '';
    this.#wordWidth = 0;
  }

  #toColumn(column: number): string {
    return `\x1b[${column + 1}G`;
  }
}

const TAB = 8;
const TOKENS = /\x1b\[[\d;:]*m|\t+| +|[^\x1b\t ]+|\x1b/g;
const NOT_ASCII = /[^\x20-\x7e]/;
const NO_WIDTH = /[\p{Mark}\p{Default_Ignorable_Code_Point}]/u;
/** East Asian letters and pictures, which take two columns. */
const TWO_COLUMNS = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** Chinese writes its sentences without spaces; but no row begins with what closes, or ends with what opens. */
const NOT_FIRST = /[，。、；：？！）》」』】”’…—,.;:?!)\]}%]/;
const NOT_LAST = /[（《「『【“‘([{]/;

/** Whether a row may end between two letters. */
function mayBreak(before: string, after: string): boolean {
  if (!TWO_COLUMNS.test(before) && !TWO_COLUMNS.test(after)) return false;
  if (before === '' || NO_WIDTH.test(before) || NO_WIDTH.test(after)) return false;
  return !NOT_LAST.test(before) && !NOT_FIRST.test(after);
}

/** How many columns a terminal gives to a text without control characters. */
export function textWidth(text: string): number {
  if (!NOT_ASCII.test(text)) return text.length;
  let width = 0;
  for (const letter of text) width += NO_WIDTH.test(letter) ? 0 : TWO_COLUMNS.test(letter) ? 2 : 1;
  return width;
}
