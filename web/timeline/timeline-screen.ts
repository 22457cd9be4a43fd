import { canvasMeasure, CanvasSurface } from './canvas-surface.ts';
import { drawEmpty } from './draw-empty.ts';
import { drawTimeline } from './draw-timeline.ts';
import { layoutOf, type Layout } from './layout.ts';
import { readPalette, type Palette } from './palette.ts';
import type { Scene } from './scene.ts';
import type { Measure } from './surface.ts';

/** Before it is seen, it can be saved as a picture already. */
const UNSEEN = { width: 1000, height: 400 };

/** The canvas of a timeline, sharp on every screen. */
export class TimelineScreen {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #palette: Palette;
  #measure: Measure;
  #surface!: CanvasSurface;
  #layout: Layout;

  /** `probe`: an element to work out the theme's colours by. */
  constructor(canvas: HTMLCanvasElement, probe: HTMLElement) {
    this.#canvas = canvas;
    // It is filled anyway, so the browser need not blend it with what is behind.
    this.#context = canvas.getContext('2d', { alpha: false })!;
    this.#palette = readPalette(probe);
    this.#measure = canvasMeasure(this.#palette);
    this.#layout = layoutOf(UNSEEN.width, UNSEEN.height);
    this.resize(UNSEEN.width, UNSEEN.height);
  }

  get layout(): Layout {
    return this.#layout;
  }

  get palette(): Palette {
    return this.#palette;
  }

  get measure(): Measure {
    return this.#measure;
  }

  readTheme(probe: HTMLElement): void {
    this.#palette = readPalette(probe);
    this.#measure = canvasMeasure(this.#palette);
    this.#surface = new CanvasSurface(this.#context, this.#palette, this.#ratio());
  }

  resize(width: number, height: number): void {
    const ratio = this.#ratio();
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    this.#layout = layoutOf(width, height);
    this.#surface = new CanvasSurface(this.#context, this.#palette, ratio);
  }

  draw(scene: Scene): void {
    this.#surface.begin();
    drawTimeline(this.#surface, scene);
  }

  drawEmpty(): void {
    this.#surface.begin();
    drawEmpty(this.#surface, this.#layout);
  }

  #ratio(): number {
    return devicePixelRatio || 1;
  }
}
