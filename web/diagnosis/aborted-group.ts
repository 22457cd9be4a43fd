import { type Finding, momentAfter } from './finding.ts';
import type { History } from './history.ts';
import { countText, listText, placesOf, taskText } from './words.ts';

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
    const others = names.length === 1 ? 'the other task' : `the other ${countText(names.length, 'task')}`;
    const all = names.length === 1 ? 'its task' : `its ${countText(names.length, 'task')}`;
    const group = `the TaskGroup of ${taskText(recording, event.by)}`;
    const ended = failed
      ? `${taskText(recording, failed.id)} ended with ${failed.text}`
      : `The block of ${group} threw an exception`;
    return [
      {
        kind: 'aborted-group',
        severity: owner?.outcome === 'raised' ? 'problem' : 'hint',
        title: `A TaskGroup was cancelled because ${failed ? `${taskText(recording, failed.id)} failed` : 'its own block failed'}`,
        text:
          names.length === 0
            ? `${ended}; no ${failed ? 'other ' : ''}task of ${failed ? group : 'it'} was left to cancel.`
            : `${ended}. So ${failed ? group : 'it'} cancelled ${failed ? others : all}, ${listText(names)}: one failure ends them all.`,
        advice: `If the others are to go on, catch the exception within the ${failed ? 'task' : 'block'}.`,
        ...placesOf(failed ? [failed.line, recording.task(failed.id)?.line] : [lastLine(history, event.by, index)]),
        tasks: [...(failed ? [failed.id] : []), ...cancelled.map(({ id }) => id)],
        moment: momentAfter(recording, index),
      },
    ];
  });
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
