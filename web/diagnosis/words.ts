/** Small words that all findings are made of. */

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
  const parts = others > 0 ? [...told, `${others} others`] : told;
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** `1 task`, `2 tasks` */
export function countText(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** ` at line 12`, or nothing. */
export function atLine(line: number | undefined): string {
  return line === undefined ? '' : ` at line ${line}`;
}

/** The first of the lines to look at, and the others. */
export function placesOf(lines: readonly (number | undefined)[]): { line: number | undefined; lines: number[] } {
  const known = [...new Set(lines.filter((line) => line !== undefined))];
  return { line: known[0], lines: known.slice(1) };
}

/** A task within a sentence: `say_after (Task-2)` */
export function taskText(recording: Recording, id: number): string {
  const task = recording.task(id);
  if (!task) return 'a task';
  return task.func ? `${task.func.name} (${task.name})` : task.name;
}
