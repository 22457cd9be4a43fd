import { msg, str } from '@lit/localize';

/** One thing that the compiler or the linker has against a program, as the terminal shows it. */
export interface BuildProblem {
  readonly severity: 'error' | 'warning';
  /** None where it is not about a line. */
  readonly line: number | undefined;
  readonly message: string;
  /** The same in plainer words. */
  readonly advice: string | undefined;
  /** Without it and without advice, no room is left after the problem. */
  readonly excerpt: Excerpt | undefined;
}

/** A line of the source, and the part of it that is meant. */
export interface Excerpt {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** For screen readers: nothing is told by colours and columns. */
export function problemText({ severity, line, message, advice, excerpt }: BuildProblem): string {
  const piece = excerpt?.text.slice(excerpt.from, excerpt.to).trim();
  const head = severity === 'error' ? errorText(line, message) : warningText(line, message);
  return [head, piece, advice].filter((text) => text).join('\n');
}

function errorText(line: number | undefined, message: string): string {
  return line === undefined ? msg(str`error: ${message}`) : msg(str`error in line ${line}: ${message}`);
}

function warningText(line: number | undefined, message: string): string {
  return line === undefined ? msg(str`warning: ${message}`) : msg(str`warning in line ${line}: ${message}`);
}
