import type { Lane } from '../trace/bars.ts';
import { countWhile, type Moment } from '../trace/recording.ts';
import type { TaskPhase } from '../trace/task-state.ts';
import { COUNTED } from './family-counts.ts';
import { barEnd, barsBegun, forEachPiece, hasEnded } from './lane-pieces.ts';
import { middleOf } from './layout.ts';
import { BAR_HEIGHT, DOTS_APART, drawBar, drawEnd, drawMark, drawShare, drawSparseRuns, drawThinBar, LEAST_RUN } from './looks.ts';
import type { Row } from './rows.ts';
import { rowsInView, type BarPlace, type Scene } from './scene.ts';
import type { Measure, Surface, TextStyle } from './surface.ts';
import { fitted } from './text-fit.ts';

/** No drawing has more pieces of bars than that: what there are more is merged. */
const MOST_PIECES = 20_000;
/** As wide as a step that is drawn as if it had lasted longer, and a gap. */
const LEAST_PIECE = LEAST_RUN + 1;
/** Shapes reach a bit over the edge, where they are cut. */
const OVER = 12;
const WORDS: TextStyle = { colour: 'text', size: 11 };
const RUNNING_WORDS: TextStyle = { colour: 'onRunning', size: 11, weight: 600 };
const LEAST_WORDS = 42;
/** "waits for fetch" can be understood; what is cut earlier, or elsewhere, says less than its first word. */
const LEAST_CUT = 15;
/** On average no text's letters are narrower. */
const LEAST_LETTER = 4;
/** Prints nearer to each other are one pin. */
const MARKS_APART = 4;
const STRIP_COLUMN = 2;

export function drawRows(surface: Surface, scene: Scene): void {
  const [first, end] = rowsInView(scene);
  const width = scene.scale.right - scene.scale.left;
  const least = Math.max(LEAST_PIECE, ((end - first) * width) / MOST_PIECES);
  const painter = new RowPainter(surface, scene, least);
  for (const row of scene.rows.rows.slice(first, end)) painter.draw(row);
}

/** A stretch of running, to be drawn over the waits around it. */
interface Run {
  readonly left: number;
  right: number;
  readonly sparse: boolean;
}

class RowPainter {
  readonly #shown: Moment;
  readonly #runs: Run[] = [];
  readonly #worded: { phase: TaskPhase; left: number; right: number; bar: number }[] = [];

  constructor(
    private readonly surface: Surface,
    private readonly scene: Scene,
    private readonly least: number,
  ) {
    this.#shown = { time: scene.now, position: scene.moment.position };
  }

  draw(row: Row): void {
    const { scene } = this;
    const middle = middleOf(row, scene.layout, scene.scroll);
    if (scene.highlightLine !== undefined) this.#highlight(row, middle, scene.highlightLine);
    this.#bars(row, middle);
    if (!row.thin) {
      this.#words(row.lane, middle);
      this.#end(row.lane, middle);
      this.#marks(row.lane, middle);
    }
    if (row.folded) this.#strip(row, row.folded);
    this.#outline(row, middle, scene.hovered, 1.5);
    this.#outline(row, middle, scene.focused, 2.5);
  }

  #bars(row: Row, middle: number): void {
    const { scene, surface } = this;
    const [from, to] = [scene.scale.left - OVER, scene.scale.right + OVER];
    const draw = row.thin ? drawThinBar : drawBar;
    this.#runs.length = 0;
    this.#worded.length = 0;
    forEachPiece(row.lane, this.#shown, scene.scale, this.least, (phase, left, right, bar, last, sparse) => {
      const start = left < from ? from - ((from - left) % DOTS_APART) : left;
      const stop = Math.min(right, to);
      if (stop < from) return;
      if (phase === 'running') this.#addRun(start, stop, sparse);
      else draw(surface, phase, start, stop, middle);
      if (!row.thin && bar === last && stop - start > LEAST_WORDS) this.#worded.push({ phase, left, right, bar });
    });
    for (let i = 0; i < this.#runs.length; i++) {
      const { left, right, sparse } = this.#runs[i]!;
      const next = this.#runs[i + 1]?.left ?? Infinity;
      if (sparse && !row.thin && right - left > LEAST_RUN) drawSparseRuns(surface, left, right, middle);
      else draw(surface, 'running', left, Math.max(right, Math.min(left + LEAST_RUN, next - 1)), middle);
    }
  }

  /** What touches is one. */
  #addRun(left: number, right: number, sparse: boolean): void {
    const last = this.#runs.at(-1);
    if (last && last.sparse === sparse && left - last.right < 0.25) last.right = right;
    else this.#runs.push({ left, right, sparse });
  }

  /** What each bar means, where there is room for it. */
  #words(lane: Lane, middle: number): void {
    const { scene, surface } = this;
    for (const { phase, left, right, bar } of this.#worded) {
      const style = phase === 'running' ? RUNNING_WORDS : WORDS;
      const start = Math.max(left, scene.scale.left) + 9;
      const room = Math.min(right, scene.scale.right) - start - 6;
      const text = wordsIn(room, phase, scene.wordsOf(lane, bar, phase), style, scene.measure);
      if (text === '') continue;
      if (phase !== 'running') {
        const width = scene.measure(text, style);
        surface.rect(start - 4, middle - 7.5, width + 8, 15, { fill: 'surface', radius: 3 });
      }
      surface.text(text, start, middle + 4, style);
    }
  }

  #end(lane: Lane, middle: number): void {
    const { moment, scale } = this.scene;
    if (!hasEnded(lane, moment.position) || lane.outcome === undefined) return;
    const x = scale.x(lane.end!);
    // A last step may have been too short to be drawn as wide as it was.
    if (x > scale.left - 20 && x < scale.right + OVER) drawEnd(this.surface, lane.outcome, x + 1, middle);
  }

  #marks(lane: Lane, middle: number): void {
    const { moment, scale } = this.scene;
    const { marks } = lane;
    const least = scale.time(scale.left - OVER);
    let drawn = -Infinity;
    for (let i = countWhile(marks, ({ time }) => time < least); i < marks.length; i++) {
      const { time, event } = marks[i]!;
      const x = scale.x(time);
      if (event >= moment.position || x > scale.right + OVER) return;
      if (x - drawn < MARKS_APART) continue;
      drawn = x;
      drawMark(this.surface, x + 1, middle);
    }
  }

  /** The bars that are suspended at the line stand out. */
  #highlight(row: Row, middle: number, line: number): void {
    const { scene, surface } = this;
    const height = row.thin ? scene.layout.heights.thin : BAR_HEIGHT + 8;
    const { bars } = row.lane;
    forEachPiece(row.lane, this.#shown, scene.scale, this.least, (phase, left, right, first, last) => {
      const found = bars.slice(first, Math.min(last + 1, first + 8)).some((bar) => bar.line === line && isSuspended(bar.phase));
      if (!found) return;
      const start = Math.max(left, scene.scale.left - OVER);
      const width = Math.max(Math.min(right, scene.scale.right + OVER) - start, phase === 'running' ? LEAST_RUN : 2);
      const style = { fill: 'accentSoft', stroke: 'accent', strokeWidth: row.thin ? 0.5 : 1.5, radius: 4 } as const;
      surface.rect(start, middle - height / 2, width, height, style);
    });
  }

  #outline(row: Row, middle: number, place: BarPlace | undefined, strokeWidth: number): void {
    const { scene, surface } = this;
    if (place?.task !== row.lane.task) return;
    const bar = row.lane.bars[place.bar];
    if (!bar || place.bar >= barsBegun(row.lane, scene.moment.position)) return;
    const left = Math.max(scene.scale.x(bar.from), scene.scale.left - OVER) - 2;
    const right = Math.min(scene.scale.x(barEnd(bar, scene.now)), scene.scale.right + OVER) + 2;
    const height = row.thin ? 8 : BAR_HEIGHT + 6;
    const width = Math.max(right - left, LEAST_RUN + 4);
    surface.rect(left, middle - height / 2, width, height, { stroke: 'text', strokeWidth, radius: 4 });
  }

  /** The folded family: how many of it were in each phase, one above the other. */
  #strip(row: Row, folded: readonly Lane[]): void {
    const { scene, surface } = this;
    const { scale, layout, moment, now } = scene;
    const counts = scene.countsOf(row.lane);
    counts.update(folded);
    const known = counts.known(moment.position);
    const bottom = layout.axis + row.y - scene.scroll + row.height - 5;
    const height = layout.heights.strip - 8;
    const unit = height / Math.max(1, counts.most);
    const end = Math.min(scale.right, scale.x(now));
    const shares = COUNTED.map((phase) => new Share(surface, phase, scale.left));
    for (let x = scale.left; x < end; x += STRIP_COLUMN) {
      const from = scale.time(x);
      const to = scale.time(Math.min(x + STRIP_COLUMN, end));
      let y = bottom;
      for (const [index, share] of shares.entries()) {
        const tall = Math.round(counts.mean(index, from, to, known) * unit * 2) / 2;
        y -= tall;
        share.go(x, y, tall);
      }
      // However shortly it was, it is seen that somebody ran.
      if (counts.ran(from, to, known)) surface.rect(x, bottom - LEAST_RUN, STRIP_COLUMN, LEAST_RUN, { fill: 'running' });
    }
    for (const share of shares) share.go(end, 0, 0);
    surface.rect(scale.left, bottom, Math.max(0, end - scale.left), 1, { fill: 'border' });
  }
}

/** As much of the words as says something: else the first of them, or none. */
function wordsIn(room: number, phase: TaskPhase, words: string, style: TextStyle, measure: Measure): string {
  // Most often it is plain that there is no room, and measuring is slow.
  if (room > words.length * LEAST_LETTER && measure(words, style) <= room) return words;
  const cut = phase === 'waiting' && room > LEAST_CUT * LEAST_LETTER ? fitted(words, room, style, measure) : '';
  if (cut.length >= LEAST_CUT) return cut;
  const [first = ''] = /^\w+/.exec(words) ?? [];
  return measure(first, style) <= room ? first : '';
}

/** One phase's part of a strip. Neighbours of the same height are one shape. */
class Share {
  #from: number;
  #y = 0;
  #height = 0;

  constructor(
    private readonly surface: Surface,
    private readonly phase: TaskPhase,
    from: number,
  ) {
    this.#from = from;
  }

  /** From `x` on it has this place. */
  go(x: number, y: number, height: number): void {
    if (y === this.#y && height === this.#height) return;
    if (this.#height > 0 && x > this.#from) {
      drawShare(this.surface, this.phase, this.#from, this.#y, x - this.#from, this.#height);
    }
    this.#from = x;
    this.#y = y;
    this.#height = height;
  }
}

export function isSuspended(phase: TaskPhase): boolean {
  return phase === 'sleeping' || phase === 'waiting';
}
