import { msg, str } from '@lit/localize';
import { type Finding, momentAfter } from './finding.ts';
import type { History } from './history.ts';
import { listText, placesOf, taskText } from './words.ts';

/** Groups that cancelled their tasks, and which failure made them. */
export function findAbortedGroups(history: History): Finding[] {
  const { recording, tasks } = history;
  return recording.events.flatMap((event, index): Finding[] => {
    if (event.kind !== 'group_aborted') return [];
    if (event.task === 0 && isCancelled(history, event.by, index)) return [];
    const failed = tasks.get(event.task);
    const owner = tasks.get(event.by);
    const cancelled = [...tasks.values()].filter(
      ({ id, cancels }) =>
        // It also wakes the task that waits for it by a cancellation.
        id !== event.by && cancels.some(({ canceller, object }) => canceller === 'group' && object === event.object),
    );
    const names = cancelled.map(({ id }) => taskText(recording, id));
    const group = taskText(recording, event.by);
    const failure = failed && { who: taskText(recording, failed.id), error: failed.text };
    return [
      {
        kind: 'aborted-group',
        severity: owner?.outcome === 'raised' ? 'problem' : 'hint',
        title: failure
          ? msg(str`A TaskGroup was cancelled because ${failure.who} failed`)
          : msg('A TaskGroup was cancelled because its own block failed'),
        text: failure ? failedTaskText(failure, group, names) : failedBlockText(group, names),
        advice: failure
          ? msg('If the others are to go on, catch the exception within the task.')
          : msg('If the others are to go on, catch the exception within the block.'),
        ...placesOf(failed ? [failed.line, recording.task(failed.id)?.line] : [lastLine(history, event.by, index)]),
        tasks: [...(failed ? [failed.id] : []), ...cancelled.map(({ id }) => id)],
        moment: momentAfter(recording, index),
      },
    ];
  });
}

interface Failure {
  readonly who: string;
  readonly error: string;
}

/** @param owner whose group it is */
function failedTaskText({ who, error }: Failure, owner: string, cancelled: readonly string[]): string {
  const count = cancelled.length;
  const names = listText(cancelled);
  if (count === 0) {
    return msg(str`${who} ended with ${error}; no other task of the TaskGroup of ${owner} was left to cancel.`);
  }
  return count === 1
    ? msg(str`${who} ended with ${error}. So the TaskGroup of ${owner} cancelled the other task, ${names}: one failure ends them all.`)
    : msg(str`${who} ended with ${error}. So the TaskGroup of ${owner} cancelled the other ${count} tasks, ${names}: one failure ends them all.`);
}

function failedBlockText(owner: string, cancelled: readonly string[]): string {
  const count = cancelled.length;
  const names = listText(cancelled);
  if (count === 0) {
    return msg(str`The block of the TaskGroup of ${owner} threw an exception; no task of it was left to cancel.`);
  }
  return count === 1
    ? msg(str`The block of the TaskGroup of ${owner} threw an exception. So it cancelled its task, ${names}: one failure ends them all.`)
    : msg(str`The block of the TaskGroup of ${owner} threw an exception. So it cancelled its ${count} tasks, ${names}: one failure ends them all.`);
}

/** Whether the task was asked to end since it last waited: then its group has no failure of its own to tell of. */
function isCancelled({ tasks }: History, id: number, before: number): boolean {
  const task = tasks.get(id);
  const waited = task?.spans.findLast(({ kind, event }) => kind === 'waiting' && event < before)?.event ?? 0;
  return task?.cancels.some(({ event }) => event > waited && event < before) === true;
}

/** Where the task was last seen before the event. */
function lastLine({ recording }: History, task: number, before: number): number | undefined {
  for (let index = before - 1; index >= 0; index--) {
    const event = recording.events[index]!;
    const line = event.task === task ? recording.ownLine(event) : undefined;
    if (line !== undefined) return line;
  }
  return undefined;
}
