import type { Colour, Palette } from './palette.ts';
import {
  fontOf,
  weightOf,
  type Curve,
  type LineStyle,
  type Pattern,
  type RectStyle,
  type Surface,
  type TextStyle,
} from './surface.ts';

/** Writes an SVG file that stands on its own. */
export class SvgSurface implements Surface {
  readonly #palette: Palette;
  readonly #shapes: string[] = [];
  readonly #definitions: string[] = [];
  readonly #patterns = new Set<string>();
  #clips = 0;

  constructor(palette: Palette) {
    this.#palette = palette;
  }

  toString(width: number, height: number, title: string): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" ${attributes({ width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' })}>`,
      `<title>${escaped(title)}</title>`,
      `<defs>${this.#definitions.join('')}</defs>`,
      ...this.#shapes,
      '</svg>\n',
    ].join('\n');
  }

  rect(x: number, y: number, width: number, height: number, style: RectStyle): void {
    const place = { x, y, width, height, rx: style.radius };
    if (style.fill || style.stroke) {
      this.#add('rect', {
        ...place,
        fill: style.fill ? this.#colour(style.fill) : 'none',
        stroke: style.stroke && !style.pattern ? this.#colour(style.stroke) : undefined,
        'stroke-width': style.stroke && !style.pattern ? style.strokeWidth ?? 1 : undefined,
        opacity: style.opacity,
      });
    }
    if (style.pattern) {
      this.#add('rect', {
        ...place,
        fill: this.#pattern(style.pattern),
        stroke: style.stroke && this.#colour(style.stroke),
        'stroke-width': style.stroke && (style.strokeWidth ?? 1),
        opacity: style.opacity,
      });
    }
  }

  line(points: readonly number[], style: LineStyle): void {
    this.#add('polyline', { points: pairs(points), ...this.#stroke(style) });
  }

  curve([x0, y0, ...rest]: Curve, style: LineStyle): void {
    this.#add('path', { d: `M${pairs([x0, y0])}C${pairs(rest)}`, ...this.#stroke(style) });
  }

  polygon(points: readonly number[], colour: Colour): void {
    this.#add('polygon', { points: pairs(points), fill: this.#colour(colour) });
  }

  dot(x: number, y: number, radius: number, fill: Colour, stroke: Colour): void {
    this.#add('circle', { cx: x, cy: y, r: radius, fill: this.#colour(fill), stroke: this.#colour(stroke) });
  }

  text(text: string, x: number, y: number, style: TextStyle): void {
    const place = attributes({
      x,
      y,
      fill: this.#colour(style.colour),
      'font-family': this.#palette.fonts[fontOf(style)],
      'font-size': style.size,
      'font-weight': weightOf(style),
      'text-anchor': { left: undefined, center: 'middle', right: 'end' }[style.align ?? 'left'],
    });
    this.#shapes.push(`<text ${place}>${escaped(text)}</text>`);
  }

  clip(x: number, y: number, width: number, height: number, draw: () => void): void {
    const id = `clip-${++this.#clips}`;
    this.#definitions.push(`<clipPath id="${id}">${element('rect', { x, y, width, height })}</clipPath>`);
    this.#shapes.push(`<g clip-path="url(#${id})">`);
    draw();
    this.#shapes.push('</g>');
  }

  #add(name: string, values: Values): void {
    this.#shapes.push(element(name, values));
  }

  #colour(colour: Colour): string {
    return this.#palette.colours[colour];
  }

  #stroke(style: LineStyle): Values {
    return {
      fill: 'none',
      stroke: this.#colour(style.stroke),
      'stroke-width': style.width,
      'stroke-linecap': style.round ? 'round' : undefined,
      'stroke-dasharray': style.dash?.join(' '),
      opacity: style.opacity,
    };
  }

  #pattern(pattern: Pattern): string {
    if (!this.#patterns.has(pattern.name)) {
      this.#patterns.add(pattern.name);
      const stroke = { stroke: this.#colour(pattern.colour), 'stroke-width': pattern.width };
      const strokes = pattern.strokes.map(([x1, y1, x2, y2]) => element('line', { x1, y1, x2, y2, ...stroke }));
      const tile = { id: pattern.name, width: pattern.size, height: pattern.size, patternUnits: 'userSpaceOnUse' };
      this.#definitions.push(`<pattern ${attributes(tile)}>${strokes.join('')}</pattern>`);
    }
    return `url(#${pattern.name})`;
  }
}

type Values = Record<string, string | number | undefined>;

function element(name: string, values: Values): string {
  return `<${name} ${attributes(values)}/>`;
}

function attributes(values: Values): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${typeof value === 'number' ? rounded(value) : escaped(value!)}"`)
    .join(' ');
}

/** A hundredth of a pixel is more than anybody sees. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function pairs(points: readonly number[]): string {
  return points.map(rounded).join(' ');
}

/** A program's text may hold anything; what XML cannot say in any way is left out. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
