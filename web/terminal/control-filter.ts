/**
 * Lets colours through and nothing else: a program must not be able to move the cursor over other
 * lines' times, clear the screen, set the page's title or ask the terminal questions.
 */
export class ControlFilter {
  /** An escape sequence that a write cut in two. */
  #pending = '';

  filter(text: string): string {
    const input = this.#pending + text;
    this.#pending = '';
    let output = '';
    let rest = 0;
    for (const match of input.matchAll(CONTROLS)) {
      output += input.slice(rest, match.index);
      rest = match.index + match[0].length;
      if (rest === input.length && isCut(match[0])) {
        this.#pending = match[0];
      } else if (COLOUR.test(match[0])) {
        output += match[0];
      }
    }
    return output + input.slice(rest);
  }
}

/** A longer unfinished sequence is no sequence but text after a stray escape. */
const LONGEST_SEQUENCE = 64;

function isCut(sequence: string): boolean {
  return sequence.startsWith('\x1b') && UNFINISHED.test(sequence) && sequence.length < LONGEST_SEQUENCE;
}

// Escape sequences: CSI; OSC, DCS, SOS, PM and APC strings up to their terminator; the two-byte
// ones. Then every other control character but tab, line feed and carriage return.
const CONTROLS =
  /\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]?|\x1b[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\?)?|\x1b[\x20-\x2f]*[\x30-\x7e]?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
const COLOUR = /^\x1b\[[\d;:]*m$/;
const UNFINISHED = /^\x1b(?:\[[\x30-\x3f]*[\x20-\x2f]*|[\]PX^_][^\x07\x1b]*\x1b?|[\x20-\x2f]*)$/;
