/** One thing that the compiler or the linker has against a program, as the terminal shows it. */
export interface BuildProblem {
  readonly severity: 'error' | 'warning';
  /** None where it is not about a line. */
  readonly line: number | undefined;
  readonly message: string;
  /** The same in plainer words. */
  readonly advice: string | undefined;
  /** Without it the problem is shown in one row. */
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
  const place = line === undefined ? '' : ` in line ${line}`;
  const piece = excerpt?.text.slice(excerpt.from, excerpt.to).trim();
  return [`${severity}${place}: ${message}`, piece, advice].filter((text) => text).join('\n');
}
