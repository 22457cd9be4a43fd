import { msg } from '@lit/localize';
import { CanvasSurface } from './canvas-surface.ts';
import { drawTimeline } from './draw-timeline.ts';
import type { Palette } from './palette.ts';
import type { Scene } from './scene.ts';
import type { Measure, Surface, TextStyle } from './surface.ts';
import { SvgSurface } from './svg-surface.ts';
import { SWATCH_HEIGHT, SWATCHES } from './swatches.ts';

/** No viewer likes higher pictures; the rows below are left out. */
const MOST_HEIGHT = 12_000;
const LEGEND_TEXT: TextStyle = { colour: 'muted', size: 12 };
const LEGEND_GAP = 16;
const PIXEL_RATIO = 2;

/** The drawing with all its rows, and the legend below. */
interface Picture {
  readonly width: number;
  readonly height: number;
  draw(surface: Surface): void;
}

function pictureOf(scene: Scene): Picture {
  const { layout } = scene;
  const height = Math.min(layout.axis + scene.rows.height, MOST_HEIGHT);
  const whole: Scene = { ...scene, scroll: 0, layout: { ...layout, height }, hovered: undefined, focused: undefined };
  const places = legendPlaces(layout.width, scene.measure);
  const legendHeight = places.at(-1)!.y + SWATCH_HEIGHT + 10;
  return {
    width: layout.width,
    height: height + legendHeight,
    draw: (surface) => {
      drawTimeline(surface, whole);
      surface.rect(0, height, layout.width, legendHeight, { fill: 'surface' });
      for (const [index, { x, y }] of places.entries()) {
        const swatch = SWATCHES[index]!;
        swatch.draw(shifted(surface, x, height + y));
        surface.text(swatch.name, x + swatch.width + 4, height + y + 19.5, LEGEND_TEXT);
      }
    },
  };
}

function legendPlaces(width: number, measure: Measure): { x: number; y: number }[] {
  let x = 10;
  let y = 8;
  return SWATCHES.map(({ name, width: swatch }) => {
    const room = swatch + 4 + measure(name, LEGEND_TEXT) + LEGEND_GAP;
    if (x + room > width && x > 10) {
      x = 10;
      y += SWATCH_HEIGHT + 4;
    }
    const place = { x, y };
    x += room;
    return place;
  });
}

/** A surface whose origin is elsewhere. */
function shifted(surface: Surface, dx: number, dy: number): Surface {
  const move = <Points extends readonly number[]>(points: Points) =>
    points.map((value, i) => value + (i % 2 === 0 ? dx : dy)) as unknown as Points;
  return {
    rect: (x, y, width, height, style) => surface.rect(x + dx, y + dy, width, height, style),
    line: (points, style) => surface.line(move(points), style),
    curve: (points, style) => surface.curve(move(points), style),
    polygon: (points, colour) => surface.polygon(move(points), colour),
    dot: (x, y, radius, fill, stroke) => surface.dot(x + dx, y + dy, radius, fill, stroke),
    text: (text, x, y, style) => surface.text(text, x + dx, y + dy, style),
    clip: (x, y, width, height, draw) => surface.clip(x + dx, y + dy, width, height, draw),
  };
}

export function timelineSvg(scene: Scene, palette: Palette): string {
  const picture = pictureOf(scene);
  const surface = new SvgSurface(palette);
  picture.draw(surface);
  return surface.toString(picture.width, picture.height, msg('Timeline of the tasks of a program'));
}

/** @throws if the browser cannot make so large a picture. */
export async function timelinePng(scene: Scene, palette: Palette): Promise<Blob> {
  const picture = pictureOf(scene);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(picture.width * PIXEL_RATIO);
  canvas.height = Math.ceil(picture.height * PIXEL_RATIO);
  const surface = new CanvasSurface(canvas.getContext('2d')!, palette, PIXEL_RATIO);
  surface.begin();
  picture.draw(surface);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture is too large for this browser.');
  return blob;
}
