import { scaleLinear } from 'd3-scale';
import type { TimeWindow } from './time-window.ts';

/** Times and the places where they are drawn. */
export class TimeScale {
  readonly window: TimeWindow;
  readonly left: number;
  readonly right: number;
  /** Pixels a second. */
  readonly speed: number;

  constructor(window: TimeWindow, left: number, right: number) {
    this.window = window;
    this.left = left;
    this.right = right;
    this.speed = (right - left) / (window.to - window.from);
  }

  x(time: number): number {
    return this.left + (time - this.window.from) * this.speed;
  }

  time(x: number): number {
    return this.window.from + (x - this.left) / this.speed;
  }
}

export interface Tick {
  readonly time: number;
  readonly label: string;
}

export interface Ticks {
  readonly ticks: readonly Tick[];
  /** What the labels count from, when they cannot say the whole time: "1.2 s". */
  readonly base: string | undefined;
}

/** How far labels stand apart. */
const LABEL_PX = 84;

/** Round times in view, in the unit that suits them. */
export function ticksOf(scale: TimeScale): Ticks {
  const { window, left, right } = scale;
  const times = scaleLinear([window.from, window.to], [left, right]).ticks(Math.max(2, (right - left) / LABEL_PX));
  const step = times.length > 1 ? times[1]! - times[0]! : window.to - window.from;
  const unit = unitOf(step, window.to);
  if (unit) return { ticks: times.map((time) => ({ time, label: timeLabel(time, unit, step) })), base: undefined };
  // The whole time would be as long as "1.204250 s".
  const base = Math.floor(window.from / 1e-3 + 1e-6) * 1e-3;
  return {
    ticks: times.map((time) => ({ time, label: `+${timeLabel(time - base, MICROSECONDS, step)}` })),
    base: timeLabel(base, base >= 1 ? SECONDS : MILLISECONDS, 1e-3),
  };
}

interface Unit {
  readonly size: number;
  readonly name: string;
}

const SECONDS: Unit = { size: 1, name: 's' };
const MILLISECONDS: Unit = { size: 1e-3, name: 'ms' };
const MICROSECONDS: Unit = { size: 1e-6, name: 'µs' };

/** In which times up to `latest` can be read that differ by `step`; undefined if there is none. */
function unitOf(step: number, latest: number): Unit | undefined {
  if (step >= 0.0999 || (step >= 0.00099 && latest > 1)) return SECONDS;
  if (step >= 0.00099 || (step >= 0.0000099 && latest <= 0.02 && latest > 0.002)) return MILLISECONDS;
  return latest <= 0.002 ? MICROSECONDS : undefined;
}

function timeLabel(time: number, unit: Unit, step: number): string {
  const decimals = Math.max(0, Math.ceil(-Math.log10((step / unit.size) * 1.001)));
  if (Math.abs(time) < step / 2) return `0 ${unit.name}`;
  return `${Math.max(0, time / unit.size).toFixed(decimals)} ${unit.name}`;
}
