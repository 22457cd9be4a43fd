/** What the loop itself does at a moment, in a sentence. */

import { msg, str } from '@lit/localize';
import { sentences } from '../i18n/sentences.ts';
import { secondsText } from '../terminal/time-text.ts';
import { taskLabel, thingLabel } from '../trace/labels.ts';
import type { Moment, Recording } from '../trace/recording.ts';
import type { ProgramState } from '../trace/replay.ts';
import type { EventKind } from '../trace/trace-event.ts';

export interface LoopActivity {
  readonly kind: 'runs' | 'blocked' | 'between' | 'sleeps' | 'stuck' | 'off';
  readonly text: string;
}

export function loopActivity(recording: Recording, state: ProgramState, moment: Moment): LoopActivity {
  const last = lastOfLoop(recording, state.moment.position);
  if (last?.kind === 'deadlocked') {
    return { kind: 'stuck', text: msg('Deadlock: nothing is ready, and nothing is left that could wake a task.') };
  }
  if (isOver(recording, moment)) return { kind: 'off', text: msg('The program is over.') };
  if (last === undefined) return { kind: 'off', text: msg('The loop has not begun yet.') };
  if (last.kind === 'run_ended') return { kind: 'off', text: msg('The loop is over.') };
  if (state.running > 0) {
    const label = taskLabel(recording, state.running);
    return last.kind === 'blocked' && moment.time < last.value
      ? { kind: 'blocked', text: msg(str`${label} blocks the loop until ${secondsText(last.value)}: nothing else can run.`) }
      : { kind: 'runs', text: msg(str`${label} runs.`) };
  }
  if (state.callback > 0) return { kind: 'runs', text: msg(str`The callback ${thingLabel(recording, state.callback)} runs.`) };
  if (state.ready.length > 0) return { kind: 'between', text: msg(str`The loop is about to run ${state.ready[0]!.label}.`) };
  return { kind: 'sleeps', text: sentences([sleepText(state), threadsText(state)]) };
}

function sleepText({ idleUntil, timers }: ProgramState): string {
  const until = idleUntil !== undefined && idleUntil > 0 ? idleUntil : timers[0]?.when;
  return until !== undefined && Number.isFinite(until)
    ? msg(str`Nothing is ready: the loop sleeps until ${secondsText(until)}.`)
    : msg('Nothing is ready: the loop sleeps until it is woken.');
}

function threadsText({ threads }: ProgramState): string {
  if (threads.length === 0) return '';
  return threads.length === 1
    ? msg('A worker thread computes meanwhile.')
    : msg(str`${threads.length} worker threads compute meanwhile.`);
}

function isOver({ ended, events }: Recording, { time, position }: Moment): boolean {
  return ended !== undefined && position >= events.length && time >= ended.at;
}

/** These can also come while no loop runs, or from other threads. */
const ANYWHERE: ReadonlySet<EventKind> = new Set([
  'file',
  'function',
  'printed',
  'object',
  'thread_began',
  'thread_ended',
  'never_awaited',
  'never_retrieved',
]);

/** The last event before `position` that tells how the loop is. */
function lastOfLoop({ events }: Recording, position: number) {
  for (let index = position - 1; index >= 0; index--) {
    if (!ANYWHERE.has(events[index]!.kind)) return events[index];
  }
  return undefined;
}
