/** How tasks, objects and callbacks are called wherever they are shown. */

import { msg } from '@lit/localize';
import type { Recording } from './recording.ts';

/** `Task-2` */
export function taskName(recording: Recording, id: number): string {
  return recording.task(id)?.name ?? recording.object(id)?.label ?? msg('an unknown task');
}

/** `Task-2 · say_after` */
export function taskLabel(recording: Recording, id: number): string {
  const func = recording.task(id)?.func;
  const name = taskName(recording, id);
  return func ? `${name} · ${func.name}` : name;
}

/** Of anything that has an id: `Task-2 · say_after`, `Lock 1`, what a callback is. */
export function thingLabel(recording: Recording, id: number): string {
  if (recording.task(id)) return taskLabel(recording, id);
  return recording.object(id)?.label ?? recording.callback(id)?.label ?? msg('a future');
}
