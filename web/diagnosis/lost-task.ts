import { msg, str } from '@lit/localize';
import { type Finding, momentAfter } from './finding.ts';
import type { History, TaskHistory } from './history.ts';
import { listText, placesOf, secondsText, taskText } from './words.ts';

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
  const words: LostWords = {
    main: taskText(recording, main.id),
    time: secondsText(main.endedAt! - main.created),
    names: listText(names),
    many: lost.length > 1,
  };
  return {
    kind: 'lost-task',
    severity: awaited ? 'hint' : 'problem',
    title: words.many
      ? msg(str`${lost.length} tasks were cut off at the end`)
      : msg(str`${words.names} was cut off at the end`),
    text: awaited ? awaitedText(words) : forgottenText(words),
    advice: awaited ? awaitedAdvice(words) : forgottenAdvice(words),
    // A task that `gather` made has no line of its own: then where it was.
    ...placesOf(lost.map(({ id, line }) => recording.task(id)?.line ?? line)),
    tasks: lost.map(({ id }) => id),
    moment: momentAfter(recording, end),
  };
}

interface LostWords {
  readonly main: string;
  /** After which main returned. */
  readonly time: string;
  readonly names: string;
  readonly many: boolean;
}

function awaitedText({ main, time, names, many }: LostWords): string {
  return many
    ? msg(str`When ${main} returned after ${time}, ${names} were not done, so \`asyncio::run\` cancelled them without a word. What had awaited them had gone on without them.`)
    : msg(str`When ${main} returned after ${time}, ${names} was not done, so \`asyncio::run\` cancelled it without a word. What had awaited it had gone on without it.`);
}

function forgottenText({ main, time, names, many }: LostWords): string {
  return many
    ? msg(str`When ${main} returned after ${time}, ${names} were not done, so \`asyncio::run\` cancelled them without a word. Nothing awaited them.`)
    : msg(str`When ${main} returned after ${time}, ${names} was not done, so \`asyncio::run\` cancelled it without a word. Nothing awaited it.`);
}

function awaitedAdvice({ many }: LostWords): string {
  return many
    ? msg('Await them again before main returns, or cancel them yourself if the rest is not needed.')
    : msg('Await it again before main returns, or cancel it yourself if the rest is not needed.');
}

function forgottenAdvice({ many }: LostWords): string {
  return many
    ? msg('Keep what `create_task` returns and `co_await` it before main returns, or make the tasks in a `TaskGroup`, which waits for all of its own.')
    : msg('Keep what `create_task` returns and `co_await` it before main returns, or make the task in a `TaskGroup`, which waits for all of its own.');
}
