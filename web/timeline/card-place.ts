import { barEnd } from './lane-pieces.ts';
import { middleOf } from './layout.ts';
import type { BarPlace, Scene } from './scene.ts';

const GAP = 14;
const EDGE = 8;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where the card of a bar goes: below the bar, or above if there is more room; never over the edges of
 * `box`. `pointerX`: where the reader points, else the bar's beginning.
 */
export function cardPlace(
  scene: Scene,
  place: BarPlace,
  pointerX: number | undefined,
  card: Size,
  box: Size,
): { x: number; y: number } | undefined {
  const row = scene.rows.of(place.task);
  const bar = row?.lane.bars[place.bar];
  if (!row || !bar) return undefined;
  const { scale, layout } = scene;
  const left = Math.max(scale.x(bar.from), scale.left);
  const right = Math.min(scale.x(barEnd(bar, scene.now)), scale.right);
  const anchor = pointerX ?? Math.min(left, right);
  const middle = middleOf(row, layout, scene.scroll);
  const below = middle + GAP;
  const above = middle - GAP - card.height;
  const y = below + card.height <= box.height - EDGE || box.height - middle > middle ? below : above;
  return {
    x: clamp(anchor - 20, EDGE, box.width - card.width - EDGE),
    y: clamp(y, EDGE, box.height - card.height - EDGE),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
