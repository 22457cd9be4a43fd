/**
 * What tasks do, in words: the same in all views of a recording. What says what a task does follows
 * its name.
 */

import { msg, str } from '@lit/localize';
import { separated } from '../i18n/name-list.ts';
import { secondsText } from '../terminal/time-text.ts';
import { taskLabel, taskName, thingLabel } from './labels.ts';
import type { ObjectState } from './object-state.ts';
import type { Recording } from './recording.ts';
import { overdueSince, type TaskPhase, type TaskState } from './task-state.ts';
import { CAUSES, detailOf, OUTCOMES, type TraceEvent } from './trace-event.ts';

/** Of a task's state, or of a bar in its lane. */
export type Waiting = Pick<TaskState, 'wait' | 'waitsFor' | 'deadline'>;
export type Doing = Waiting & Pick<TaskState, 'phase' | 'event'>;
export type Objects = ReadonlyMap<number, ObjectState>;

/** The names of so many members are told, else their number. */
const NAMED_MEMBERS = 3;

/** One word for the phase, for a legend or a badge. */
export function phaseName(phase: TaskPhase): string {
  switch (phase) {
    case 'ready':
      return msg('ready');
    case 'running':
      return msg('running');
    case 'sleeping':
      return msg('sleeping');
    case 'waiting':
      return msg('waiting');
    case 'returned':
      return msg('done');
    case 'raised':
      return msg('failed');
    case 'cancelled':
      return msg('cancelled');
  }
}

/** "sleeps until 2.000 s", "waits for Lock 1, held by Task-2 · worker"; `objects` tell who holds what. */
export function waitText(recording: Recording, { wait, waitsFor, deadline }: Waiting, objects?: Objects): string {
  switch (wait) {
    case 'sleep':
      return deadline === undefined ? msg('sleeps') : msg(str`sleeps until ${secondsText(deadline)}`);
    case 'turn':
      return msg('lets the others go first');
    case 'object': {
      if (isThread(recording, waitsFor)) return msg('waits for a function that may block');
      const awaited = awaitedText(recording, waitsFor);
      const holder = objects?.get(waitsFor)?.holder ?? 0;
      return holder > 0
        ? msg(str`waits for ${awaited}, held by ${taskLabel(recording, holder)}`)
        : msg(str`waits for ${awaited}`);
    }
    default:
      return msg('waits for something that is not asyncio’s');
  }
}

/** What follows the task's name: "runs", "is ready: its sleep is over". With the time `now`, also who starves. */
export function stateText(recording: Recording, doing: Doing, objects?: Objects, now = -Infinity): string {
  switch (doing.phase) {
    case 'running':
      return msg('runs');
    case 'ready':
      return msg(str`is ready: ${readyReason(recording, doing.event)}`);
    case 'sleeping': {
      const overdue = overdueSince(doing, now);
      return overdue === undefined
        ? waitText(recording, doing)
        : msg(str`is ready since ${secondsText(overdue)}, but the loop is busy`);
    }
    case 'waiting':
      return waitText(recording, doing, objects);
    default: {
      const event = recording.events[doing.event];
      return event ? endText(event) : phaseName(doing.phase);
    }
  }
}

/** Why a task is ready since the event with this index. */
export function readyReason(recording: Recording, index: number): string {
  const event = recording.events[index];
  switch (event?.kind) {
    case 'task_created':
      return msg('it was just made');
    case 'suspended':
      return msg('it let the others go first');
    case 'woken':
      return causeText(recording, event);
    default:
      return msg('it can go on');
  }
}

/** Why a `woken` task can go on. */
export function causeText(recording: Recording, event: TraceEvent): string {
  switch (detailOf(event, CAUSES)) {
    case 'timer':
      return msg('its sleep is over');
    case 'done':
      if (event.object === 0) return wokenText(recording, event);
      return isThread(recording, event.object)
        ? msg('its function is done')
        : msg(str`${awaitedText(recording, event.object)} is done`);
    case 'cancelled':
      return cancelledText(recording, event);
    case 'turn':
      return msg('it let the others go first');
    default: {
      const woken = wokenText(recording, event);
      return event.object === 0 ? woken : msg(str`${woken} (${thingLabel(recording, event.object)})`);
    }
  }
}

/** How a `task_ended`. */
export function endText(event: TraceEvent): string {
  const text = event.text === 'None' ? '' : event.text;
  switch (detailOf(event, OUTCOMES)) {
    case 'raised':
      return text === '' ? msg('fails') : msg(str`fails: ${text}`);
    case 'cancelled':
      return text === '' ? msg('ends by cancellation') : msg(str`ends by cancellation: ${text}`);
    default:
      return text === '' ? msg('is done') : msg(str`is done: ${text}`);
  }
}

/** What is awaited: "Task-2 · say_after", "Lock 1", "gather of Task-2, Task-3". */
function awaitedText(recording: Recording, id: number): string {
  const object = recording.object(id);
  switch (object?.kind) {
    case 'gather':
    case 'wait':
    case 'as_completed':
    case 'shield':
      return msg(str`${object.kind} of ${membersText(recording, id)}`, { id: 'waits-of-members' });
    case 'group':
      return msg(str`${object.label} with ${membersText(recording, id)}`);
    default:
      return thingLabel(recording, id);
  }
}

function isThread(recording: Recording, id: number): boolean {
  return recording.object(id)?.kind === 'thread';
}

function membersText(recording: Recording, id: number): string {
  const members = recording.members(id);
  if (members.length === 0) return msg('nothing');
  if (members.length > NAMED_MEMBERS) return msg(str`${members.length} tasks`);
  return separated(members.map((member) => taskName(recording, member.id)));
}

function wokenText(recording: Recording, { by, task }: TraceEvent): string {
  if (by === 0) return msg('woken by the loop');
  return by === task ? msg('woken by itself') : msg(str`woken by ${taskLabel(recording, by)}`);
}

function cancelledText(recording: Recording, { by, task }: TraceEvent): string {
  if (by === 0) return msg('cancelled by the loop');
  return by === task ? msg('cancelled by itself') : msg(str`cancelled by ${taskLabel(recording, by)}`);
}
