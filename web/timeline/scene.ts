import type { Arrow, Lane } from '../trace/bars.ts';
import type { Moment } from '../trace/recording.ts';
import type { TaskPhase } from '../trace/task-state.ts';
import type { FamilyCounts } from './family-counts.ts';
import type { Layout } from './layout.ts';
import type { Rows } from './rows.ts';
import type { Measure } from './surface.ts';
import type { TimeScale } from './time-scale.ts';

/** A bar of a task, by its index in the task's lane. */
export interface BarPlace {
  readonly task: number;
  readonly bar: number;
}

/** All that a drawing of the timeline shows. */
export interface Scene {
  readonly layout: Layout;
  readonly scale: TimeScale;
  readonly rows: Rows;
  /** How far the rows are scrolled up. */
  readonly scroll: number;
  readonly moment: Moment;
  /** When the last bars end: the moment, the end of the program, or of what is recorded of it. */
  readonly now: number;
  readonly arrows: readonly Arrow[];
  readonly hovered: BarPlace | undefined;
  readonly focused: BarPlace | undefined;
  readonly selectedTask: number | undefined;
  readonly highlightLine: number | undefined;
  readonly measure: Measure;
  countsOf(lane: Lane): FamilyCounts;
  /** A task's name and its function. */
  nameOf(task: number): TaskName;
  /** What the bar, or its part in this phase, says inside, if it is wide enough. */
  wordsOf(lane: Lane, bar: number, phase: TaskPhase): string;
}

export interface TaskName {
  readonly name: string;
  readonly func: string;
}

/** The rows that are seen, from the first to the one behind the last. */
export function rowsInView({ rows, layout, scroll }: Scene): readonly [number, number] {
  const first = rows.firstBelow(scroll);
  const bottom = scroll + layout.height - layout.axis;
  let end = first;
  while (end < rows.rows.length && rows.rows[end]!.y < bottom) end++;
  return [first, end];
}
