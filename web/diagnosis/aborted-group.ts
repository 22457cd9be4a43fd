import { type Finding, momentAfter } from './finding.ts';
import type { History } from './history.ts';
import { countText, listText, placesOf, taskText } from './words.ts';

/** Groups that cancelled their tasks, and which failure made them. */
export function findAbortedGroups(history: History): Finding[] {
  const { recording, tasks } = history;
  return recording.events.flatMap((event, index): Finding[] => {
    if (event.kind !== 'group_aborted') return [];
    const failed = tasks.get(event.task);
    const owner = tasks.get(event.by);
    // A group that is cancelled from outside, or whose block is, has no failure of its own.
    if (failed ? failed.outcome !== 'raised' : owner?.outcome === 'cancelled') return [];
    const cancelled = [...tasks.values()].filter(
      // It also wakes the task that waits for it by a cancellation.
      ({ id, cancels }) => id !== event.by && cancels.some(({ canceller, object }) => canceller === 'group' && object === event.object),
    );
    const names = cancelled.map(({ id }) => taskText(recording, id));
    const group = `the TaskGroup of ${taskText(recording, event.by)}`;
    const cause = failed ? `${taskText(recording, failed.id)} failed` : 'its own block failed';
    return [
      {
        kind: 'aborted-group',
        severity: owner?.outcome === 'raised' ? 'problem' : 'hint',
        title: `A TaskGroup was cancelled because ${cause}`,
        text:
          (failed ? `${taskText(recording, failed.id)} ended with ${failed.text}` : `The block of ${group} threw`) +
          (names.length === 0
            ? `; no other task of ${failed ? group : 'it'} was left to cancel.`
            : `. So ${failed ? group : 'it'} cancelled ${names.length === 1 ? 'the other task' : `the other ${countText(names.length, 'task')}`}, ${listText(names)}: one failure ends them all.`),
        advice: 'If the others are to go on, catch the exception within the task.',
        ...placesOf([failed?.line, recording.task(event.task)?.line]),
        tasks: [...(failed ? [failed.id] : []), ...cancelled.map(({ id }) => id)],
        moment: momentAfter(recording, index),
      },
    ];
  });
}
