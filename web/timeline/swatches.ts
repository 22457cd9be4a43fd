import { drawArrow, drawBar, drawEnd, drawMark } from './looks.ts';
import type { Surface } from './surface.ts';

/** What the legend explains. */
export interface Swatch {
  readonly name: string;
  readonly meaning: string;
  readonly width: number;
  /** In a box of that width and `SWATCH_HEIGHT`. */
  draw(surface: Surface): void;
}

export const SWATCH_HEIGHT = 30;

const MIDDLE = 15;
const BAR_WIDTH = 32;
const MARK_WIDTH = 16;
const LEFT = 1;
const RIGHT = BAR_WIDTH - 1;

export const SWATCHES: readonly Swatch[] = [
  {
    name: 'runs',
    width: BAR_WIDTH,
    meaning: 'Its code is being executed. All tasks share one thread, so never two at once.',
    draw: (surface) => drawBar(surface, 'running', LEFT, RIGHT, MIDDLE),
  },
  {
    name: 'ready',
    width: BAR_WIDTH,
    meaning: 'It could go on, but another task has the thread: it waits for its turn.',
    draw: (surface) => drawBar(surface, 'ready', LEFT, RIGHT, MIDDLE),
  },
  {
    name: 'waits',
    width: BAR_WIDTH,
    meaning: 'For another task, a lock, a queue, …: somebody else has to do something first.',
    draw: (surface) => drawBar(surface, 'waiting', LEFT, RIGHT, MIDDLE),
  },
  {
    name: 'sleeps',
    width: BAR_WIDTH,
    meaning: 'Until a time that it chose itself, by sleep.',
    draw: (surface) => drawBar(surface, 'sleeping', LEFT, RIGHT, MIDDLE),
  },
  {
    name: 'prints',
    width: MARK_WIDTH,
    meaning: 'It writes a line to the terminal.',
    draw: (surface) => {
      drawBar(surface, 'running', 6, 10, MIDDLE);
      drawMark(surface, 8, MIDDLE);
    },
  },
  {
    name: 'wakes',
    width: MARK_WIDTH,
    meaning: 'From the task that wakes another one up to that one, which is ready from then on.',
    draw: (surface) => drawArrow(surface, 14, 3, 21, false),
  },
  {
    name: 'done',
    width: MARK_WIDTH,
    meaning: 'It has returned its result.',
    draw: (surface) => drawEnd(surface, 'returned', 0, MIDDLE),
  },
  {
    name: 'failed',
    width: MARK_WIDTH,
    meaning: 'It ended by an exception.',
    draw: (surface) => drawEnd(surface, 'raised', 0, MIDDLE),
  },
  {
    name: 'cancelled',
    width: MARK_WIDTH,
    meaning: 'It was asked to end early, and did.',
    draw: (surface) => drawEnd(surface, 'cancelled', 0, MIDDLE),
  },
];
