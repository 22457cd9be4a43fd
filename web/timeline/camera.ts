import { between, clampWindow, contains, followed, shifted, showing, wholeWindow, type TimeWindow } from './time-window.ts';

/** How long the view takes to get from one window to another. */
const GLIDE_MS = 260;

interface Glide {
  readonly start: TimeWindow;
  readonly goal: TimeWindow;
  /** When it began; undefined until the first frame of it. */
  since: number | undefined;
}

/**
 * Which part of the time is in view. At first all of it, growing as the program goes on; once the reader
 * has zoomed or panned, what he chose, going along with the moment as long as that stays in view.
 */
export class Camera {
  #window: TimeWindow;
  #whole: TimeWindow;
  #now = 0;
  #seen = 0;
  #end: number | undefined;
  #showsWhole = true;
  #glide: Glide | undefined;
  readonly #isStill: () => boolean;
  readonly #listeners = new Set<() => void>();

  /** `isStill`: whether the reader wants nothing to glide. */
  constructor(isStill: () => boolean) {
    this.#isStill = isStill;
    this.#window = this.#whole = wholeWindow(0, undefined);
  }

  /** Calls `listener` when something else is to be shown, or glides into view, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get window(): TimeWindow {
    return this.#window;
  }

  /** All there is to see. */
  get whole(): TimeWindow {
    return this.#whole;
  }

  get showsWhole(): boolean {
    return this.#showsWhole;
  }

  /** Whether the moment is in view, or is about to be. */
  get showsNow(): boolean {
    return contains(this.#glide?.goal ?? this.#window, this.#now);
  }

  /** Another program: everything from the beginning. */
  reset(): void {
    this.#now = this.#seen = 0;
    this.#end = undefined;
    this.#showsWhole = true;
    this.#whole = wholeWindow(0, undefined);
    this.#jump(this.#whole);
  }

  /** The moment, and when the program ended, if that is known. `held`: the reader is moving the view himself. */
  update(now: number, end: number | undefined, held: boolean): void {
    const wasInView = this.showsNow;
    const first = this.#seen === 0 && this.#end === undefined;
    this.#now = now;
    this.#end = end;
    this.#seen = Math.max(this.#seen, now);
    const whole = wholeWindow(this.#seen, end);
    const grew = whole.to !== this.#whole.to;
    this.#whole = whole;
    if (this.#showsWhole) {
      if (grew && first) this.#jump(whole);
      else if (grew) this.#glideTo(whole);
    } else if (wasInView && !held) {
      const goal = followed(this.#glide?.goal ?? this.#window, now, this.#isStill());
      if (this.#glide) this.#glide = { ...this.#glide, goal };
      else if (goal !== this.#window) this.#jump(goal);
    }
  }

  /** As the reader has it under the fingers. */
  choose(window: TimeWindow): void {
    this.#showsWhole = window.to - window.from >= (this.#whole.to - this.#whole.from) * 0.9999;
    this.#jump(clampWindow(window, this.#whole));
  }

  /** A larger `factor` shows less: around `point`, or else around the moment, if that is in view and not the end. */
  zoom(factor: number, point?: number): void {
    const window = this.#glide?.goal ?? this.#window;
    const { from, to } = window;
    const around = point ?? (this.#now === this.#end ? from : this.#now);
    const centre = contains(window, around) && around !== from ? around : (from + to) / 2;
    const goal = { from: centre - (centre - from) / factor, to: centre + (to - centre) / factor };
    this.#chooseGoal(goal);
  }

  pan(by: number): void {
    const window = this.#glide?.goal ?? this.#window;
    this.#chooseGoal(shifted(window, by * (window.to - window.from)));
  }

  showWhole(): void {
    this.#showsWhole = true;
    this.#glideTo(this.#whole);
  }

  /** Brings the moment back into view, and stays with it. */
  showNow(): void {
    const { from, to } = this.#window;
    this.#chooseGoal(shifted(this.#window, this.#now - (from + to) / 2));
  }

  /** Brings into view what lasts `from` to `to`. */
  show(from: number, to: number): void {
    const window = this.#glide?.goal ?? this.#window;
    const goal = showing(window, from, to);
    if (goal !== window) this.#chooseGoal(goal);
  }

  /** Goes on with what glides, at the time of a frame. @returns whether that is not over yet. */
  advance(frame: number): boolean {
    const glide = this.#glide;
    if (!glide) return false;
    glide.since ??= frame;
    const part = Math.min(1, (frame - glide.since) / GLIDE_MS);
    this.#window = between(glide.start, glide.goal, part);
    if (part === 1) this.#jump(glide.goal);
    return part < 1;
  }

  #chooseGoal(goal: TimeWindow): void {
    const window = clampWindow(goal, this.#whole);
    this.#showsWhole = window.to - window.from >= (this.#whole.to - this.#whole.from) * 0.9999;
    this.#glideTo(window);
  }

  #glideTo(goal: TimeWindow): void {
    if (this.#isStill()) {
      this.#jump(goal);
      return;
    }
    this.#glide = { start: this.#window, goal, since: undefined };
    this.#changed();
  }

  #jump(window: TimeWindow): void {
    this.#window = window;
    this.#glide = undefined;
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
