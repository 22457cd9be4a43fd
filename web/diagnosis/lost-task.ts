import { type Finding, momentAfter } from './finding.ts';
import type { History, TaskHistory } from './history.ts';
import { countText, listText, placesOf, secondsText, taskText } from './words.ts';

/** Tasks that were cut off because main ended first. */
export function findLostTasks(history: History): Finding[] {
  const { recording } = history;
  // Then the end itself is the news, and told elsewhere.
  if (recording.events.some(({ kind }) => kind === 'deadlocked')) return [];
  const lost = [...history.tasks.values()].filter(isLost);
  const [first] = lost;
  if (!first) return [];
  const main = mainBefore(history, first.cancels[0]!.event);
  if (main?.outcome !== 'returned') return [];

  // The end itself awaits all that it cancels.
  const awaited = lost.every((task) => task.awaited !== undefined && task.awaited < first.cancels[0]!.event);
  const names = lost.map(({ id }) => taskText(recording, id));
  const many = lost.length > 1;
  const them = many ? 'them' : 'it';
  const when = secondsText(main.endedAt! - main.created);
  return [
    {
      kind: 'lost-task',
      severity: awaited ? 'hint' : 'problem',
      title: many ? `${countText(lost.length, 'task')} were cut off at the end` : `${names[0]} was cut off at the end`,
      text:
        `When ${taskText(recording, main.id)} returned after ${when}, ${listText(names)} ` +
        `${many ? 'were' : 'was'} not done, so \`asyncio::run\` cancelled ${them} without a word.` +
        (awaited ? '' : ` Nothing awaited ${them}.`),
      advice: awaited
        ? `Await ${them} again before main returns, or cancel ${them} yourself if the rest is not needed.`
        : `Keep what \`create_task\` returns and \`co_await\` it before main returns, or make ${many ? 'the tasks' : 'the task'} ` +
          'in a `TaskGroup`, which waits for all of its own.',
      ...placesOf(lost.map(({ id }) => recording.task(id)?.line)),
      tasks: lost.map(({ id }) => id),
      moment: momentAfter(recording, first.cancels[0]!.event),
    },
  ];
}

/** Whoever was asked to end before is not lost: somebody meant it. */
function isLost({ cancels }: TaskHistory): boolean {
  return cancels[0]?.canceller === 'shutdown';
}

/** The task that `asyncio::run` was for: no task made it, and it has ended. */
function mainBefore({ recording, tasks }: History, event: number): TaskHistory | undefined {
  const time = recording.events[event]!.time;
  return [...tasks.values()]
    .filter(({ id, endedAt }) => recording.task(id)?.parent === 0 && endedAt !== undefined && endedAt <= time)
    .at(-1);
}
