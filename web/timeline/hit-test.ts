import type { Lane } from '../trace/bars.ts';
import { countWhile } from '../trace/recording.ts';
import { barEnd, barsBegun, hasEnded } from './lane-pieces.ts';
import { labelPlace } from './layout.ts';
import { END_REACH, LEAST_RUN } from './looks.ts';
import type { Row } from './rows.ts';
import type { Scene } from './scene.ts';

/** What is at a place of the drawing. */
export type Hit =
  | { readonly kind: 'axis' }
  | { readonly kind: 'fold'; readonly row: Row }
  | { readonly kind: 'label'; readonly row: Row }
  | { readonly kind: 'bar'; readonly row: Row; readonly bar: number }
  | { readonly kind: 'row'; readonly row: Row };

/** Around a triangle, and around a tick: fingers are no needles. */
const TRIANGLE_REACH = 14;
const REACH = 2;
/** So near to a step the step is meant, not the wait beside it. */
const RUN_REACH = 2;
/** So many bars near the place are looked at. */
const NEAR = 12;

export function hitTest(scene: Scene, x: number, y: number): Hit | undefined {
  const { layout, scroll } = scene;
  if (y < layout.axis) return { kind: 'axis' };
  const row = scene.rows.at(y - layout.axis + scroll);
  if (!row) return undefined;
  const inLabel = layout.labelsAbove ? y - layout.axis + scroll - row.y < 16 && !row.thin : x < layout.gutter;
  if (inLabel) {
    const onTriangle = row.parent && Math.abs(x - labelPlace(row, layout).triangle) < TRIANGLE_REACH;
    return { kind: onTriangle ? 'fold' : 'label', row };
  }
  const inStrip = row.folded !== undefined && y - layout.axis + scroll - row.y > layout.heights.task;
  if (inStrip) return { kind: 'fold', row };
  const bar = barAt(row.lane, scene, x);
  return bar === undefined ? { kind: 'row', row } : { kind: 'bar', row, bar };
}

/** The bar drawn at `x`: a step that ran, even if it is not quite hit, for it is drawn over the others. */
function barAt(lane: Lane, { scale, moment, now }: Scene, x: number): number | undefined {
  const count = barsBegun(lane, moment.position);
  const time = scale.time(x);
  const at = Math.min(countWhile(lane.bars, (bar) => bar.from <= time), count) - 1;
  let found: number | undefined;
  let nearest = Infinity;
  for (let i = Math.max(0, at - NEAR); i <= Math.min(at + NEAR, count - 1); i++) {
    const bar = lane.bars[i]!;
    const left = scale.x(bar.from);
    const mark = i === lane.bars.length - 1 && hasEnded(lane, moment.position) ? END_REACH : 0;
    const right = Math.max(scale.x(barEnd(bar, now)) + mark, left + (bar.phase === 'running' ? LEAST_RUN : 0));
    const away = Math.max(0, left - x, x - right) - (bar.phase === 'running' ? RUN_REACH : 0);
    if (away < REACH && away < nearest) {
      found = i;
      nearest = away;
    }
  }
  return found;
}
