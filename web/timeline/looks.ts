import type { Lane } from '../trace/bars.ts';
import type { TaskPhase } from '../trace/task-state.ts';
import type { Colour } from './palette.ts';
import type { Pattern, Surface } from './surface.ts';

/**
 * How each phase looks: by its colour, and without colour by its height and filling. The nearer a task
 * is to running, the higher its bar.
 */
export const BAR_HEIGHT = 18;
const WAITING_HEIGHT = 9;
const SPARSE_HEIGHT = 6;
const RADIUS = 3;

const DOT = 2.5;
/** As the dots of a sleep repeat. */
export const DOTS_APART = 6;

/** However short, what ran is seen. */
export const LEAST_RUN = 3;

const STRIPES: Pattern = {
  name: 'stripes',
  size: 7,
  colour: 'ready',
  width: 1.4,
  strokes: [
    [-1, 8, 8, -1],
    [-1, 1, 1, -1],
    [6, 8, 8, 6],
  ],
};

const HATCH: Pattern = {
  name: 'hatch',
  size: 4,
  colour: 'waiting',
  width: 1,
  strokes: [
    [-1, -1, 5, 5],
    [-1, 3, 1, 5],
    [3, -1, 5, 1],
  ],
};

export function drawBar(surface: Surface, phase: TaskPhase, left: number, right: number, middle: number): void {
  const width = right - left;
  switch (phase) {
    case 'running':
      surface.rect(left, middle - BAR_HEIGHT / 2, Math.max(width, 1), BAR_HEIGHT, { fill: 'running', radius: RADIUS });
      break;
    case 'ready':
      if (width < 1) return;
      if (width < 4) surface.rect(left, middle - BAR_HEIGHT / 2, width, BAR_HEIGHT, { fill: 'ready', opacity: 0.6 });
      else
        surface.rect(left + 0.75, middle - BAR_HEIGHT / 2 + 0.75, width - 1.5, BAR_HEIGHT - 1.5, {
          pattern: STRIPES,
          stroke: 'ready',
          strokeWidth: 1.5,
          radius: RADIUS,
        });
      break;
    case 'waiting':
      surface.rect(left, middle - WAITING_HEIGHT / 2, width, WAITING_HEIGHT, { fill: 'waiting', opacity: 0.14 });
      surface.rect(left, middle - WAITING_HEIGHT / 2, width, WAITING_HEIGHT, { pattern: HATCH });
      break;
    case 'sleeping':
      drawDots(surface, left, right, middle);
      break;
    default:
      // How a task ended is a mark, no bar.
      break;
  }
}

/** Many steps with waits between them, too short to be told apart. */
export function drawSparseRuns(surface: Surface, left: number, right: number, middle: number): void {
  surface.rect(left, middle - SPARSE_HEIGHT / 2, right - left, SPARSE_HEIGHT, { fill: 'running' });
}

/** In a row too low for patterns, dashes and heights tell the phases apart. */
export function drawThinBar(surface: Surface, phase: TaskPhase, left: number, right: number, middle: number): void {
  const width = Math.max(right - left, 1);
  switch (phase) {
    case 'running':
      surface.rect(left, middle - 1.5, width, 3, { fill: 'running' });
      break;
    case 'ready':
      if (width < 3) surface.rect(left, middle - 1.5, width, 3, { fill: 'ready' });
      else surface.line([left, middle, left + width, middle], { stroke: 'ready', width: 3, dash: [2, 1] });
      break;
    case 'waiting':
      surface.rect(left, middle - 0.75, width, 1.5, { fill: 'waiting' });
      break;
    case 'sleeping':
      if (width < 3) surface.rect(left, middle - 0.5, width, 1, { fill: 'sleeping' });
      else surface.line([left, middle, left + width, middle], { stroke: 'sleeping', width: 1, dash: [1, 3] });
      break;
    default:
      break;
  }
}

/** A family's strip: as much of its height as there are tasks in the phase. */
export function drawShare(surface: Surface, phase: TaskPhase, x: number, y: number, width: number, height: number): void {
  switch (phase) {
    case 'running':
      surface.rect(x, y, width, height, { fill: 'running' });
      break;
    case 'ready':
      surface.rect(x, y, width, height, { fill: 'ready', opacity: 0.25 });
      surface.rect(x, y, width, height, { pattern: STRIPES });
      break;
    case 'waiting':
      surface.rect(x, y, width, height, { fill: 'waiting', opacity: 0.14 });
      surface.rect(x, y, width, height, { pattern: HATCH });
      break;
    default:
      surface.rect(x, y, width, height, { fill: 'sleeping', opacity: 0.25 });
      surface.rect(x, y, width, 1, { fill: 'sleeping' });
  }
}

/** Laid out from the bar's beginning, so that they move with it. */
function drawDots(surface: Surface, left: number, right: number, middle: number): void {
  const first = left + DOT;
  const last = right - DOT / 2;
  if (last <= first) return;
  surface.line([first, middle, last, middle], { stroke: 'sleeping', width: DOT, dash: [0, DOTS_APART], round: true });
}

export type Outcome = NonNullable<Lane['outcome']>;

/** How far an end's mark reaches behind the last bar. */
export const END_REACH = 14;

/** Right behind the last bar: a square for a result, a bang for an exception, a cross for a cancellation. */
export function drawEnd(surface: Surface, outcome: Outcome, x: number, middle: number): void {
  const centre = x + 8;
  switch (outcome) {
    case 'returned':
      surface.rect(centre - 4, middle - 4, 8, 8, { fill: 'returned', radius: 1.5 });
      break;
    case 'raised':
      surface.dot(centre, middle, 6.5, 'raised', 'surface');
      surface.rect(centre - 1, middle - 3.8, 2, 4.6, { fill: 'surface' });
      surface.rect(centre - 1, middle + 1.9, 2, 2, { fill: 'surface' });
      break;
    case 'cancelled': {
      const style = { stroke: 'cancelled', width: 2.2, round: true } as const;
      surface.line([centre - 4, middle - 4, centre + 4, middle + 4], style);
      surface.line([centre - 4, middle + 4, centre + 4, middle - 4], style);
    }
  }
}

/** A print: a pin above the bar. */
export function drawMark(surface: Surface, x: number, middle: number): void {
  const top = middle - BAR_HEIGHT / 2;
  surface.line([x, top - 1, x, top + 4], { stroke: 'text', width: 1.25 });
  surface.dot(x, top - 3, 2.75, 'text', 'surface');
}

/** From one row to another at one time; its bow stays on the side of the past, off what comes next. */
export function drawArrow(surface: Surface, x: number, from: number, to: number, strong: boolean): void {
  const down = to > from ? 1 : -1;
  const bow = Math.min(16, 6 + Math.abs(to - from) / 12);
  const tip = x - 1;
  const colour: Colour = strong ? 'accent' : 'muted';
  surface.curve([x, from + down * 6, x - bow, from + down * 12, x - bow * 1.4, to, tip - 4, to], {
    stroke: colour,
    width: strong ? 1.75 : 1,
    opacity: strong ? undefined : 0.65,
  });
  surface.polygon([tip, to, tip - 6, to - 3.2, tip - 6, to + 3.2], colour);
}
