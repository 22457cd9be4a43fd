import type { Moment, RecordedEnd, RecordedOutput, Recording } from '../trace/recording.ts';
import { OutputLines, type LinePart } from './output-lines.ts';
import { Transcript } from './transcript.ts';

export interface OutputScreen {
  /** Adds to what is there. */
  write(parts: readonly LinePart[]): void;
  /** Shows this and nothing else. */
  replace(parts: readonly LinePart[]): void;
}

/**
 * Keeps a screen at a moment of a recording: it shows what the program had written by then. Forward,
 * that is added; back, the last lines before the moment are written anew.
 */
export class ShownOutput {
  readonly #screen: OutputScreen;
  #preface: readonly LinePart[] = [];
  #lines = new OutputLines();
  /** How many chunks of the recording are on the screen, and whether its end is. */
  #chunks = 0;
  #end: RecordedEnd | undefined;

  constructor(screen: OutputScreen) {
    this.#screen = screen;
  }

  /** Whether there is anything of the program's. */
  get any(): boolean {
    return this.#chunks > 0;
  }

  /** Begins another run, before whose output the page may have something to say itself. */
  begin(preface: readonly LinePart[] = []): void {
    this.#preface = preface;
    this.#restart(0);
    this.#screen.replace(preface);
  }

  /** @param atEnd the end of the recording is shown as well */
  show(recording: Recording, moment: Moment, atEnd: boolean): void {
    const chunks = recording.outputAt(moment);
    const end = atEnd ? recording.ended : undefined;
    if (chunks === this.#chunks && end === this.#end) return;
    const back = chunks < this.#chunks || this.#end !== undefined;
    // What is too much for the screen would only be written to be scrolled away.
    const start = firstKept(recording.output, chunks, back ? 0 : this.#chunks);
    if (!back && start === this.#chunks) {
      this.#screen.write(this.#advance(recording, chunks, end));
      return;
    }
    this.#restart(start);
    const preface = start === 0 ? this.#preface : [];
    this.#screen.replace([...preface, ...this.#advance(recording, chunks, end)]);
  }

  #restart(chunks: number): void {
    this.#lines = new OutputLines();
    this.#chunks = chunks;
    this.#end = undefined;
  }

  #advance({ output }: Recording, chunks: number, end: RecordedEnd | undefined): LinePart[] {
    const parts: LinePart[] = [];
    for (const chunk of output.slice(this.#chunks, chunks)) {
      if (chunk.droppedBefore) parts.push(...this.#lines.finish(), { type: 'dropped', lines: chunk.droppedBefore });
      for (const part of this.#lines.split(chunk)) parts.push(part);
    }
    if (end) parts.push(...this.#lines.finish(), { type: 'summary', ...end });
    this.#chunks = chunks;
    this.#end = end;
    return parts;
  }
}

/**
 * Where in the chunks from `least` to `end` the last lines begin: as many as are kept, and none of
 * them cut.
 */
function firstKept(output: readonly RecordedOutput[], end: number, least: number): number {
  let lines = 0;
  for (let start = end; start > least; start--) {
    const { text } = output[start - 1]!;
    if (lines >= Transcript.LIMIT && text.endsWith('\n')) return start;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  }
  return least;
}
