/**
 * The program's source, as far as a diagnosis has to understand it: calls, and the statements that they
 * stand in. Without a compiler, so whoever asks must rather say nothing than something wrong.
 */

export interface Statement {
  readonly from: number;
  /** Behind its semicolon. */
  readonly to: number;
  readonly text: string;
}

export interface Call {
  /** Where the name begins. */
  readonly from: number;
  /** Behind the closing parenthesis. */
  readonly to: number;
  readonly line: number;
  /** What stands between the parentheses. */
  readonly args: string;
}

/**
 * Comments, raw strings, strings, characters (no digit separators), preprocessor lines. What has no end goes on to
 * the end of the line or of all: to look for each one's end in vain would take the square of the time.
 */
const NO_CODE =
  /\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)|R"([^\s()\\]{0,16})\((?:[\s\S]*?\)\1"|[\s\S]*)|"(?:[^"\\\n]|\\.)*"?|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)*'?|^[ \t]*#[^\n]*/gm;

/** How many characters are looked at: a source may have been written to take for ever. */
const WORK = 20_000_000;

/** Words behind which a call can stand. */
const NO_TYPES = /^(?:co_await|co_return|co_yield|return|else|do|throw|new)$/;

const OPENING = '([{';
const CLOSING = ')]}';

export class ProgramText {
  /** As long as the source, with spaces for all that is no code. */
  readonly code: string;
  /** Once nothing is left of it, there are no more answers. */
  private work = WORK;

  constructor(source: string) {
    this.code = source.replace(NO_CODE, (text) => {
      const blank = text.replace(/[^\n]/g, ' ');
      // A text stays something: an argument, not nothing.
      return text.startsWith('"') && text.length > 1 ? `"${blank.slice(2)}"` : blank;
    });
  }

  lineOf(offset: number): number {
    this.work -= offset;
    let line = 1;
    for (let at = this.code.indexOf('\n'); at !== -1 && at < offset; at = this.code.indexOf('\n', at + 1)) line++;
    return line;
  }

  /** All places where the name stands before a parenthesis, its definition too. */
  calls(name: string): Call[] {
    this.work -= this.code.length;
    if (!/^\w+$/.test(name)) return [];
    const calls: Call[] = [];
    for (const { 0: matched, index } of this.code.matchAll(new RegExp(`(?<![\\w~])${name}\\s*\\(`, 'g'))) {
      const open = index + matched.length - 1;
      const close = this.closingOf(open);
      if (close === undefined || this.work < 0) return [];
      calls.push({
        from: index,
        to: close + 1,
        line: this.lineOf(index),
        args: this.code.slice(open + 1, close),
      });
    }
    return calls;
  }

  /** Whether it is no call, but the function's declaration or definition: a type stands before it. */
  isDeclaration({ from }: Call): boolean {
    const before = this.code.slice(Math.max(0, from - 200), from).replace(/(?:\w+\s*::\s*)*$/, '');
    const word = /[\w>&*]*\s*$/.exec(before)![0].trim();
    return /\w|>$/.test(word) && !NO_TYPES.test(word);
  }

  /** What the functions of this name take, as written; undefined if none is defined here. */
  parametersOf(name: string): string | undefined {
    const declared = this.calls(name).filter((call) => this.isDeclaration(call));
    return declared.length > 0 ? declared.map(({ args }) => args).join(', ') : undefined;
  }

  /** The simple statement around a place: behind the last `;` or brace, up to its own `;`. */
  statementAt(offset: number): Statement | undefined {
    const from = this.statementStart(offset);
    const to = this.statementEnd(offset);
    if (to === undefined) return undefined;
    // Whoever looks for something in a statement may take the square of its length.
    this.work -= (to - from) ** 2;
    return this.work < 0 ? undefined : { from, to, text: this.code.slice(from, to) };
  }

  /** Where the next statement or brace begins. */
  skipSpace(offset: number): number {
    let at = offset;
    while (at < this.code.length && /\s/.test(this.code[at]!)) at++;
    return at;
  }

  closingOf(open: number): number | undefined {
    let depth = 0;
    for (let at = open; at < this.code.length; at++) {
      const character = this.code[at]!;
      if (OPENING.includes(character)) depth++;
      else if (CLOSING.includes(character) && --depth === 0) {
        this.work -= at - open;
        return at;
      }
    }
    this.work -= this.code.length;
    return undefined;
  }

  private statementStart(offset: number): number {
    const start = this.startBefore(offset);
    this.work -= offset - start;
    return start;
  }

  private startBefore(offset: number): number {
    let depth = 0;
    for (let at = offset - 1; at >= 0; at--) {
      const character = this.code[at]!;
      if (CLOSING.includes(character)) {
        if (depth === 0 && character === '}') return this.skipSpace(at + 1);
        depth++;
      } else if (OPENING.includes(character)) {
        if (depth === 0 && character === '{') return this.skipSpace(at + 1);
        depth = Math.max(0, depth - 1);
      } else if (depth === 0 && character === ';') {
        return this.skipSpace(at + 1);
      }
    }
    return this.skipSpace(0);
  }

  private statementEnd(offset: number): number | undefined {
    let depth = 0;
    for (let at = offset; at < this.code.length; at++) {
      const character = this.code[at]!;
      if (OPENING.includes(character)) depth++;
      else if (CLOSING.includes(character)) {
        if (depth === 0 && character === '}') return undefined;
        depth = Math.max(0, depth - 1);
      } else if (depth === 0 && character === ';') return at + 1;
    }
    return undefined;
  }
}
