/** How tasks, objects and callbacks are called wherever they are shown. */

import type { Recording } from './recording.ts';

/** `Task-2 · say_after` */
export function taskLabel(recording: Recording, id: number): string {
  const task = recording.task(id);
  if (!task) return 'an unknown task';
  return task.func ? `${task.name} · ${task.func.name}` : task.name;
}

/** Of anything that has an id: `Task-2 · say_after`, `Lock 1`, what a callback is. */
export function thingLabel(recording: Recording, id: number): string {
  if (recording.task(id)) return taskLabel(recording, id);
  return recording.object(id)?.label ?? recording.callback(id)?.label ?? 'a future';
}
