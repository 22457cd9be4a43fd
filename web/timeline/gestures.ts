import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';
import { clampWindow, SHORTEST, type TimeWindow } from './time-window.ts';

/** What the gestures act on. */
export interface GestureTarget {
  /** Where times are drawn. */
  readonly plot: { readonly left: number; readonly right: number; readonly top: number };
  readonly window: TimeWindow;
  readonly whole: TimeWindow;
  choose(window: TimeWindow): void;
  scrollBy(pixels: number): void;
  /** Takes the moment to this place of the axis. */
  seekAt(x: number): void;
}

/** A drag so short is still a click. */
const CLICK_PX = 4;
/** One notch of a wheel zooms by the root of two; a touchpad sends many small steps. */
const WHEEL_STEP = 0.01;
const WHEEL_MOST = 50;

/**
 * Zoom and pan: pinches, drags and the wheel with Ctrl by d3-zoom. The wheel alone scrolls, as everywhere,
 * and so does a finger that moves up or down; one that moves sideways pans. On the axis, a drag seeks.
 */
export class Gestures {
  readonly #canvas: HTMLCanvasElement;
  readonly #target: GestureTarget;
  readonly #zoom: ZoomBehavior<HTMLCanvasElement, unknown>;
  readonly #abort = new AbortController();
  /** The pointers that are down: by their id, where they are. */
  readonly #down = new Map<number, number>();
  #seeking: number | undefined;
  #dragY: number | undefined;
  #zooming = false;

  constructor(canvas: HTMLCanvasElement, target: GestureTarget) {
    this.#canvas = canvas;
    this.#target = target;
    this.#zoom = zoom<HTMLCanvasElement, unknown>()
      .filter((event: Event) => this.#isZoom(event))
      .clickDistance(CLICK_PX)
      .wheelDelta((event) => Math.min(Math.max(-event.deltaY * lineHeight(event), -WHEEL_MOST), WHEEL_MOST) * WHEEL_STEP)
      .extent(() => [
        [target.plot.left, 0],
        [target.plot.right, 1],
      ])
      .constrain((transform) => this.#transformOf(clampWindow(this.#windowOf(transform), target.whole)))
      .on('start', (event: ZoomEvent) => this.#begin(event))
      .on('zoom', (event: ZoomEvent) => this.#move(event))
      .on('end', (event: ZoomEvent) => {
        if (event.sourceEvent) this.#zooming = false;
      });
    select(canvas).call(this.#zoom).on('dblclick.zoom', null);
    const { signal } = this.#abort;
    canvas.addEventListener('wheel', (event) => this.#wheel(event), { passive: false, signal });
    canvas.addEventListener('pointerdown', (event) => this.#pointerDown(event), { signal });
    canvas.addEventListener('pointermove', (event) => this.#pointerMove(event), { signal });
    canvas.addEventListener('pointerup', (event) => this.#pointerEnd(event), { signal });
    canvas.addEventListener('pointercancel', (event) => this.#pointerEnd(event), { signal });
  }

  /** Whether the reader is moving the view. */
  get active(): boolean {
    return this.#zooming || this.#down.size > 0;
  }

  /** Lets d3-zoom know of a window that was not chosen by a gesture. */
  sync(): void {
    if (this.#zooming) return;
    const { whole, window } = this.#target;
    this.#zoom.scaleExtent([1 / (whole.to - whole.from), 1 / SHORTEST]);
    select(this.#canvas).call(this.#zoom.transform, this.#transformOf(window));
  }

  end(): void {
    this.#abort.abort();
    select(this.#canvas).on('.zoom', null);
  }

  #isZoom(event: Event): boolean {
    if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
    if (event instanceof MouseEvent) return event.button === 0 && !event.ctrlKey && event.offsetY >= this.#target.plot.top;
    // One finger is left to the browser, which scrolls, and to the pointer's events.
    return event.type !== 'touchstart' || (event as TouchEvent).touches.length > 1;
  }

  #begin({ sourceEvent }: ZoomEvent): void {
    if (!sourceEvent) return;
    this.#zooming = true;
    this.#dragY = sourceEvent instanceof MouseEvent ? sourceEvent.clientY : undefined;
  }

  #move({ sourceEvent, transform }: ZoomEvent): void {
    if (!sourceEvent) return;
    this.#target.choose(this.#windowOf(transform));
    if (sourceEvent.type !== 'mousemove' || this.#dragY === undefined) return;
    const { clientY } = sourceEvent as MouseEvent;
    this.#target.scrollBy(this.#dragY - clientY);
    this.#dragY = clientY;
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    this.#pan(event.deltaX * lineHeight(event));
  }

  #pointerDown(event: PointerEvent): void {
    this.#down.set(event.pointerId, event.clientX);
    if (event.offsetY >= this.#target.plot.top || event.button !== 0) return;
    this.#seeking = event.pointerId;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#target.seekAt(event.offsetX);
  }

  #pointerMove(event: PointerEvent): void {
    const before = this.#down.get(event.pointerId);
    if (before === undefined) return;
    this.#down.set(event.pointerId, event.clientX);
    if (this.#seeking === event.pointerId) this.#target.seekAt(event.offsetX);
    else if (event.pointerType === 'touch' && this.#down.size === 1) this.#pan(before - event.clientX);
  }

  #pointerEnd(event: PointerEvent): void {
    this.#down.delete(event.pointerId);
    if (this.#seeking === event.pointerId) this.#seeking = undefined;
  }

  #pan(pixels: number): void {
    const { window, plot } = this.#target;
    const by = (pixels * (window.to - window.from)) / (plot.right - plot.left);
    this.#target.choose({ from: window.from + by, to: window.to + by });
    this.sync();
  }

  /** d3-zoom's untransformed view: the first second. */
  #transformOf({ from, to }: TimeWindow): ZoomTransform {
    const { left, right } = this.#target.plot;
    const scale = 1 / (to - from);
    return zoomIdentity.translate(left - scale * (left + from * (right - left)), 0).scale(scale);
  }

  #windowOf(transform: ZoomTransform): TimeWindow {
    const { left, right } = this.#target.plot;
    const time = (x: number) => (transform.invertX(x) - left) / (right - left);
    return { from: time(left), to: time(right) };
  }
}

type ZoomEvent = D3ZoomEvent<HTMLCanvasElement, unknown> & { sourceEvent: Event | null };

/** Firefox tells of lines instead of pixels. */
function lineHeight(event: WheelEvent): number {
  return event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
}
