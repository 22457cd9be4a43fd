import { Recording, type Moment, type RecordedEnd } from '../trace/recording.ts';
import { OutputLines, type LinePart } from './output-lines.ts';
import { Transcript } from './transcript.ts';

export interface OutputScreen {
  /** Adds to what is there. */
  write(parts: readonly LinePart[]): void;
  /** Shows this and nothing else. */
  replace(parts: readonly LinePart[]): void;
}

/** So long after the last of them, the lines before these are written as well. */
const REST_MS = 150;

/**
 * Keeps a screen at a moment of a recording: it shows what the program had written by then. Forward,
 * that is added; back, the last lines before the moment are written anew. Where that is much, those
 * come first that are seen at once.
 */
export class ShownOutput {
  /** More than any screen is high, and little enough to be written in every frame. */
  static readonly LINES_AT_ONCE = 250;

  readonly #screen: OutputScreen;
  #preface: readonly LinePart[] = [];
  #lines = new OutputLines();
  /** How many chunks of the recording are behind what the screen shows, with those that it has forgotten. */
  #chunks = 0;
  #end: RecordedEnd | undefined;
  #recording = new Recording();
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(screen: OutputScreen) {
    this.#screen = screen;
  }

  /** Whether there is anything of the program's. */
  get any(): boolean {
    return this.#chunks > 0;
  }

  /** Begins another run, before whose output the page may have something to say itself. */
  begin(preface: readonly LinePart[] = []): void {
    clearTimeout(this.#restTimer);
    this.#preface = preface;
    this.#restart(0);
    this.#screen.replace(preface);
  }

  /** @param atEnd the end of the recording is shown as well */
  show(recording: Recording, moment: Moment, atEnd: boolean): void {
    const chunks = recording.forgottenOutput + recording.outputAt(moment);
    const end = atEnd ? recording.ended : undefined;
    if (chunks === this.#chunks && end === this.#end) return;
    this.#recording = recording;
    const back = chunks < this.#chunks || this.#end !== undefined;
    const start = firstOfLast(ShownOutput.LINES_AT_ONCE, recording, chunks, back ? 0 : this.#chunks);
    if (!back && start === this.#chunks) {
      this.#screen.write(this.#advance(chunks, end));
      return;
    }
    this.#writeAnew(start, chunks, end);
    clearTimeout(this.#restTimer);
    if (start > 0) this.#restTimer = setTimeout(() => this.#writeRest(), REST_MS);
  }

  /** All lines that the screen keeps. */
  #writeRest(): void {
    const start = firstOfLast(Transcript.LIMIT, this.#recording, this.#chunks, 0);
    this.#writeAnew(start, this.#chunks, this.#end);
  }

  #writeAnew(start: number, chunks: number, end: RecordedEnd | undefined): void {
    this.#restart(start);
    const preface = start === 0 ? this.#preface : [];
    this.#screen.replace([...preface, ...this.#advance(chunks, end)]);
  }

  #restart(chunks: number): void {
    this.#lines = new OutputLines();
    this.#chunks = chunks;
    this.#end = undefined;
  }

  #advance(chunks: number, end: RecordedEnd | undefined): LinePart[] {
    const parts: LinePart[] = [];
    const { output, forgottenOutput } = this.#recording;
    for (const chunk of output.slice(this.#chunks - forgottenOutput, chunks - forgottenOutput)) {
      if (chunk.droppedBefore) parts.push(...this.#lines.finish(), { type: 'dropped', lines: chunk.droppedBefore });
      for (const part of this.#lines.split(chunk)) parts.push(part);
    }
    if (end) parts.push(...this.#lines.finish(), { type: 'summary', ...end });
    this.#chunks = chunks;
    this.#end = end;
    return parts;
  }
}

/** Where in the chunks from `least` to `end` the last so many lines begin; none of them is cut. */
function firstOfLast(lines: number, { output, forgottenOutput }: Recording, end: number, least: number): number {
  const first = Math.max(least, forgottenOutput);
  let left = lines;
  for (let start = end; start > first; start--) {
    const { text } = output[start - forgottenOutput - 1]!;
    if (left <= 0 && text.endsWith('\n')) return start;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) left--;
  }
  return first;
}
