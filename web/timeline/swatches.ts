import { msg } from '@lit/localize';
import { drawArrow, drawBar, drawEnd, drawMark } from './looks.ts';
import type { Surface } from './surface.ts';

/** What the legend explains, in the language of the page. */
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
    get name() {
      return msg('runs', { id: 'legend-runs' });
    },
    width: BAR_WIDTH,
    get meaning() {
      return msg('Its code is being executed. All tasks share one thread, so never two at once.');
    },
    draw: (surface) => drawBar(surface, 'running', LEFT, RIGHT, MIDDLE),
  },
  {
    get name() {
      return msg('ready');
    },
    width: BAR_WIDTH,
    get meaning() {
      return msg('It could go on, but another task has the thread: it waits for its turn.');
    },
    draw: (surface) => drawBar(surface, 'ready', LEFT, RIGHT, MIDDLE),
  },
  {
    get name() {
      return msg('waits', { id: 'legend-waits' });
    },
    width: BAR_WIDTH,
    get meaning() {
      return msg('For another task, a lock, a queue, …: somebody else has to do something first.');
    },
    draw: (surface) => drawBar(surface, 'waiting', LEFT, RIGHT, MIDDLE),
  },
  {
    get name() {
      return msg('sleeps', { id: 'legend-sleeps' });
    },
    width: BAR_WIDTH,
    get meaning() {
      return msg('Until a time that it chose itself, by sleep.');
    },
    draw: (surface) => drawBar(surface, 'sleeping', LEFT, RIGHT, MIDDLE),
  },
  {
    get name() {
      return msg('prints', { id: 'legend-prints' });
    },
    width: MARK_WIDTH,
    get meaning() {
      return msg('It writes a line to the terminal.');
    },
    draw: (surface) => {
      drawBar(surface, 'running', 6, 10, MIDDLE);
      drawMark(surface, 8, MIDDLE);
    },
  },
  {
    get name() {
      return msg('wakes', { id: 'legend-wakes' });
    },
    width: MARK_WIDTH,
    get meaning() {
      return msg('From the task that wakes another one up to that one, which is ready from then on.');
    },
    draw: (surface) => drawArrow(surface, 14, 3, 21, false),
  },
  {
    get name() {
      return msg('done');
    },
    width: MARK_WIDTH,
    get meaning() {
      return msg('It has returned its result.');
    },
    draw: (surface) => drawEnd(surface, 'returned', 0, MIDDLE),
  },
  {
    get name() {
      return msg('failed');
    },
    width: MARK_WIDTH,
    get meaning() {
      return msg('It ended by an exception.');
    },
    draw: (surface) => drawEnd(surface, 'raised', 0, MIDDLE),
  },
  {
    get name() {
      return msg('cancelled');
    },
    width: MARK_WIDTH,
    get meaning() {
      return msg('It was asked to end early, and did.');
    },
    draw: (surface) => drawEnd(surface, 'cancelled', 0, MIDDLE),
  },
];
