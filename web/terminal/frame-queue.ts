import type { LinePart } from './output-lines.ts';
import { Transcript } from './transcript.ts';

/** @param anew in the place of what the screen shows, not behind it */
export type Show = (parts: readonly LinePart[], anew: boolean) => Promise<void>;

/**
 * Parts of lines on their way to the screen: handed over once a frame and not before the screen has
 * taken the last ones, bounded. What no screen could have shown in the time is dropped by whole
 * lines from its oldest end.
 */
export class FrameQueue {
  /** A line has three parts, and the terminal keeps so many lines: what comes at once is kept. */
  static readonly LIMIT = 4 * Transcript.LIMIT;

  #parts: LinePart[] = [];
  #anew = false;
  #droppedLines = 0;
  #scheduled = false;
  readonly #show: Show;
  readonly #nextFrame: (frame: () => void) => void;

  constructor(show: Show, nextFrame: (frame: () => void) => void) {
    this.#show = show;
    this.#nextFrame = nextFrame;
  }

  push(parts: readonly LinePart[]): void {
    for (const part of parts) this.#parts.push(part);
    if (this.#parts.length > FrameQueue.LIMIT) this.#dropOldest();
    this.#schedule();
  }

  /** Shows nothing but `parts`; what was not shown yet never is. */
  replace(parts: readonly LinePart[]): void {
    this.clear();
    this.#anew = true;
    this.push(parts);
  }

  clear(): void {
    this.#parts = [];
    this.#anew = false;
    this.#droppedLines = 0;
  }

  #schedule(): void {
    if (this.#scheduled || (this.#parts.length === 0 && !this.#anew)) return;
    this.#scheduled = true;
    this.#nextFrame(async () => {
      const anew = this.#anew;
      await this.#show(this.#take(), anew);
      this.#scheduled = false;
      this.#schedule();
    });
  }

  #take(): LinePart[] {
    const parts = this.#parts;
    if (this.#droppedLines > 0) parts.unshift({ type: 'dropped', lines: this.#droppedLines });
    this.clear();
    return parts;
  }

  /** Half at a time, so that a flood does not shift the array for every part. */
  #dropOldest(): void {
    const cut = this.#parts.findIndex(
      (part, index) => part.type === 'end' && index >= FrameQueue.LIMIT / 2,
    );
    if (cut < 0) return;
    for (const part of this.#parts.splice(0, cut + 1)) {
      if (part.type === 'end') this.#droppedLines++;
      if (part.type === 'dropped') this.#droppedLines += part.lines;
    }
  }
}
