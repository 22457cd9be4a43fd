import type { Colour, Palette } from './palette.ts';
import {
  fontOf,
  weightOf,
  type Curve,
  type LineStyle,
  type Measure,
  type Pattern,
  type RectStyle,
  type Surface,
  type TextStyle,
} from './surface.ts';

/** Draws on a canvas that has `ratio` pixels a CSS pixel. */
export class CanvasSurface implements Surface {
  readonly #context: CanvasRenderingContext2D;
  readonly #palette: Palette;
  readonly #ratio: number;
  readonly #patterns = new Map<string, CanvasPattern>();
  /** What the context has now: setting a colour means parsing it. */
  #fill: Colour | undefined;

  constructor(context: CanvasRenderingContext2D, palette: Palette, ratio: number) {
    this.#context = context;
    this.#palette = palette;
    this.#ratio = ratio;
  }

  /** To be called before each drawing: sizing a canvas resets it. */
  begin(): void {
    this.#context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    this.#fill = undefined;
  }

  rect(x: number, y: number, width: number, height: number, style: RectStyle): void {
    const context = this.#context;
    if (style.opacity !== undefined) context.globalAlpha = style.opacity;
    const rounded = style.radius !== undefined && Math.min(width, height) > style.radius;
    if (rounded || style.stroke) {
      context.beginPath();
      if (rounded) context.roundRect(x, y, width, height, style.radius);
      else context.rect(x, y, width, height);
    }
    if (style.fill) {
      this.#setFill(style.fill);
      if (rounded) context.fill();
      else context.fillRect(x, y, width, height);
    }
    if (style.pattern) {
      context.fillStyle = this.#pattern(style.pattern);
      this.#fill = undefined;
      if (rounded) context.fill();
      else context.fillRect(x, y, width, height);
    }
    if (style.stroke) {
      context.strokeStyle = this.#palette.colours[style.stroke];
      context.lineWidth = style.strokeWidth ?? 1;
      context.setLineDash([]);
      context.stroke();
    }
    if (style.opacity !== undefined) context.globalAlpha = 1;
  }

  line(points: readonly number[], style: LineStyle): void {
    this.#context.beginPath();
    this.#through(points);
    this.#stroke(style);
  }

  curve([x0, y0, x1, y1, x2, y2, x3, y3]: Curve, style: LineStyle): void {
    this.#context.beginPath();
    this.#context.moveTo(x0, y0);
    this.#context.bezierCurveTo(x1, y1, x2, y2, x3, y3);
    this.#stroke(style);
  }

  polygon(points: readonly number[], colour: Colour): void {
    this.#context.beginPath();
    this.#through(points);
    this.#setFill(colour);
    this.#context.fill();
  }

  dot(x: number, y: number, radius: number, fill: Colour, stroke: Colour): void {
    const context = this.#context;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    this.#setFill(fill);
    context.fill();
    context.strokeStyle = this.#palette.colours[stroke];
    context.lineWidth = 1;
    context.setLineDash([]);
    context.stroke();
  }

  text(text: string, x: number, y: number, style: TextStyle): void {
    const context = this.#context;
    context.font = cssFont(style, this.#palette);
    context.textAlign = style.align ?? 'left';
    this.#setFill(style.colour);
    context.fillText(text, x, y);
  }

  clip(x: number, y: number, width: number, height: number, draw: () => void): void {
    this.#context.save();
    this.#context.beginPath();
    this.#context.rect(x, y, width, height);
    this.#context.clip();
    draw();
    this.#context.restore();
    this.#fill = undefined;
  }

  #through(points: readonly number[]): void {
    this.#context.moveTo(points[0]!, points[1]!);
    for (let i = 2; i < points.length; i += 2) this.#context.lineTo(points[i]!, points[i + 1]!);
  }

  #stroke(style: LineStyle): void {
    const context = this.#context;
    context.strokeStyle = this.#palette.colours[style.stroke];
    context.lineWidth = style.width;
    context.lineCap = style.round ? 'round' : 'butt';
    context.setLineDash((style.dash ?? []) as number[]);
    if (style.opacity !== undefined) context.globalAlpha = style.opacity;
    context.stroke();
    if (style.opacity !== undefined) context.globalAlpha = 1;
  }

  #setFill(colour: Colour): void {
    if (this.#fill === colour) return;
    this.#context.fillStyle = this.#palette.colours[colour];
    this.#fill = colour;
  }

  #pattern(pattern: Pattern): CanvasPattern {
    let made = this.#patterns.get(pattern.name);
    if (!made) {
      made = this.#tile(pattern);
      this.#patterns.set(pattern.name, made);
    }
    return made;
  }

  /** The tile in the canvas's own pixels, so that it stays sharp. */
  #tile(pattern: Pattern): CanvasPattern {
    const pixels = Math.max(1, Math.round(pattern.size * this.#ratio));
    const tile = document.createElement('canvas');
    tile.width = tile.height = pixels;
    const context = tile.getContext('2d')!;
    context.scale(pixels / pattern.size, pixels / pattern.size);
    context.strokeStyle = this.#palette.colours[pattern.colour];
    context.lineWidth = pattern.width;
    for (const [x0, y0, x1, y1] of pattern.strokes) {
      context.beginPath();
      context.moveTo(x0, y0);
      context.lineTo(x1, y1);
      context.stroke();
    }
    const made = this.#context.createPattern(tile, 'repeat')!;
    made.setTransform(new DOMMatrix().scale(pattern.size / pixels));
    return made;
  }
}

/** Labels are the same from frame to frame, and measuring is slow. */
export function canvasMeasure(palette: Palette): Measure {
  const context = document.createElement('canvas').getContext('2d')!;
  const widths = new Map<string, number>();
  return (text, style) => {
    const font = cssFont(style, palette);
    const key = `${font}|${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      if (widths.size > 5000) widths.clear();
      context.font = font;
      width = context.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  };
}

function cssFont(style: TextStyle, palette: Palette): string {
  return `${weightOf(style)} ${style.size}px ${palette.fonts[fontOf(style)]}`;
}
