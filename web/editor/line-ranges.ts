/** Lines from one to another, both included, counted from 1. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Reads a list of lines as authors write it: "2 5-7" or "2, 5-7". What is no line is passed over. */
export function parseLineRanges(text: string): LineRange[] {
  const ranges = text.split(/[\s,]+/).flatMap((piece): LineRange[] => {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(piece) ?? [];
    const [from, to] = [Number(first), Number(last)];
    return from >= 1 && to >= from ? [{ from, to }] : [];
  });
  return joined(ranges);
}

/** The same lines in order, each once, with neighbours in one range. */
export function joined(ranges: readonly LineRange[]): LineRange[] {
  const result: LineRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && range.from <= last.to + 1) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else {
      result.push(range);
    }
  }
  return result;
}

/** The lines of `ranges` up to the last line, without those that are in `removed`. */
export function without(ranges: readonly LineRange[], removed: readonly LineRange[], lastLine: number): LineRange[] {
  const isSome = ({ from, to }: LineRange) => from <= to;
  const within = joined(ranges).map(({ from, to }) => ({ from, to: Math.min(to, lastLine) }));
  return removed
    .reduce<LineRange[]>(
      (left, gap) =>
        left.flatMap(({ from, to }) => [
          { from, to: Math.min(to, gap.from - 1) },
          { from: Math.max(from, gap.to + 1), to },
        ].filter(isSome)),
      within,
    )
    .filter(isSome);
}

export function sameRanges(a: readonly LineRange[] | undefined, b: readonly LineRange[] | undefined): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every(({ from, to }, n) => from === b[n]?.from && to === b[n].to);
}
