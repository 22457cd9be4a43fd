import type { TaskPhase } from '../trace/task-state.ts';
import type { Layout } from './layout.ts';
import { drawArrow, drawBar, drawEnd } from './looks.ts';
import type { Surface } from './surface.ts';

const WIDTH = 300;
const LANE = 34;

type Stretch = readonly [TaskPhase, from: number, to: number];

const LANES: readonly (readonly Stretch[])[] = [
  [
    ['running', 0, 18],
    ['waiting', 20, 232],
    ['running', 234, 262],
  ],
  [
    ['running', 20, 38],
    ['sleeping', 40, 150],
    ['running', 150, 172],
  ],
  [
    ['running', 40, 58],
    ['sleeping', 60, 160],
    ['ready', 160, 172],
    ['running', 174, 232],
  ],
];

/** How high the sketch is. */
export const SKETCH_HEIGHT = LANES.length * LANE;

/** A sketch of what is to come, before there is anything to show. */
export function drawEmpty(surface: Surface, layout: Layout): void {
  surface.rect(0, 0, layout.width, layout.height, { fill: 'surface' });
  if (layout.height < 2 * SKETCH_HEIGHT) return;
  const left = (layout.width - WIDTH) / 2;
  const top = layout.height / 2 - SKETCH_HEIGHT;
  const middle = (lane: number) => top + lane * LANE + LANE / 2;
  for (const [lane, stretches] of LANES.entries()) {
    for (const [phase, from, to] of stretches) drawBar(surface, phase, left + from, left + to, middle(lane));
    drawEnd(surface, 'returned', left + stretches.at(-1)![2], middle(lane));
  }
  drawArrow(surface, left + 234, middle(2), middle(0), false);
}
