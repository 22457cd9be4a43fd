/** What happens, in words: a sentence an event. */

import { msg, str } from '@lit/localize';
import { secondsText } from '../terminal/time-text.ts';
import { taskLabel, thingLabel } from './labels.ts';
import type { Recording } from './recording.ts';
import { CANCELLERS, detailOf, WAITS, type ObjectKind, type TraceEvent } from './trace-event.ts';
import { causeText, endText, waitText, type Objects } from './words.ts';

/** What happens by the event with this index, without its time; undefined where there is nothing to see. */
export function eventText(recording: Recording, index: number, objects?: Objects): string | undefined {
  const event = recording.events[index];
  if (!event) return undefined;
  const task = event.task === 0 ? msg('the program') : thingLabel(recording, event.task);
  const by = taskLabel(recording, event.by);
  const object = thingLabel(recording, event.object);
  const func = recording.func(event.object)?.name ?? msg('a function');
  switch (event.kind) {
    case 'file':
    case 'function':
      return undefined;
    case 'task_created':
      return event.by === 0 ? msg(str`${task} is made`) : msg(str`${by} makes ${task}`);
    case 'task_named':
      return msg(str`${task} gets its name`);
    case 'resumed':
      return event.detail === 1 ? msg(str`${task} begins`) : msg(str`${task} goes on`);
    case 'suspended':
      return `${task} ${waitText(recording, waiting(event), objects)}`;
    case 'woken':
      return msg(str`${task} is ready: ${causeText(recording, event)}`);
    case 'task_ended':
      return `${task} ${endText(event)}`;
    case 'cancel_requested': {
      const canceller = cancellerText(recording, event, index);
      return event.text === ''
        ? msg(str`${canceller} cancels ${task}`)
        : msg(str`${canceller} cancels ${task}: ${event.text}`);
    }
    case 'called':
      return isOwnCall(recording, event) ? msg(str`${task} calls ${func}`) : undefined;
    case 'returned':
      return returnText(recording, index, task);
    case 'printed':
      return msg(str`${task} prints “${event.text.trimEnd()}”`);
    case 'object':
      if (event.by === 0) return msg(str`${object} is made`);
      return SHARED.has(recording.object(event.object)?.kind)
        ? msg(str`${by} uses ${object}`)
        : msg(str`${by} makes ${object}`);
    case 'member':
      return msg(str`${object} awaits ${task}`);
    case 'acquired':
      return msg(str`${task} takes ${object}`);
    case 'released':
      return msg(str`${task} gives ${object} back`);
    case 'callback_scheduled':
      return event.detail === 1
        ? msg(str`the callback ${object} is set for ${secondsText(event.value)}`)
        : msg(str`the callback ${object} is ready`);
    case 'callback_cancelled':
      return msg(str`the callback ${object} is cancelled`);
    case 'callback_began':
      return msg(str`the callback ${object} runs`);
    case 'callback_ended':
      return msg(str`the callback ${object} is over`);
    case 'idle':
      return isKnown(event.value)
        ? msg(str`nothing is ready: the loop sleeps until ${secondsText(event.value)}`)
        : msg('nothing is ready: the loop sleeps');
    case 'thread_began':
      return msg(str`${threadText(event)} begins a call`);
    case 'thread_ended':
      return msg(str`${threadText(event)} is done with its call`);
    case 'group_aborted':
      return event.task === 0
        ? msg(str`${object} cancels its tasks, because its own block failed`)
        : msg(str`${object} cancels its tasks, because ${task} failed`);
    case 'blocked':
      return isKnown(event.value)
        ? msg(str`${task} blocks the loop until ${secondsText(event.value)}: nothing else can run`)
        : msg(str`${task} blocks the loop: nothing else can run`);
    case 'deadlocked':
      return msg('deadlock: nothing can ever happen again');
    case 'never_awaited':
      return msg(str`a coroutine ${func} was never awaited: it never ran`);
    case 'never_retrieved':
      return msg(str`nobody asked for the exception of ${task}: ${event.text}`);
    case 'run_began':
      return msg('the loop begins to run');
    case 'run_ended':
      return msg('the loop stops');
  }
}

/** Calls of the library within itself say nothing to learners. */
function isOwnCall(recording: Recording, event: TraceEvent): boolean {
  return recording.ownLine(event) !== undefined;
}

function returnText(recording: Recording, index: number, task: string): string | undefined {
  const call = recording.events[recording.callOf(index) ?? -1];
  if (!call || !isOwnCall(recording, call)) return undefined;
  return msg(str`${task} comes back from ${recording.func(call.object)?.name ?? msg('the call')}`);
}

/** Where there are no threads, the loop's own calls. */
function threadText({ by }: TraceEvent): string {
  return by === 0 ? msg('the loop’s own thread') : msg(str`worker thread ${by}`);
}

/** Who shares an object need not have made it: it is told of when a task first has to do with it. */
const SHARED: ReadonlySet<ObjectKind | undefined> = new Set<ObjectKind>([
  'future',
  'lock',
  'event',
  'condition',
  'semaphore',
  'barrier',
  'queue',
]);

function waiting(event: TraceEvent) {
  return { wait: detailOf(event, WAITS), waitsFor: event.object, deadline: event.value };
}

function cancellerText(recording: Recording, event: TraceEvent, index: number): string {
  switch (detailOf(event, CANCELLERS)) {
    case 'group':
      return thingLabel(recording, event.object);
    case 'callback': {
      const callback = callbackAround(recording, index);
      return callback === undefined ? msg('the program') : msg(str`the callback ${thingLabel(recording, callback)}`);
    }
    case 'shutdown':
      return msg('the end of the run');
    default:
      return event.by === 0 ? msg('the program') : taskLabel(recording, event.by);
  }
}

/** The callback that runs when the event happens. */
function callbackAround({ events }: Recording, index: number): number | undefined {
  for (let before = index - 1; before >= 0; before--) {
    const { kind, object } = events[before]!;
    if (kind === 'callback_began') return object;
    if (kind === 'callback_ended' || kind === 'resumed') return undefined;
  }
  return undefined;
}

/** A time of 0 or infinity: nobody knows until when. */
function isKnown(time: number): boolean {
  return time > 0 && Number.isFinite(time);
}
