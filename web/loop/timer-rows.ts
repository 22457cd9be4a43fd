/** The timers of the loop, as they run down. */

import { msg, str } from '@lit/localize';
import { secondsText } from '../terminal/time-text.ts';
import type { Moment, Recording } from '../trace/recording.ts';
import type { ProgramState, TimerEntry } from '../trace/replay.ts';
import { limited, type Limited } from './limited.ts';

export interface TimerRow {
  readonly entry: TimerEntry;
  /** Seconds; below 0 if the loop was kept from it. */
  readonly remaining: number;
  /** Of the time for which it was set: 1 at first, 0 when it is due. */
  readonly share: number;
}

/** The first to be due first. */
export function timerRows(recording: Recording, state: ProgramState, moment: Moment, most: number): Limited<TimerRow> {
  const { shown, more } = limited(state.timers, most);
  const rows = shown.map((entry) => {
    const remaining = entry.when - moment.time;
    const whole = entry.when - setAt(recording, state, entry);
    return { entry, remaining, share: whole > 0 ? Math.min(1, Math.max(0, remaining / whole)) : 0 };
  });
  return { shown: rows, more };
}

function setAt(recording: Recording, state: ProgramState, { task = 0, callback = 0, when }: TimerEntry): number {
  return state.tasks.get(task)?.since ?? recording.callback(callback)?.since ?? when;
}

/** "in 0.750 s", "0.250 s late" */
export function remainingText(remaining: number): string {
  // Not "-0.000 s" by the last digit of a sum.
  if (Math.abs(remaining) < 0.0005) return msg('now');
  return remaining > 0 ? msg(str`in ${secondsText(remaining)}`) : msg(str`${secondsText(-remaining)} late`);
}
