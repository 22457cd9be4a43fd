import { drawArrow, drawBar, drawEnd, drawMark } from './looks.ts';
import type { Surface } from './surface.ts';

/** What the legend explains. */
export interface Swatch {
  readonly name: string;
  readonly meaning: string;
  /** In a box of `SWATCH`. */
  draw(surface: Surface): void;
}

export const SWATCH = { width: 34, height: 26 };

const MIDDLE = 15;
const LEFT = 2;
const RIGHT = SWATCH.width - 2;

export const SWATCHES: readonly Swatch[] = [
  {
    name: 'runs',
    meaning: 'Its code is being executed. All tasks share one thread, so never two at once.',
    draw: (surface) => drawBar(surface, 'running', LEFT, RIGHT, MIDDLE),
  },
  {
    name: 'ready',
    meaning: 'It could go on, but another task has the thread: it waits for its turn.',
    draw: (surface) => drawBar(surface, 'ready', LEFT, RIGHT, MIDDLE),
  },
  {
    name: 'waits',
    meaning: 'For another task, a lock, a queue, …: somebody else has to do something first.',
    draw: (surface) => drawBar(surface, 'waiting', LEFT, RIGHT, MIDDLE),
  },
  {
    name: 'sleeps',
    meaning: 'Until a time that it chose itself, by sleep.',
    draw: (surface) => drawBar(surface, 'sleeping', LEFT, RIGHT, MIDDLE),
  },
  {
    name: 'prints',
    meaning: 'It writes a line to the terminal.',
    draw: (surface) => {
      drawBar(surface, 'running', LEFT + 13, LEFT + 17, MIDDLE);
      drawMark(surface, LEFT + 15, MIDDLE);
    },
  },
  {
    name: 'wakes',
    meaning: 'From the task that wakes another one up to that one, which is ready from then on.',
    draw: (surface) => drawArrow(surface, LEFT + 24, 3, 20, false),
  },
  {
    name: 'done',
    meaning: 'It has returned its result.',
    draw: (surface) => drawEnd(surface, 'returned', LEFT + 7, MIDDLE),
  },
  {
    name: 'failed',
    meaning: 'It ended by an exception.',
    draw: (surface) => drawEnd(surface, 'raised', LEFT + 7, MIDDLE),
  },
  {
    name: 'cancelled',
    meaning: 'It was asked to end early, and did.',
    draw: (surface) => drawEnd(surface, 'cancelled', LEFT + 7, MIDDLE),
  },
];
