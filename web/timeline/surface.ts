import type { Colour, Font } from './palette.ts';

/**
 * What the timeline is drawn on: a canvas, or the text of an SVG file. There is one drawing, told in
 * these few shapes; lengths are CSS pixels.
 */
export interface Surface {
  rect(x: number, y: number, width: number, height: number, style: RectStyle): void;
  /** Through `points`: x, y, x, y, ... */
  line(points: readonly number[], style: LineStyle): void;
  /** A cubic Bézier curve: start, two controls, end. */
  curve(points: Curve, style: LineStyle): void;
  polygon(points: readonly number[], colour: Colour): void;
  dot(x: number, y: number, radius: number, fill: Colour, stroke: Colour): void;
  text(text: string, x: number, y: number, style: TextStyle): void;
  /** What `draw` draws appears only inside. */
  clip(x: number, y: number, width: number, height: number, draw: () => void): void;
}

export type Curve = readonly [number, number, number, number, number, number, number, number];

export interface RectStyle {
  readonly fill?: Colour | undefined;
  /** Over the fill. */
  readonly pattern?: Pattern | undefined;
  readonly stroke?: Colour | undefined;
  readonly strokeWidth?: number | undefined;
  readonly radius?: number | undefined;
  readonly opacity?: number | undefined;
}

export interface LineStyle {
  readonly stroke: Colour;
  readonly width: number;
  readonly dash?: readonly number[] | undefined;
  readonly round?: boolean | undefined;
  readonly opacity?: number | undefined;
}

export interface TextStyle {
  readonly colour: Colour;
  readonly size: number;
  readonly font?: Font | undefined;
  readonly weight?: number | undefined;
  readonly align?: 'left' | 'center' | 'right' | undefined;
}

/** A square tile of strokes, which fills an area by being laid side by side. */
export interface Pattern {
  readonly name: string;
  readonly size: number;
  readonly colour: Colour;
  readonly width: number;
  readonly strokes: readonly (readonly [number, number, number, number])[];
}

/** How wide a text will be. */
export type Measure = (text: string, style: TextStyle) => number;

export const fontOf = (style: TextStyle): Font => style.font ?? 'ui';
export const weightOf = (style: TextStyle): number => style.weight ?? 400;
