/** What happened, event by event, in words. */

import { eventText } from '../trace/event-words.ts';
import type { Recording } from '../trace/recording.ts';

export interface LogEntry {
  readonly event: number;
  readonly time: number;
  readonly text: string;
  readonly line: number | undefined;
}

export interface EventLog {
  /** The newest last. */
  readonly entries: readonly LogEntry[];
  /** Earlier ones are left out. */
  readonly cut: boolean;
}

/** The last of the first `position` events, at most `most`, without those that only give numbers to names. */
export function eventLog(recording: Recording, position: number, most: number): EventLog {
  const entries: LogEntry[] = [];
  let event = Math.min(position, recording.events.length) - 1;
  for (; event >= 0 && entries.length < most; event--) {
    const text = eventText(recording, event);
    if (text === undefined) continue;
    const told = recording.events[event]!;
    entries.push({ event, time: told.time, text, line: recording.ownLine(told) });
  }
  return { entries: entries.reverse(), cut: event >= 0 };
}
