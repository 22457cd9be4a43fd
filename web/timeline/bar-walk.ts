import { countWhile } from '../trace/recording.ts';
import { barsBegun } from './lane-pieces.ts';
import type { Rows } from './rows.ts';
import type { BarPlace, Scene } from './scene.ts';

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

export const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** A reader's way from bar to bar. */
export class BarWalk {
  /** Where up and down stay; undefined: at the bar. */
  #time: number | undefined;

  /** The bar to go to from `place`. */
  go(scene: Scene, place: BarPlace | undefined, step: Step): BarPlace | undefined {
    const { rows, moment, now, scale } = scene;
    const bar = place && rows.of(place.task)?.lane.bars[place.bar];
    if (!bar) this.#time = Math.min(now, scale.window.to);
    else if (step !== 'up' && step !== 'down') this.#time = undefined;
    else this.#time ??= bar.from;
    return nextBar(rows, moment.position, place, step, this.#time ?? moment.time);
  }
}

/**
 * The bar to go to from `place`: the one before or behind it, or the one at the same time in the row above
 * or below. `time`: where the reader is looking, if no bar has the focus yet.
 */
export function nextBar(
  rows: Rows,
  position: number,
  place: BarPlace | undefined,
  step: Step,
  time: number,
): BarPlace | undefined {
  const index = place && rows.indexOf(place.task);
  if (place === undefined || index === undefined) return barAtTime(rows, position, 0, time);
  const { lane } = rows.rows[index]!;
  const count = barsBegun(lane, position);
  const bar = Math.min(place.bar, count - 1);
  switch (step) {
    case 'left':
      return { task: lane.task, bar: Math.max(0, bar - 1) };
    case 'right':
      return { task: lane.task, bar: Math.min(count - 1, bar + 1) };
    case 'first':
      return { task: lane.task, bar: 0 };
    case 'last':
      return { task: lane.task, bar: count - 1 };
    case 'up':
      return barAtTime(rows, position, Math.max(0, index - 1), time);
    case 'down':
      return barAtTime(rows, position, Math.min(rows.rows.length - 1, index + 1), time);
  }
}

function barAtTime(rows: Rows, position: number, index: number, time: number): BarPlace | undefined {
  const lane = rows.rows[index]?.lane;
  if (!lane) return undefined;
  const count = Math.min(barsBegun(lane, position), countWhile(lane.bars, (bar) => bar.from <= time));
  return { task: lane.task, bar: Math.max(0, count - 1) };
}
