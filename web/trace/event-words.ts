/** What happens, in words: a sentence an event. */

import { secondsText } from '../terminal/time-text.ts';
import { taskLabel, thingLabel } from './labels.ts';
import type { Recording } from './recording.ts';
import { CANCELLERS, detailOf, WAITS, type ObjectKind, type TraceEvent } from './trace-event.ts';
import { causeText, endText, waitText, type Objects } from './words.ts';

/** What happens by the event with this index, without its time; undefined where there is nothing to see. */
export function eventText(recording: Recording, index: number, objects?: Objects): string | undefined {
  const event = recording.events[index];
  if (!event) return undefined;
  const task = event.task === 0 ? 'the program' : thingLabel(recording, event.task);
  const by = taskLabel(recording, event.by);
  const object = thingLabel(recording, event.object);
  const func = recording.func(event.object)?.name ?? 'a function';
  switch (event.kind) {
    case 'file':
    case 'function':
      return undefined;
    case 'task_created':
      return event.by === 0 ? `${task} is made` : `${by} makes ${task}`;
    case 'task_named':
      return `${task} gets its name`;
    case 'resumed':
      return event.detail === 1 ? `${task} begins` : `${task} goes on`;
    case 'suspended':
      return `${task} ${waitText(recording, waiting(event), objects)}`;
    case 'woken':
      return `${task} is ready: ${causeText(recording, event)}`;
    case 'task_ended':
      return `${task} ${endText(event)}`;
    case 'cancel_requested':
      return `${cancellerText(recording, event, index)} cancels ${task}${event.text === '' ? '' : `: ${event.text}`}`;
    case 'called':
      return isOwnCall(recording, event) ? `${task} calls ${func}` : undefined;
    case 'returned':
      return returnText(recording, index, task);
    case 'printed':
      return `${task} prints “${event.text.trimEnd()}”`;
    case 'object':
      return event.by === 0 ? `${object} is made` : `${by} ${verb(recording.object(event.object)?.kind)} ${object}`;
    case 'member':
      return `${object} awaits ${task}`;
    case 'acquired':
      return `${task} takes ${object}`;
    case 'released':
      return `${task} gives ${object} back`;
    case 'callback_scheduled':
      return `the callback ${object} is ${event.detail === 1 ? `set for ${secondsText(event.value)}` : 'ready'}`;
    case 'callback_cancelled':
      return `the callback ${object} is cancelled`;
    case 'callback_began':
      return `the callback ${object} runs`;
    case 'callback_ended':
      return `the callback ${object} is over`;
    case 'idle':
      return `nothing is ready: the loop sleeps${untilText(event.value)}`;
    case 'thread_began':
      return `${threadText(event)} begins a call`;
    case 'thread_ended':
      return `${threadText(event)} is done with its call`;
    case 'group_aborted':
      return `${object} cancels its tasks, because ${event.task === 0 ? 'its own block' : task} failed`;
    case 'blocked':
      return `${task} blocks the loop${untilText(event.value)}: nothing else can run`;
    case 'deadlocked':
      return 'deadlock: nothing can ever happen again';
    case 'never_awaited':
      return `a coroutine ${func} was never awaited: it never ran`;
    case 'never_retrieved':
      return `nobody asked for the exception of ${task}: ${event.text}`;
    case 'run_began':
      return 'the loop begins to run';
    case 'run_ended':
      return 'the loop stops';
  }
}

/** "1.000 s  Task-2 · say_after prints “hello”" */
export function eventLine(recording: Recording, index: number, objects?: Objects): string | undefined {
  const text = eventText(recording, index, objects);
  return text === undefined ? undefined : `${secondsText(recording.events[index]!.time)}  ${text}`;
}

/** Calls of the library within itself say nothing to learners. */
function isOwnCall(recording: Recording, event: TraceEvent): boolean {
  return recording.ownLine(event) !== undefined;
}

function returnText(recording: Recording, index: number, task: string): string | undefined {
  const call = recording.events[recording.callOf(index) ?? -1];
  if (!call || !isOwnCall(recording, call)) return undefined;
  return `${task} comes back from ${recording.func(call.object)?.name ?? 'the call'}`;
}

/** Where there are no threads, the loop's own calls. */
function threadText({ by }: TraceEvent): string {
  return by === 0 ? 'the loop’s own thread' : `worker thread ${by}`;
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

function verb(kind: ObjectKind | undefined): string {
  return SHARED.has(kind) ? 'uses' : 'makes';
}

function waiting(event: TraceEvent) {
  return { wait: detailOf(event, WAITS), waitsFor: event.object, deadline: event.value };
}

function cancellerText(recording: Recording, event: TraceEvent, index: number): string {
  switch (detailOf(event, CANCELLERS)) {
    case 'group':
      return thingLabel(recording, event.object);
    case 'callback': {
      const callback = callbackAround(recording, index);
      return callback === undefined ? 'the program' : `the callback ${thingLabel(recording, callback)}`;
    }
    case 'shutdown':
      return 'the end of the run';
    default:
      return event.by === 0 ? 'the program' : taskLabel(recording, event.by);
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
function untilText(time: number): string {
  return time > 0 && Number.isFinite(time) ? ` until ${secondsText(time)}` : '';
}
