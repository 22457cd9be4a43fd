import type { Row, RowHeights } from './rows.ts';

/** Where the parts of the drawing are, in a box of this size. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The axis, at the top. */
  readonly axis: number;
  /** The column of the labels, at the left; narrow drawings have their labels above the bars. */
  readonly gutter: number;
  readonly labelsAbove: boolean;
  /** The time between. */
  readonly left: number;
  readonly right: number;
  readonly heights: RowHeights;
  /** From a row's top to the middle of its bars. */
  readonly middle: number;
}

const AXIS = 28;
const NARROW = 600;
const LEAST_GUTTER = 168;
const MOST_GUTTER = 250;

export function layoutOf(width: number, height: number): Layout {
  const common = { width, height, axis: AXIS };
  if (width < NARROW) {
    const heights = { task: 47, thin: 4, strip: 48 };
    const left = 10;
    return { ...common, gutter: 0, labelsAbove: true, left, right: Math.max(left + 1, width - 14), heights, middle: 31 };
  }
  const gutter = Math.round(Math.min(Math.max(width * 0.22, LEAST_GUTTER), MOST_GUTTER));
  const heights = { task: 32, thin: 4, strip: 48 };
  return { ...common, gutter, labelsAbove: false, left: gutter + 6, right: width - 18, heights, middle: 17 };
}

/** The middle of the bars in the drawing, scrolled by `scroll`. */
export function middleOf(row: Row, layout: Layout, scroll: number): number {
  return layout.axis + row.y - scroll + (row.thin ? layout.heights.thin / 2 : layout.middle);
}

/** Where the fold triangle of a row is, and where its name begins. */
export function labelPlace(row: Row, layout: Layout): { triangle: number; name: number } {
  const indent = Math.min(row.lane.depth, MOST_INDENTS) * INDENT;
  const start = (layout.labelsAbove ? layout.left : 10) + indent;
  return { triangle: start + 4, name: start + (row.parent || !layout.labelsAbove ? 14 : 0) };
}

const INDENT = 12;
const MOST_INDENTS = 6;
