/** The part of the program's time that is in view, in seconds. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Nobody needs to see less than ten microseconds. */
export const SHORTEST = 1e-5;

/** A little room behind the end, where its marks stand. */
const ROOM = 1.06;

/** While a program runs, the view grows to these whole seconds and no further, so that it seldom moves. */
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
const LEAST_STEP = 1;

/**
 * All that there is to see. `seen`: the latest time that was shown; `end`: when the program ended, if
 * that is known. A reader who has not seen the end yet is shown how far it has come, not how far it will.
 */
export function wholeWindow(seen: number, end: number | undefined): TimeWindow {
  const whole = end === undefined ? Infinity : Math.max(end * ROOM, SHORTEST);
  if (end !== undefined && seen >= end) return { from: 0, to: whole };
  const step = growthStep(seen);
  // Growing once more shortly before the end would only be restless.
  return { from: 0, to: whole <= step * 1.5 ? whole : step };
}

/** The first step that leaves room behind `seen`. */
function growthStep(seen: number): number {
  const least = seen * ROOM;
  for (let unit = LEAST_STEP; ; unit *= 10) {
    for (const step of STEPS) {
      if (step * unit >= least && Number.isInteger(step * unit)) return step * unit;
    }
  }
}

/** `window`, moved and shortened until it shows no emptiness on either side of `whole`. */
export function clampWindow(window: TimeWindow, whole: TimeWindow): TimeWindow {
  const longest = whole.to - whole.from;
  const length = Math.min(Math.max(window.to - window.from, SHORTEST), longest);
  const from = Math.min(Math.max(window.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

export function contains(window: TimeWindow, time: number): boolean {
  return time >= window.from && time <= window.to;
}

/** Where the now-line stays while the view goes along with it. */
const FOLLOW_AT = { ahead: 0.85, back: 0.15 };

/**
 * `window`, moved as little as needed to keep `now` in view; `byPages`: moved seldom and far, for readers
 * who want nothing to glide.
 */
export function followed(window: TimeWindow, now: number, byPages: boolean): TimeWindow {
  const length = window.to - window.from;
  const at = (now - window.from) / length;
  if (at >= (byPages ? 0 : FOLLOW_AT.back) && at <= (byPages ? 1 : FOLLOW_AT.ahead)) return window;
  const ahead = at > 0.5;
  const goal = byPages === ahead ? FOLLOW_AT.back : FOLLOW_AT.ahead;
  return shifted(window, now - goal * length - window.from);
}

export function shifted(window: TimeWindow, by: number): TimeWindow {
  return { from: window.from + by, to: window.to + by };
}

/** Moved as little as needed to show `from` to `to`, or at least its beginning. */
export function showing(window: TimeWindow, from: number, to: number): TimeWindow {
  const room = (window.to - window.from) * 0.05;
  if (from < window.from + room || to - from > window.to - window.from - 2 * room) {
    return from >= window.from + room && from <= window.to - room ? window : shifted(window, from - room - window.from);
  }
  return to > window.to - room ? shifted(window, to + room - window.to) : window;
}

/** A part of the way from one window to another, as the eye follows it. */
export function between(start: TimeWindow, goal: TimeWindow, part: number): TimeWindow {
  const eased = 1 - (1 - part) ** 3;
  return {
    from: start.from + (goal.from - start.from) * eased,
    to: start.to + (goal.to - start.to) * eased,
  };
}
