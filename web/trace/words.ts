/** What tasks do, in words: the same in all views of a recording. */

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
export const PHASE_NAMES: Readonly<Record<TaskPhase, string>> = {
  ready: 'ready',
  running: 'running',
  sleeping: 'sleeping',
  waiting: 'waiting',
  returned: 'done',
  raised: 'failed',
  cancelled: 'cancelled',
};

/** "sleeps until 2.000 s", "waits for Lock 1, held by Task-2 · worker"; `objects` tell who holds what. */
export function waitText(recording: Recording, { wait, waitsFor, deadline }: Waiting, objects?: Objects): string {
  switch (wait) {
    case 'sleep':
      return deadline === undefined ? 'sleeps' : `sleeps until ${secondsText(deadline)}`;
    case 'turn':
      return 'lets the others go first';
    case 'object':
      return `waits for ${awaitedText(recording, waitsFor)}${holderText(recording, objects?.get(waitsFor))}`;
    default:
      return 'waits for something that is not asyncio’s';
  }
}

/** What follows the task's name: "runs", "is ready: its sleep is over". With the time `now`, also who starves. */
export function stateText(recording: Recording, doing: Doing, objects?: Objects, now = -Infinity): string {
  switch (doing.phase) {
    case 'running':
      return 'runs';
    case 'ready':
      return `is ready: ${readyReason(recording, doing.event)}`;
    case 'sleeping': {
      const overdue = overdueSince(doing, now);
      return overdue === undefined
        ? waitText(recording, doing)
        : `is ready since ${secondsText(overdue)}, but the loop is busy`;
    }
    case 'waiting':
      return waitText(recording, doing, objects);
    default: {
      const event = recording.events[doing.event];
      return event ? endText(event) : PHASE_NAMES[doing.phase];
    }
  }
}

/** Why a task is ready since the event with this index. */
export function readyReason(recording: Recording, index: number): string {
  const event = recording.events[index];
  switch (event?.kind) {
    case 'task_created':
      return 'it was just made';
    case 'suspended':
      return 'it let the others go first';
    case 'woken':
      return causeText(recording, event);
    default:
      return 'it can go on';
  }
}

/** Why a `woken` task can go on. */
export function causeText(recording: Recording, event: TraceEvent): string {
  switch (detailOf(event, CAUSES)) {
    case 'timer':
      return 'its sleep is over';
    case 'done':
      if (event.object === 0) return `woken${byText(recording, event)}`;
      return `${awaitedText(recording, event.object)} is done`;
    case 'cancelled':
      return `cancelled${byText(recording, event)}`;
    case 'turn':
      return 'it let the others go first';
    default:
      return `woken${byText(recording, event)}${event.object === 0 ? '' : ` (${thingLabel(recording, event.object)})`}`;
  }
}

/** How a `task_ended`. */
export function endText(event: TraceEvent): string {
  const text = event.text === '' || event.text === 'None' ? '' : `: ${event.text}`;
  switch (detailOf(event, OUTCOMES)) {
    case 'raised':
      return `fails${text}`;
    case 'cancelled':
      return `ends by cancellation${text}`;
    default:
      return `is done${text}`;
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
      return `${object.kind} of ${membersText(recording, id)}`;
    case 'group':
      return `${object.label} with ${membersText(recording, id)}`;
    case 'thread':
      return 'a worker thread';
    default:
      return thingLabel(recording, id);
  }
}

function membersText(recording: Recording, id: number): string {
  const members = recording.members(id);
  if (members.length === 0) return 'nothing';
  if (members.length > NAMED_MEMBERS) return `${members.length} tasks`;
  return members.map((member) => taskName(recording, member.id)).join(', ');
}

function holderText(recording: Recording, object: ObjectState | undefined): string {
  return object && object.holder > 0 ? `, held by ${taskLabel(recording, object.holder)}` : '';
}

function byText(recording: Recording, { by, task }: TraceEvent): string {
  if (by === 0) return ' by the loop';
  return by === task ? ' by itself' : ` by ${taskLabel(recording, by)}`;
}
