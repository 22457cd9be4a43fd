import type { LinePart } from './output-lines.ts';

/**
 * Parts of lines on their way to the screen: handed over once a frame and not before the screen has
 * taken the last ones, bounded. What no screen could have shown in the time is dropped by whole
 * lines from its oldest end.
 */
export class FrameQueue {
  /** About ten screens' worth of text: more than anybody sees of one frame. */
  static readonly LIMIT = 4096;

  #parts: LinePart[] = [];
  #droppedLines = 0;
  #scheduled = false;
  readonly #show: (parts: readonly LinePart[]) => Promise<void>;
  readonly #nextFrame: (frame: () => void) => void;

  constructor(
    show: (parts: readonly LinePart[]) => Promise<void>,
    nextFrame: (frame: () => void) => void,
  ) {
    this.#show = show;
    this.#nextFrame = nextFrame;
  }

  push(parts: readonly LinePart[]): void {
    for (const part of parts) this.#parts.push(part);
    if (this.#parts.length > FrameQueue.LIMIT) this.#dropOldest();
    this.#schedule();
  }

  clear(): void {
    this.#parts = [];
    this.#droppedLines = 0;
  }

  #schedule(): void {
    if (this.#scheduled || this.#parts.length === 0) return;
    this.#scheduled = true;
    this.#nextFrame(async () => {
      const parts = this.#take();
      await this.#show(parts);
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
