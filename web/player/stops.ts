/** Where stepping halts: the moments right after something that can be seen has happened. */

import { countWhile, type Moment, type Recording } from '../trace/recording.ts';
import type { EventKind, TraceEvent } from '../trace/trace-event.ts';

export type StepKind = 'any' | 'switch' | 'wake' | 'print';

/** Forward or back. */
export type Direction = 1 | -1;

export const START: Moment = { time: 0, position: 0 };

/**
 * What changes the picture by itself. The rest only makes it known what a later event is about, or
 * is over as soon as the next thing happens. What was printed halts at the output itself, which is
 * there too when a program prints by other means than `asyncio::print`.
 */
const VISIBLE: ReadonlySet<EventKind> = new Set<EventKind>([
  'task_created',
  'task_named',
  'resumed',
  'suspended',
  'woken',
  'task_ended',
  'cancel_requested',
  'acquired',
  'released',
  'callback_scheduled',
  'callback_cancelled',
  'callback_began',
  'idle',
  'thread_began',
  'thread_ended',
  'group_aborted',
  'blocked',
  'deadlocked',
  'never_awaited',
  'never_retrieved',
]);

/** Their numbers within one time tell apart what the time does not. */
function compareMoments(a: Moment, b: Moment): number {
  return a.position - b.position || a.time - b.time;
}

/** The first moment after `moment` at which something of the kind has happened. */
export function nextStop(recording: Recording, moment: Moment, kind: StepKind): Moment | undefined {
  const event = nextEvent(recording, moment, kind);
  const output = haltsAtOutput(kind) ? recording.output[recording.outputAt(moment)] : undefined;
  if (!output) return event;
  const stop = { time: output.at, position: output.position };
  return event && compareMoments(event, stop) < 0 ? event : stop;
}

/** The last such moment before `moment`. */
export function previousStop(recording: Recording, moment: Moment, kind: StepKind): Moment | undefined {
  const event = previousEvent(recording, moment, kind);
  if (!haltsAtOutput(kind)) return event;
  const before = countWhile(
    recording.output,
    ({ at, position }) => compareMoments({ time: at, position }, moment) < 0,
  );
  const output = recording.output[before - 1];
  if (!output) return event;
  const stop = { time: output.at, position: output.position };
  return event && compareMoments(event, stop) > 0 ? event : stop;
}

function nextEvent(recording: Recording, moment: Moment, kind: StepKind): Moment | undefined {
  const { events } = recording;
  for (let index = moment.position; index < events.length; index++) {
    const event = events[index]!;
    if (halts(recording, event, kind)) return { time: event.time, position: index + 1 };
  }
  return undefined;
}

function previousEvent(recording: Recording, moment: Moment, kind: StepKind): Moment | undefined {
  const { events } = recording;
  for (let index = moment.position - 1; index >= 0; index--) {
    const event = events[index]!;
    const stop = { time: event.time, position: index + 1 };
    if (compareMoments(stop, moment) < 0 && halts(recording, event, kind)) return stop;
  }
  return undefined;
}

function haltsAtOutput(kind: StepKind): boolean {
  return kind === 'any' || kind === 'print';
}

function halts(recording: Recording, event: TraceEvent, kind: StepKind): boolean {
  switch (kind) {
    case 'any':
      // The library's own coroutines are not the reader's.
      if (event.kind === 'called') return recording.func(event.object)?.own === true;
      return VISIBLE.has(event.kind);
    case 'switch':
      return event.kind === 'resumed';
    case 'wake':
      return event.kind === 'woken';
    case 'print':
      return false;
  }
}
