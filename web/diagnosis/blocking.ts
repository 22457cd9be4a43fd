import { msg, str } from '@lit/localize';
import { type Finding, momentAfter } from './finding.ts';
import type { History, Turn } from './history.ts';
import { listText, placesOf, secondsText, taskText } from './words.ts';

/** From here on a wait for one's turn can be seen. */
const LONG = 0.05;
/** As `asyncio` in debug mode. A computation's time depends on the machine, so what is shorter is no finding. */
const LONG_COMPUTATION = 0.1;

interface Starving {
  readonly turn: Turn;
  /** How long each of the others waited for its turn meanwhile. */
  readonly waited: ReadonlyMap<number, number>;
  /** Where `blocking_sleep` was called; empty for a computation. */
  readonly lines: readonly number[];
  readonly sleeps: boolean;
}

/** Long turns while other tasks could have run. */
export function findBlocking(history: History): Finding[] {
  const byPlace = new Map<string, Starving[]>();
  for (const turn of history.turns) {
    const starving = starvingIn(history, turn);
    if (!starving) continue;
    const key = starving.sleeps ? `sleep ${starving.lines.join()}` : `turn ${placesIn(history, turn).join()}`;
    const same = byPlace.get(key);
    if (same) same.push(starving);
    else byPlace.set(key, [starving]);
  }
  return [...byPlace.values()].map((group) => finding(history, group));
}

function starvingIn(history: History, turn: Turn): Starving | undefined {
  if (turn.to - turn.from < LONG) return undefined;
  const blocked = history.blocked.filter(({ from, task }) => from >= turn.from && from < turn.to && task === turn.task);
  const asleep = blocked.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, turn.to) - from), 0);
  const sleeps = asleep >= LONG;
  if (!sleeps && turn.to - turn.from < LONG_COMPUTATION) return undefined;
  const waited = waitingDuring(history, turn);
  if (waited.size === 0) return undefined;
  const lines = sleeps ? [...new Set(blocked.flatMap(({ line }) => line ?? []))] : [];
  return { turn, waited, lines, sleeps };
}

/** The tasks that were ready, or whose sleep was over, and could not run. */
function waitingDuring({ tasks }: History, { task, from, to }: Turn): Map<number, number> {
  const waited = new Map<number, number>();
  for (const { id, spans } of tasks.values()) {
    if (id === task) continue;
    let time = 0;
    for (const span of spans) {
      if (span.from >= to) break;
      const due = span.kind === 'ready' || span.wait === 'turn' ? span.from : span.deadline;
      if (due !== undefined && span.to >= from) time += Math.max(0, Math.min(span.to, to) - Math.max(due, from));
    }
    if (time >= LONG) waited.set(id, time);
  }
  return waited;
}

function finding(history: History, group: readonly Starving[]): Finding {
  const { recording } = history;
  const total = new Map<number, number>();
  for (const { waited } of group) {
    for (const [task, time] of waited) total.set(task, (total.get(task) ?? 0) + time);
  }
  const blockers = [...new Set(group.map(({ turn }) => turn.task))].filter((task) => task !== 0);
  const who = blockers.length > 0 ? listText(blockers.map((task) => taskText(recording, task))) : msg('A callback');
  const heldUp = [...total].sort(([, a], [, b]) => b - a);
  const longest = secondsText(heldUp[0]![1]);
  const told = listText(heldUp.map(([task, time]) => msg(str`${taskText(recording, task)} for ${secondsText(time)}`)));
  const meanwhile = msg(str`The loop has only one thread, so meanwhile others waited for their turn: ${told}.`);
  const { turn, lines, sleeps } = group[0]!;
  const places = sleeps ? lines : placesIn(history, turn);
  return {
    kind: 'blocking',
    severity: 'problem',
    title: sleeps ? sleepTitle(heldUp.length, longest) : computationTitle(heldUp.length, longest),
    text: sleeps
      ? sleepText(who, lines[0], meanwhile)
      : computationText(who, secondsText(turn.to - turn.from), places, meanwhile),
    advice: sleeps
      ? msg('To wait, `co_await asyncio::sleep(…)`; a function that must block belongs into `asyncio::to_thread`.')
      : msg('Let the others have their turn now and then with `co_await asyncio::sleep(0)`, or hand the work to `asyncio::to_thread`.'),
    ...placesOf(places),
    tasks: [...blockers, ...heldUp.map(([task]) => task)],
    moment: momentAfter(recording, turn.first),
  };
}

function sleepTitle(tasks: number, longest: string): string {
  return tasks === 1
    ? msg(str`A blocking call held up 1 task for ${longest}`)
    : msg(str`A blocking call held up ${tasks} tasks for up to ${longest}`);
}

/** A call of somebody else's that blocks, as `std::this_thread::sleep_for`, tells as little as a computation. */
function computationTitle(tasks: number, longest: string): string {
  return tasks === 1
    ? msg(str`A blocking call or a long computation held up 1 task for ${longest}`)
    : msg(str`A blocking call or a long computation held up ${tasks} tasks for up to ${longest}`);
}

/** @param meanwhile what that did to the others, in a sentence */
function sleepText(who: string, line: number | undefined, meanwhile: string): string {
  return line === undefined
    ? msg(str`${who} called \`blocking_sleep\`, which stops the whole thread. ${meanwhile}`)
    : msg(str`${who} called \`blocking_sleep\` at line ${line}, which stops the whole thread. ${meanwhile}`);
}

function computationText(
  who: string,
  time: string,
  [after, before]: readonly (number | undefined)[],
  meanwhile: string,
): string {
  if (after === undefined) return msg(str`${who} kept the thread for ${time} without giving way. ${meanwhile}`);
  return before === undefined || before <= after
    ? msg(str`${who} kept the thread for ${time} without giving way, after line ${after}. ${meanwhile}`)
    : msg(str`${who} kept the thread for ${time} without giving way, between lines ${after} and ${before}. ${meanwhile}`);
}

/** The lines around the longest time of a turn in which nothing is known to have happened. */
function placesIn({ recording, tasks }: History, { task, first, last }: Turn): (number | undefined)[] {
  const { events } = recording;
  let gap = first;
  for (let index = first; index < last; index++) {
    const length = (index: number) => (events[index + 1]?.time ?? recording.until) - events[index]!.time;
    if (length(index) > length(gap)) gap = index;
  }
  const linesOf = (from: number, to: number) =>
    events.slice(from, to).flatMap((event) => (event.task === task ? (recording.ownLine(event) ?? []) : []));
  const before = linesOf(first, gap + 1).at(-1) ?? lineBefore(task, first);
  return [before, linesOf(gap + 1, last + 1)[0]];

  /** Where it was suspended before, or where its function begins. */
  function lineBefore(id: number, event: number): number | undefined {
    const func = recording.task(id)?.func;
    const wait = tasks.get(id)?.spans.findLast((span) => span.event < event && span.kind === 'waiting');
    return wait?.line ?? (func?.own ? func.line : undefined);
  }
}
