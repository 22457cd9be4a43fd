import { momentText } from './times.ts';
import type { Scene } from './scene.ts';
import type { Surface, TextStyle } from './surface.ts';
import { ticksOf } from './time-scale.ts';

const LABEL: TextStyle = { colour: 'muted', size: 11, align: 'center' };
const BASE: TextStyle = { colour: 'muted', size: 11, align: 'right' };
const NOW: TextStyle = { colour: 'surface', size: 11, weight: 600, align: 'center' };

/** Behind everything: lines at round times, and a shade over what has not happened yet. */
export function drawGrid(surface: Surface, { layout, scale, now }: Scene): void {
  for (const { time } of ticksOf(scale).ticks) {
    const x = Math.round(scale.x(time)) + 0.5;
    surface.line([x, layout.axis, x, layout.height], { stroke: 'border', width: 1 });
  }
  const x = Math.max(scale.x(now), scale.left);
  if (x < layout.width) {
    surface.rect(x, layout.axis, layout.width - x, layout.height - layout.axis, { fill: 'hover', opacity: 0.45 });
  }
}

export function drawAxis(surface: Surface, scene: Scene): void {
  const { layout, scale } = scene;
  surface.rect(0, 0, layout.width, layout.axis, { fill: 'surface' });
  const { ticks, base } = ticksOf(scale);
  for (const { time, label } of ticks) {
    const x = scale.x(time);
    const room = scene.measure(label, LABEL) / 2;
    // At the edges, inwards.
    const at = Math.min(Math.max(x, layout.gutter + room + 2), layout.width - room - 2);
    if (!isBehindNow(scene, at, room)) surface.text(label, at, 16, LABEL);
    surface.rect(Math.round(x), layout.axis - 6, 1, 6, { fill: 'border' });
  }
  if (base !== undefined) drawBase(surface, scene, base);
  surface.rect(0, layout.axis - 1, layout.width, 1, { fill: 'border' });
}

function drawBase(surface: Surface, { layout, measure }: Scene, base: string): void {
  const text = `${base} …`;
  const right = layout.labelsAbove ? measure(text, BASE) + 8 : layout.gutter - 8;
  if (layout.labelsAbove) surface.rect(0, 0, right + 6, layout.axis - 1, { fill: 'surface' });
  surface.text(text, right, 16, BASE);
}

/** Over the bars, below the labels: the moment. */
export function drawNow(surface: Surface, scene: Scene): void {
  const { layout } = scene;
  const sign = nowSign(scene);
  if (sign) surface.rect(sign.x - 0.75, layout.axis, 1.5, layout.height - layout.axis, { fill: 'text' });
}

/** On the axis: when the moment is. */
export function drawNowSign(surface: Surface, scene: Scene): void {
  const sign = nowSign(scene);
  if (!sign) return;
  const { x, text, left, width } = sign;
  surface.rect(left, 3, width, 18, { fill: 'text', radius: 9 });
  surface.text(text, left + width / 2, 16, NOW);
  surface.polygon([x - 4.5, 20.5, x + 4.5, 20.5, x, 28], 'text');
}

/** The moment's time on the axis; undefined if it is not in view. */
function nowSign({ layout, scale, moment, measure }: Scene) {
  const x = scale.x(moment.time);
  if (x < scale.left - 1 || x > scale.right + 1) return undefined;
  const text = momentText(moment.time, 1 / scale.speed);
  const width = measure(text, NOW) + 14;
  const left = Math.min(Math.max(x - width / 2, layout.gutter + 1), layout.width - width - 1);
  return { x, text, left, width };
}

function isBehindNow(scene: Scene, x: number, room: number): boolean {
  const sign = nowSign(scene);
  return sign !== undefined && x + room > sign.left - 6 && x - room < sign.left + sign.width + 6;
}
