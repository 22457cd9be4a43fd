/**
 * Where the lines of a source are in another one that was made of it: those before the first edit and those
 * after the last. What stands between is not followed, so that no line is ever taken for another.
 */
export class LineMap {
  static readonly same = new LineMap(Infinity, Infinity, 0);

  static between(before: string, after: string): LineMap {
    if (before === after) return LineMap.same;
    const [old, now] = [before.split('\n'), after.split('\n')];
    const shorter = Math.min(old.length, now.length);
    let head = 0;
    while (head < shorter && old[head] === now[head]) head++;
    let tail = 0;
    while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
    return new LineMap(head, old.length - tail, now.length - old.length);
  }

  /** The last line before the edits, the last edited one, and by how much those after it moved. */
  private constructor(
    private readonly head: number,
    private readonly edited: number,
    private readonly shift: number,
  ) {}

  /** Where a line of the source before is now; undefined where it may be no more. */
  now(line: number): number | undefined {
    if (line <= this.head) return line;
    return line > this.edited ? line + this.shift : undefined;
  }

  /** Where a line of the source after was before; undefined where it may be a new one. */
  before(line: number): number | undefined {
    if (line <= this.head) return line;
    return line > this.edited + this.shift ? line - this.shift : undefined;
  }
}
