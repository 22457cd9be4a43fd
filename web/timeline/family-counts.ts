import type { Bar, Lane } from '../trace/bars.ts';
import { countWhile } from '../trace/recording.ts';
import type { TaskPhase } from '../trace/task-state.ts';
import { lateSince } from './lane-pieces.ts';

/** What a strip shows of a family, the most telling first. */
export const COUNTED = ['running', 'ready', 'waiting', 'sleeping'] as const satisfies readonly TaskPhase[];

/** A task of the family begins a phase, or ends (no phase). */
interface Change {
  readonly time: number;
  readonly event: number;
  readonly before: TaskPhase | undefined;
  readonly after: TaskPhase | undefined;
}

/** How many tasks of a family were in each phase, at any time: what a folded family is drawn from. */
export class FamilyCounts {
  /** By change: when, and by which event. */
  readonly #times: number[] = [];
  readonly #events: number[] = [];
  /** By counted phase and change: how many tasks are in it from then on; and the sum of these over the time until then. */
  readonly #counts: number[][] = COUNTED.map(() => []);
  readonly #sums: number[][] = COUNTED.map(() => []);
  /** By change: how many steps tasks had run by then. */
  readonly #steps: number[] = [];
  readonly #taken = new Map<Lane, { bars: number; ended: boolean }>();
  #most = 0;

  /** The most tasks that there were at once. */
  get most(): number {
    return this.#most;
  }

  /** Takes in what the lanes have got since. */
  update(lanes: readonly Lane[]): void {
    const changes: Change[] = [];
    for (const lane of lanes) this.#collect(lane, changes);
    changes.sort((a, b) => a.time - b.time || a.event - b.event);
    for (const change of changes) this.#add(change);
  }

  /** How many changes are known when `position` events have happened. */
  known(position: number): number {
    const last = this.#events.at(-1);
    return last !== undefined && last < position
      ? this.#events.length
      : countWhile(this.#events, (event) => event < position);
  }

  /** How many tasks were in the phase on average between two times, by the first `known` changes. */
  mean(phase: number, from: number, to: number, known: number): number {
    return (this.#sum(phase, to, known) - this.#sum(phase, from, known)) / (to - from);
  }

  /** Whether any task ran then, however shortly. */
  ran(from: number, to: number, known: number): boolean {
    const first = this.#before(from, known);
    const last = this.#before(to, known);
    return (this.#steps[last] ?? 0) > (this.#steps[first] ?? 0) || (this.#counts[0]![first] ?? 0) > 0;
  }

  #collect(lane: Lane, changes: Change[]): void {
    const taken = this.#taken.get(lane) ?? { bars: 0, ended: false };
    for (let i = taken.bars; i < lane.bars.length; i++) {
      const { from, event, phase } = lane.bars[i]!;
      changes.push({ time: from, event, before: this.#leave(lane.bars[i - 1], changes), after: phase });
    }
    if (lane.endEvent !== undefined && !taken.ended) {
      const before = this.#leave(lane.bars.at(-1), changes);
      changes.push({ time: lane.end!, event: lane.endEvent, before, after: undefined });
    }
    this.#taken.set(lane, { bars: lane.bars.length, ended: lane.endEvent !== undefined });
  }

  /** The phase in which the bar ends: a sleep that ends too late was ready by then. */
  #leave(bar: Bar | undefined, changes: Change[]): TaskPhase | undefined {
    const late = bar?.to === undefined ? Infinity : lateSince(bar, bar.to);
    if (!bar || late === Infinity) return bar?.phase;
    changes.push({ time: late, event: bar.event, before: bar.phase, after: 'ready' });
    return 'ready';
  }

  #add({ before, after, ...change }: Change): void {
    const last = this.#times.length - 1;
    // What has become too late lies behind what was known by then.
    const time = Math.max(change.time, this.#times[last] ?? 0);
    const event = Math.max(change.event, this.#events[last] ?? 0);
    const lasted = last < 0 ? 0 : time - this.#times[last]!;
    let all = 0;
    for (const [index, phase] of COUNTED.entries()) {
      const counts = this.#counts[index]!;
      const sums = this.#sums[index]!;
      const count = counts[last] ?? 0;
      const now = count + Number(after === phase) - Number(before === phase);
      counts.push(now);
      sums.push((sums[last] ?? 0) + count * lasted);
      all += now;
    }
    this.#steps.push((this.#steps[last] ?? 0) + Number(after === 'running'));
    this.#times.push(time);
    this.#events.push(event);
    this.#most = Math.max(this.#most, all);
  }

  /** The index of the last of the first `known` changes that happened by `time`, or -1. */
  #before(time: number, known: number): number {
    let low = 0;
    let high = known;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#times[middle]! <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #sum(phase: number, time: number, known: number): number {
    const at = this.#before(time, known);
    if (at < 0) return 0;
    return this.#sums[phase]![at]! + this.#counts[phase]![at]! * (time - this.#times[at]!);
  }
}
