import type { Lane } from '../trace/bars.ts';
import { countWhile } from '../trace/recording.ts';
import type { Families } from './families.ts';

/** A lane's place in the drawing, from the top of all rows. */
export interface Row {
  readonly lane: Lane;
  readonly y: number;
  readonly height: number;
  /** Too low for a label. */
  readonly thin: boolean;
  /** It made tasks, which can be folded into it. */
  readonly parent: boolean;
  /** The tasks folded into it, drawn as one strip: those that it made, that these made, ... */
  readonly folded: readonly Lane[] | undefined;
}

export interface RowHeights {
  readonly task: number;
  readonly thin: number;
  /** What a folded family's strip needs below its parent's bars. */
  readonly strip: number;
}

export interface RowChoices {
  /** The families that the reader folded (true) or opened (false). */
  readonly folds: ReadonlyMap<number, boolean>;
  /** Whether the reader wants all rows thin, or none. */
  readonly thin: boolean | undefined;
}

export class Rows {
  readonly rows: readonly Row[];
  readonly height: number;
  readonly #indexOfTask = new Map<number, number>();

  constructor(rows: readonly Row[]) {
    this.rows = rows;
    const last = rows.at(-1);
    this.height = last ? last.y + last.height : 0;
    for (const [index, { lane, folded }] of rows.entries()) {
      this.#indexOfTask.set(lane.task, index);
      for (const { task } of folded ?? []) this.#indexOfTask.set(task, index);
    }
  }

  /** The index of the row in which the task is, folded in perhaps. */
  indexOf(task: number): number | undefined {
    return this.#indexOfTask.get(task);
  }

  of(task: number): Row | undefined {
    return this.rows[this.indexOf(task) ?? -1];
  }

  /** The index of the first row that reaches below `y`. */
  firstBelow(y: number): number {
    return countWhile(this.rows, (row) => row.y + row.height <= y);
  }

  at(y: number): Row | undefined {
    const row = this.rows[this.firstBelow(y)];
    return row && row.y <= y ? row : undefined;
  }
}

/** Whether anything of the lane has happened when `position` events have. */
export function hasBegun(lane: Lane, position: number): boolean {
  const [first] = lane.bars;
  return first !== undefined && first.event < position;
}

/** How many lanes have begun: as long as it stays the same, so do the rows. */
export function countBegun(lanes: readonly Lane[], position: number): number {
  let count = 0;
  for (const lane of lanes) if (hasBegun(lane, position)) count++;
  return count;
}

/** The rows of the lanes that have begun when `position` events have happened. */
export function rowsOf(families: Families, position: number, choices: RowChoices, heights: RowHeights): Rows {
  const { lanes } = families;
  const rows: Row[] = [];
  let y = 0;
  for (let i = 0; i < lanes.length; ) {
    const lane = lanes[i]!;
    const end = families.end(i);
    if (!hasBegun(lane, position)) {
      // Nor have those that it is going to make.
      i = end;
      continue;
    }
    const first = lanes[i + 1];
    const parent = i + 1 < end && hasBegun(first!, position);
    const fold = parent && (choices.folds.get(lane.task) ?? families.isFolded(i));
    const thin = !fold && (choices.thin ?? (!parent && families.isCrowded(i)));
    const folded = fold ? lanes.slice(i + 1, end).filter((child) => hasBegun(child, position)) : undefined;
    const height = (thin ? heights.thin : heights.task) + (fold ? heights.strip : 0);
    rows.push({ lane, y, height, thin, parent, folded });
    y += height;
    i = fold ? end : i + 1;
  }
  return new Rows(rows);
}
