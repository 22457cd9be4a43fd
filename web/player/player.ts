import { Recording, type Moment } from '../trace/recording.ts';
import type { Ending } from '../runner/ending.ts';
import { NORMAL_SPEED } from './speeds.ts';
import { nextStop, previousStop, START, type Direction, type StepKind } from './stops.ts';

/** Real time and the screen's frames, as a page has them. */
export interface Frames {
  /** Milliseconds, as `performance.now()`. */
  now(): number;
  /** Calls `frame` before the next picture; not while the page is hidden. */
  request(frame: (nowMs: number) => void): void;
}

const PAGE_FRAMES: Frames = {
  now: () => performance.now(),
  request: (frame) => void requestAnimationFrame(frame),
};

/**
 * The most real time that passes from one frame to the next. A page in the background gets no frames:
 * the reader who comes back goes on where they left it, and misses nothing.
 */
const LONGEST_FRAME_MS = 250;

/**
 * Lets the time of a recording pass, as the reader wants it: at any speed, paused, stepped, back and
 * forth; while the program still runs ahead of it as well as when it is long over. All that is shown
 * of a run is shown as it is at the player's `moment`.
 */
export class Player {
  readonly #frames: Frames;
  readonly #listeners = new Set<() => void>();
  #recording = new Recording();
  #frontierAt: (nowMs: number) => number = () => 0;
  #moment: Moment = START;
  #speed = NORMAL_SPEED;
  #playing = false;
  #pendingStep: StepKind | undefined;
  /** The real time that has been played. */
  #playedMs = 0;
  #frameRequested = false;

  constructor(frames: Frames = PAGE_FRAMES) {
    this.#frames = frames;
  }

  get recording(): Recording {
    return this.#recording;
  }

  get moment(): Moment {
    return this.#moment;
  }

  get speed(): number {
    return this.#speed;
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** A step has been asked for whose event is not there yet. */
  get stepping(): boolean {
    return this.#pendingStep !== undefined;
  }

  get atStart(): boolean {
    return this.#moment.time <= START.time && this.#moment.position <= START.position;
  }

  /** All has been shown, and nothing will come. */
  get atEnd(): boolean {
    const { ended, until, events } = this.#recording;
    return ended !== undefined && this.#moment.time >= until && this.#moment.position >= events.length;
  }

  /** Up to where the reader can go: what is known, and the time that has passed in waiting for more. */
  get until(): number {
    return Math.max(this.#recording.until, this.#moment.time);
  }

  /** The program's time before which nothing new can come. */
  get frontier(): number {
    return this.#recording.ended ? this.#recording.until : this.#frontierAt(this.#frames.now());
  }

  /** Calls `listener` after every change, of the moment too, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Puts in another recording, paused at its start.
   *
   * @param frontierAt says, while it has no end, before which time of the program nothing new can come
   */
  load(recording: Recording, frontierAt: (nowMs: number) => number = () => recording.until): void {
    this.#recording = recording;
    this.#frontierAt = frontierAt;
    this.#moment = START;
    this.#halt();
    this.#changed();
  }

  /** To be called when the recording has grown or got its end. */
  recordingChanged(): void {
    if (this.#pendingStep !== undefined) this.#stepForward(this.#pendingStep);
    this.#changed();
  }

  /** The program ends at the moment shown: what it did ahead of it has not happened. */
  cut(ending: Ending): void {
    this.#recording = this.#recording.cutAt(this.#moment, ending);
    this.#halt();
    this.#changed();
  }

  /** Lets time pass; from the start, if all has been shown. */
  play(): void {
    if (this.#playing) return;
    if (this.atEnd) this.#moment = START;
    this.#pendingStep = undefined;
    this.#playing = true;
    this.#playedMs = this.#frames.now();
    // An empty recording is over at once.
    this.#advance(0);
    this.#requestFrame();
    this.#changed();
  }

  pause(): void {
    this.#halt();
    this.#changed();
  }

  /** Back to the start, where it plays on unless the reader had paused it. */
  restart(): void {
    // At once it would be back where it is.
    const plays = (this.#playing || this.atEnd) && this.#speed !== Infinity;
    this.#halt();
    this.#moment = START;
    if (plays) this.play();
    else this.#changed();
  }

  /**
   * Goes on, or back, to where something of the kind has happened last, and pauses. What has not come
   * yet is waited for. Behind the last such event is the end, before the first the start.
   */
  step(kind: StepKind, direction: Direction = 1): void {
    this.#halt();
    if (direction > 0) this.#stepForward(kind);
    else this.#moment = previousStop(this.#recording, this.#moment, kind) ?? START;
    this.#changed();
  }

  /** To a time, with all that happens just then, or to a moment; it plays on from there if it does. */
  seek(to: number | Moment): void {
    this.#pendingStep = undefined;
    const time = typeof to === 'number' ? to : to.time;
    const { ended, until, events } = this.#recording;
    if (typeof to !== 'number') this.#moment = { time, position: Math.min(to.position, events.length) };
    else if (ended && time >= until) this.#moment = this.#end();
    else {
      const within = Math.min(Math.max(time, 0), this.until);
      this.#moment = { time: within, position: this.#recording.positionAt(within) };
    }
    if (this.atEnd) this.#playing = false;
    this.#changed();
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    this.#changed();
  }

  /** A frame of the screen; requested by the player itself while it plays. */
  tick(nowMs: number): void {
    if (!this.#playing) return;
    const passed = Math.min(Math.max(nowMs - this.#playedMs, 0), LONGEST_FRAME_MS);
    this.#playedMs = Math.max(nowMs, this.#playedMs);
    const before = this.#moment;
    this.#advance(passed / 1000);
    const { time, position } = this.#moment;
    if (time !== before.time || position !== before.position || !this.#playing) this.#changed();
  }

  #advance(seconds: number): void {
    const { ended, until } = this.#recording;
    const time = Math.max(this.#moment.time, this.#reached(seconds));
    if (ended && time >= until) {
      this.#moment = this.#end();
      this.#playing = false;
      return;
    }
    const position = Math.max(this.#moment.position, this.#recording.positionAt(time));
    this.#moment = { time, position };
  }

  #reached(seconds: number): number {
    const { frontier } = this;
    if (this.#speed !== Infinity) return Math.min(this.#moment.time + seconds * this.#speed, frontier);
    // A program that may wait for ever has no time up to which all could be shown.
    return Number.isFinite(frontier) ? frontier : this.#recording.until;
  }

  #stepForward(kind: StepKind): void {
    const stop = nextStop(this.#recording, this.#moment, kind);
    if (!stop && !this.#recording.ended) {
      this.#pendingStep = kind;
      return;
    }
    this.#pendingStep = undefined;
    this.#moment = stop ?? this.#end();
  }

  #end(): Moment {
    return { time: this.#recording.until, position: this.#recording.events.length };
  }

  #halt(): void {
    this.#playing = false;
    this.#pendingStep = undefined;
  }

  /** One loop, which runs only while time passes. */
  #requestFrame(): void {
    if (this.#frameRequested || !this.#playing) return;
    this.#frameRequested = true;
    this.#frames.request((nowMs) => {
      this.#frameRequested = false;
      this.tick(nowMs);
      this.#requestFrame();
    });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
