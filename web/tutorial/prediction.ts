/** What a reader foretells of a program, and what its run says to it. */

export type Asked = 'order' | 'duration' | 'choice';

export interface OutputLine {
  readonly text: string;
  /** When it was printed, in seconds. */
  readonly at: number;
}

export interface RunFacts {
  readonly lines: readonly OutputLine[];
  /** How long the program ran. */
  readonly seconds: number;
}

/** The options as the program prints them; undefined unless each is printed exactly once. */
export function printedOrder(options: readonly string[], { lines }: RunFacts): readonly string[] | undefined {
  const printed = lines.map(({ text }) => text).filter((text) => options.includes(text));
  return printed.length === options.length && new Set(printed).size === printed.length ? printed : undefined;
}

/** For each line of a reader's order, whether the program prints it there. */
export function rightPlaces(order: readonly string[], facts: RunFacts): readonly boolean[] {
  const printed = printedOrder(order, facts);
  return order.map((line, index) => line === printed?.[index]);
}

/** The one option that is right; undefined unless it is exactly one. */
export function rightOption(asks: Asked, options: readonly string[], facts: RunFacts): string | undefined {
  const right = options.filter((option) =>
    asks === 'duration' ? isDuration(option, options, facts.seconds) : facts.lines.some(({ text }) => text === option),
  );
  return right.length === 1 ? right[0] : undefined;
}

/** The number in an option such as `1.5 s`. */
export function durationOf(option: string): number | undefined {
  const number = /^(\d+(?:\.\d+)?)\s*(?:s|秒)$/.exec(option)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Rounded to whole seconds, or to tenths where an option has them. */
function isDuration(option: string, options: readonly string[], seconds: number): boolean {
  const unit = options.some((one) => one.includes('.')) ? 10 : 1;
  const duration = durationOf(option);
  return duration !== undefined && Math.round(duration * unit) === Math.round(seconds * unit);
}
