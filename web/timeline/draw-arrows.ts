import { countWhile } from '../trace/recording.ts';
import { middleOf } from './layout.ts';
import { drawArrow } from './looks.ts';
import type { Row } from './rows.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';

/** More arrows at once are a thicket: only some are drawn, and those of the task that is looked at. */
const MOST = 120;
/** Of more than that in view, only every second, third, ... is considered at all. */
const MOST_CONSIDERED = 4000;
/** Arrows between the same rows nearer to each other than that are one. */
const APART = 7;

export function drawArrows(surface: Surface, scene: Scene): void {
  const { arrows, scale, moment, layout, rows, scroll } = scene;
  const { window } = scale;
  const first = countWhile(arrows, ({ time }) => time < window.from);
  const end = countWhile(arrows, ({ time, event }) => time <= window.to && event < moment.position);
  const stride = Math.max(1, Math.ceil((end - first) / MOST_CONSIDERED));
  const looked = new Set([scene.hovered?.task, scene.focused?.task, scene.selectedTask]);
  const drawn = new Set<string>();
  const strong: [number, number, number][] = [];
  for (let i = first; i < end; i++) {
    const arrow = arrows[i]!;
    const ofLooked = looked.has(arrow.from) || looked.has(arrow.to);
    if (!ofLooked && ((i - first) % stride !== 0 || drawn.size >= MOST)) continue;
    const from = rows.of(arrow.from);
    const to = rows.of(arrow.to);
    // Within a folded family, or from its parent, there is nothing to point at.
    if (!from || !to || from === to || (!ofLooked && (from.thin || to.thin))) continue;
    if (!overlapsView(from, to, scene)) continue;
    const x = scale.x(arrow.time);
    const key = `${from.y}|${to.y}|${Math.round(x / APART)}`;
    if (drawn.has(key)) continue;
    drawn.add(key);
    const [start, goal] = [middleOf(from, layout, scroll), middleOf(to, layout, scroll)];
    if (ofLooked) strong.push([x, start, goal]);
    else drawArrow(surface, x, start, goal, false);
  }
  for (const [x, start, goal] of strong) drawArrow(surface, x, start, goal, true);
}

function overlapsView(one: Row, other: Row, { scroll, layout }: Scene): boolean {
  const bottom = scroll + layout.height - layout.axis;
  return Math.max(one.y + one.height, other.y + other.height) > scroll && Math.min(one.y, other.y) < bottom;
}
