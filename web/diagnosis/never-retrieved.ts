import { msg, str } from '@lit/localize';
import { type Finding, momentAfter } from './finding.ts';
import type { History } from './history.ts';
import { placesOf, taskText } from './words.ts';

/** Failures that nobody heard of. */
export function findNeverRetrieved({ recording, tasks }: History): Finding[] {
  return recording.events.flatMap(({ kind, task, text }, index): Finding[] => {
    if (kind !== 'never_retrieved') return [];
    const isTask = recording.task(task) !== undefined;
    const who = isTask ? taskText(recording, task) : (recording.object(task)?.label ?? msg('A future'));
    return [
      {
        kind: 'never-retrieved',
        severity: 'problem',
        title: msg(str`${who} failed, and nobody looked`),
        text: isTask
          ? msg(str`It ended with ${text}. Whoever awaits a task gets its exception; nobody awaited this one.`)
          : msg(str`It ended with ${text}. Whoever awaits a future gets its exception; nobody awaited this one.`),
        advice: isTask
          ? msg('`co_await` it, within a `try` block if it may fail, or make it in a `TaskGroup`, which passes failures on.')
          : msg('`co_await` it, within a `try` block if it may fail.'),
        ...placesOf([recording.task(task)?.line, tasks.get(task)?.line]),
        tasks: isTask ? [task] : [],
        moment: momentAfter(recording, tasks.get(task)?.endEvent ?? index),
      },
    ];
  });
}
