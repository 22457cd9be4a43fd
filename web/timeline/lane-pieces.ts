import type { Bar, Lane } from '../trace/bars.ts';
import { countWhile, type Moment } from '../trace/recording.ts';
import type { TaskPhase } from '../trace/task-state.ts';
import type { TimeScale } from './time-scale.ts';

/**
 * A bar as it is drawn; or several that would be too narrow each, drawn as one: those from index `first` to `last`. A
 * sleep that ends too late is two pieces. `sparse`: it says "running", but most of it is something else.
 */
export type VisitPiece = (
  phase: TaskPhase,
  left: number,
  right: number,
  first: number,
  last: number,
  sparse: boolean,
) => void;

/** How many of its bars have begun. */
export function barsBegun(lane: Lane, position: number): number {
  const { bars } = lane;
  const last = bars.at(-1);
  return last && last.event < position ? bars.length : countWhile(bars, (bar) => bar.event < position);
}

/** Whether the lane's task is done at the moment. */
export function hasEnded(lane: Lane, position: number): boolean {
  return lane.endEvent !== undefined && lane.endEvent < position;
}

/** When the bar ends, as far as it is known at the moment. */
export function barEnd(bar: Bar, now: number): number {
  return bar.to === undefined ? now : Math.min(bar.to, now);
}

/**
 * From when on a sleep lasts only because the loop has no time to end it: the task could go on, if nobody
 * else had the thread. Infinity if it is over in time.
 */
export function lateSince({ deadline, to }: Bar, now: number): number {
  return deadline !== undefined && deadline < Math.min(to ?? now, now) ? deadline : Infinity;
}

/** A merged piece that contains some running shows that: it is what readers look for, however short. */
const LOOK_AT = 8;

/**
 * The pieces of the lane in view, from left to right. Bars narrower than `least` pixels are merged, so
 * that a lane never has more pieces than there is room for, however many bars it has.
 */
export function forEachPiece(
  lane: Lane,
  moment: Moment,
  scale: TimeScale,
  least: number,
  visit: VisitPiece,
): void {
  const { bars } = lane;
  const count = barsBegun(lane, moment.position);
  const { window } = scale;
  const inView = countWhile(bars, (bar) => bar.from < window.from) - 1;
  for (let i = Math.max(0, inView); i < count; i++) {
    const bar = bars[i]!;
    if (bar.from > window.to) return;
    const left = scale.x(bar.from);
    let last = i;
    if (scale.x(barEnd(bar, moment.time)) - left < least) {
      last = Math.max(i, lastEndingBy(bars, i, count, scale.time(left + least), moment.time));
    }
    const right = scale.x(barEnd(bars[last]!, moment.time));
    const late = last === i ? scale.x(lateSince(bar, moment.time)) : right;
    const phase = phaseOf(bars, i, last);
    visit(phase, left, Math.min(late, right), i, last, last > i && phase === 'running' && isSparse(bars, i, last));
    if (late < right) visit('ready', late, right, i, last, false);
    i = last;
  }
}

/** The index of the last bar that is over by `time`; they follow each other without gaps. */
function lastEndingBy(bars: readonly Bar[], from: number, count: number, time: number, now: number): number {
  // Most often it is one of the next: a search in steps that double.
  let step = 1;
  while (from + step < count && bars[from + step]!.from <= time) step *= 2;
  let low = from;
  let high = Math.min(from + step, count);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bars[middle]!.from <= time) low = middle + 1;
    else high = middle;
  }
  const reaching = low - 1;
  return barEnd(bars[reaching]!, now) <= time ? reaching : reaching - 1;
}

function phaseOf(bars: readonly Bar[], first: number, last: number): TaskPhase {
  const end = Math.min(last, first + LOOK_AT);
  for (let i = first; i <= end; i++) if (bars[i]!.phase === 'running') return 'running';
  return bars[first]!.phase;
}

/** Whether the task ran for less than half of the time, as far as the first bars tell. */
function isSparse(bars: readonly Bar[], first: number, last: number): boolean {
  let ran = 0;
  let all = 0;
  for (let i = first; i <= Math.min(last, first + LOOK_AT); i++) {
    const { phase, from, to } = bars[i]!;
    const lasted = (to ?? from) - from;
    all += lasted;
    if (phase === 'running') ran += lasted;
  }
  return ran < all / 2;
}
