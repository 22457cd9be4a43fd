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
  const end = first?.cancels[0]?.event;
  if (end === undefined) return [];
  const main = mainBefore(history, end);
  if (main?.outcome !== 'returned') return [];

  // The end itself awaits all that it cancels.
  const wasAwaited = ({ awaited }: TaskHistory) => awaited !== undefined && awaited < end;
  return [lost.filter((task) => !wasAwaited(task)), lost.filter(wasAwaited)].flatMap((tasks, index) =>
    tasks.length === 0 ? [] : [finding(history, main, tasks, index === 1, end)],
  );
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

function finding(
  { recording }: History,
  main: TaskHistory,
  lost: readonly TaskHistory[],
  awaited: boolean,
  end: number,
): Finding {
  const names = lost.map(({ id }) => taskText(recording, id));
  const many = lost.length > 1;
  const them = many ? 'them' : 'it';
  const when = secondsText(main.endedAt! - main.created);
  return {
    kind: 'lost-task',
    severity: awaited ? 'hint' : 'problem',
    title: many ? `${countText(lost.length, 'task')} were cut off at the end` : `${names[0]} was cut off at the end`,
    text:
      `When ${taskText(recording, main.id)} returned after ${when}, ${listText(names)} ` +
      `${many ? 'were' : 'was'} not done, so \`asyncio::run\` cancelled ${them} without a word. ` +
      (awaited ? `What had awaited ${them} had gone on without ${them}.` : `Nothing awaited ${them}.`),
    advice: awaited
      ? `Await ${them} again before main returns, or cancel ${them} yourself if the rest is not needed.`
      : `Keep what \`create_task\` returns and \`co_await\` it before main returns, or make ${many ? 'the tasks' : 'the task'} ` +
        'in a `TaskGroup`, which waits for all of its own.',
    // A task that `gather` made has no line of its own: then where it was.
    ...placesOf(lost.map(({ id, line }) => recording.task(id)?.line ?? line)),
    tasks: lost.map(({ id }) => id),
    moment: momentAfter(recording, end),
  };
}
