/** Small words that all findings are made of. */

import { msg, str } from '@lit/localize';
import { enumerated } from '../i18n/name-list.ts';
import type { Recording } from '../trace/recording.ts';

/** How many names are told before the rest is counted. */
const MOST_NAMES = 3;

/** `1.00 s`, and more exactly what is short. */
export function secondsText(seconds: number): string {
  return `${seconds.toFixed(seconds >= 0.1 || seconds < 0.0005 ? 2 : 3)} s`;
}

/** `A, B and C`; `A, B, C and 7 others`. */
export function listText(names: readonly string[]): string {
  const told = names.length > MOST_NAMES + 1 ? names.slice(0, MOST_NAMES) : names;
  const others = names.length - told.length;
  return enumerated(others > 0 ? [...told, msg(str`${others} others`)] : told);
}

/** The first of the lines to look at, and the others. */
export function placesOf(lines: readonly (number | undefined)[]): { line: number | undefined; lines: number[] } {
  const known = [...new Set(lines.filter((line) => line !== undefined))];
  return { line: known[0], lines: known.slice(1) };
}

/** A task within a sentence: `say_after (Task-2)` */
export function taskText(recording: Recording, id: number): string {
  const task = recording.task(id);
  if (!task) return msg('a task');
  return task.func ? `${task.func.name} (${task.name})` : task.name;
}
