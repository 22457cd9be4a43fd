/** Scenes of recordings, and a surface that keeps what is drawn, for tests. */

import { layoutOf } from '../../../web/timeline/layout.ts';
import type { Colour, Font, Palette } from '../../../web/timeline/palette.ts';
import type { Scene } from '../../../web/timeline/scene.ts';
import type { LineStyle, Measure, RectStyle, Surface } from '../../../web/timeline/surface.ts';
import { TimelineModel, type View } from '../../../web/timeline/timeline-model.ts';
import type { Recording } from '../../../web/trace/recording.ts';

/** Six pixels a letter. */
export const measure: Measure = (text) => text.length * 6;

export const PALETTE: Palette = {
  colours: new Proxy({} as Record<Colour, string>, { get: (_, name) => `rgb(${String(name)})` }),
  fonts: new Proxy({} as Record<Font, string>, { get: (_, name) => `${String(name)} "font"` }),
};

/** At its end, as a rule, with all of the time in a window of `window`. */
export function sceneOf(recording: Recording, view: Partial<View> & { time?: number; width?: number } = {}): Scene {
  const model = new TimelineModel(recording);
  model.update();
  const time = view.time ?? recording.until;
  return model.scene({
    layout: layoutOf(view.width ?? 1000, 400),
    window: { from: 0, to: recording.until },
    scroll: 0,
    moment: { time, position: recording.positionAt(time) },
    choices: { folds: new Map(), thin: undefined },
    hovered: undefined,
    focused: undefined,
    selectedTask: undefined,
    highlightLine: undefined,
    measure,
    ...view,
  });
}

export interface DrawnRect extends RectStyle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnLine extends LineStyle {
  readonly points: readonly number[];
}

export class KeepingSurface implements Surface {
  readonly rects: DrawnRect[] = [];
  readonly lines: DrawnLine[] = [];
  readonly curves: (LineStyle & { readonly points: readonly number[] })[] = [];
  readonly dots: { readonly x: number; readonly y: number; readonly fill: Colour }[] = [];
  readonly texts: string[] = [];

  rect(x: number, y: number, width: number, height: number, style: RectStyle): void {
    this.rects.push({ x, y, width, height, ...style });
  }

  line(points: readonly number[], style: LineStyle): void {
    this.lines.push({ points, ...style });
  }

  curve(points: readonly number[], style: LineStyle): void {
    this.curves.push({ points, ...style });
  }

  polygon(): void {}

  dot(x: number, y: number, _radius: number, fill: Colour): void {
    this.dots.push({ x, y, fill });
  }

  text(text: string): void {
    this.texts.push(text);
  }

  clip(_x: number, _y: number, _width: number, _height: number, draw: () => void): void {
    draw();
  }

  /** The fillings of one colour. */
  filled(colour: Colour): DrawnRect[] {
    return this.rects.filter(({ fill }) => fill === colour);
  }
}
