import { msg, str } from '@lit/localize';
import type { Recording } from '../trace/recording.ts';
import { type Finding, momentAfter } from './finding.ts';
import type { Deadlock, History, Span } from './history.ts';
import { listText, placesOf, taskText } from './words.ts';

/** A task that can never go on. */
interface Stuck {
  readonly task: number;
  readonly wait: Span;
  /** The tasks that would have to do something first. */
  readonly needs: readonly number[];
}

/** Why nothing could ever happen again: who waits for whom, around the cycle if there is one. */
export function findDeadlock(history: History): Finding[] {
  const { recording, deadlock } = history;
  if (!deadlock) return [];
  const stuck = stuckTasks(history, deadlock);
  const cycle = findCycle(stuck);
  return [cycle ? cycleFinding(recording, deadlock, cycle) : hopelessFinding(recording, deadlock, [...stuck.values()])];
}

function stuckTasks({ recording, tasks }: History, deadlock: Deadlock): Map<number, Stuck> {
  const stuck = new Map<number, Stuck>();
  for (const { id, spans } of tasks.values()) {
    const wait = spans.findLast(({ event }) => event < deadlock.event);
    if (wait?.kind !== 'waiting') continue;
    stuck.set(id, { task: id, wait, needs: neededFor(wait.object, recording, deadlock) });
  }
  // A task that was done by then has no last span that waits, so what is left of the needs is stuck, too.
  return new Map([...stuck].map(([id, one]) => [id, { ...one, needs: one.needs.filter((need) => stuck.has(need)) }]));
}

function neededFor(object: number, recording: Recording, { event, holders }: Deadlock): number[] {
  if (recording.task(object)) return [object];
  const holder = holders.get(object);
  if (holder !== undefined) return [holder];
  return recording
    .members(object)
    .filter((member) => member.event < event)
    .flatMap(({ id }) => (recording.task(id) ? [id] : neededFor(id, recording, { event, holders })));
}

/** The first way that leads back to where it came from. */
function findCycle(stuck: ReadonlyMap<number, Stuck>): Stuck[] | undefined {
  const done = new Set<number>();
  for (const start of stuck.keys()) {
    // Depth first, with a list of its own: thousands of tasks can wait for each other.
    const path: { stuck: Stuck; next: number }[] = [];
    const enter = (id: number) => path.push({ stuck: stuck.get(id)!, next: 0 });
    if (!done.has(start)) enter(start);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const need = top.stuck.needs[top.next++];
      if (need === undefined) {
        done.add(top.stuck.task);
        path.pop();
        continue;
      }
      const at = path.findIndex((step) => step.stuck.task === need);
      if (at !== -1) return path.slice(at).map((step) => step.stuck);
      if (!done.has(need)) enter(need);
    }
  }
  return undefined;
}

function cycleFinding(recording: Recording, { event, holders }: Deadlock, cycle: readonly Stuck[]): Finding {
  const names = cycle.map(({ task }) => taskText(recording, task));
  const steps = cycle.map(({ task, wait }, index) => {
    const next = cycle[(index + 1) % cycle.length]!.task;
    const who = taskText(recording, task);
    const other = taskText(recording, next);
    if (holders.get(wait.object) === next) {
      const lock = labelOf(recording, wait.object);
      const held = next === task ? msg(str`${lock}, which it holds itself`) : msg(str`${lock}, which ${other} holds`);
      return waitsFor(who, wait.line, held);
    }
    return next === task ? waitsForItself(who, wait.line) : waitsFor(who, wait.line, other);
  });
  const locks = cycle.every(({ wait }) => holders.has(wait.object));
  const title =
    cycle.length === 1
      ? msg(str`Deadlock: ${names[0]} waits for itself`)
      : msg(str`Deadlock: ${listText(names)} wait for each other`);
  const told = steps.reduce((before, step) => msg(str`${before}. ${step}`));
  return {
    kind: 'deadlock',
    severity: 'problem',
    title,
    text:
      cycle.length === 1
        ? msg(str`${told}. So it can never go on.`)
        : msg(str`${told}. So none of them can ever go on.`),
    advice: cycleAdvice(locks, cycle.length),
    ...placesOf(cycle.map(({ wait }) => wait.line)),
    tasks: cycle.map(({ task }) => task),
    moment: momentAfter(recording, event),
  };
}

function cycleAdvice(locks: boolean, length: number): string {
  if (locks && length === 1) {
    return msg('A lock can be taken only once: give it back first, or take it in one place only.');
  }
  if (locks) return msg('Let all tasks take the locks in the same order.');
  return msg('Break the circle: one of the waits must not be needed by what it waits for.');
}

function waitsFor(who: string, line: number | undefined, what: string): string {
  return line === undefined
    ? msg(str`${who} waits for ${what}`)
    : msg(str`${who} waits at line ${line} for ${what}`);
}

function waitsForItself(who: string, line: number | undefined): string {
  return line === undefined
    ? msg(str`${who} waits for itself`)
    : msg(str`${who} waits at line ${line} for itself`);
}

/** Without a cycle: those at the root wait for what nobody is left to do. */
function hopelessFinding(recording: Recording, { event, holders }: Deadlock, stuck: readonly Stuck[]): Finding {
  const roots = stuck.filter(({ needs }) => needs.length === 0);
  const waits = roots.map(({ task, wait }) => {
    return waitsFor(taskText(recording, task), wait.line, hopeless(recording, wait.object, holders));
  });
  const others = stuck.length - roots.length;
  const behind = others > 0 ? behindText(others, roots.length) : undefined;
  const first = roots[0];
  const one = roots.length === 1 && first;
  return {
    kind: 'deadlock',
    severity: 'problem',
    title: one
      ? msg(str`${taskText(recording, one.task)} waits for what never comes`)
      : msg('Nothing can ever happen again'),
    text: waits.length > 0 ? hopelessText(listText(waits), behind) : allWaitText(behind),
    advice: msg('Look for the code that should do it: it was never reached, or its task is over.'),
    ...placesOf(roots.map(({ wait }) => wait.line)),
    tasks: roots.map(({ task }) => task),
    moment: momentAfter(recording, event),
  };
}

function hopelessText(waits: string, behind: string | undefined): string {
  return behind === undefined
    ? msg(str`${waits}, and no task, timer or thread is left to do that.`)
    : msg(str`${waits}, and no task, timer or thread is left to do that. ${behind}`);
}

function allWaitText(behind: string | undefined): string {
  return behind === undefined
    ? msg('Everything waits, and no timer is set.')
    : msg(str`Everything waits, and no timer is set. ${behind}`);
}

/** @param roots how many tasks they wait behind */
function behindText(others: number, roots: number): string {
  if (others === 1) return roots === 1 ? msg('1 other task waits behind it.') : msg('1 other task waits behind them.');
  return roots === 1
    ? msg(str`${others} other tasks wait behind it.`)
    : msg(str`${others} other tasks wait behind them.`);
}

function hopeless(recording: Recording, id: number, holders: ReadonlyMap<number, number>): string {
  const object = recording.object(id);
  const label = labelOf(recording, id);
  switch (object?.kind) {
    case 'event':
      return msg(str`${label} to be set`);
    case 'future':
      return msg('a future to get its result');
    case 'condition':
      return msg(str`${label} to be notified`);
    case 'queue':
      return msg(str`${label} to be filled or emptied`);
    case 'semaphore':
      return msg(str`${label} to be released`);
    case 'barrier':
      return msg(str`others to come to ${label}`);
    case 'lock': {
      const holder = holders.get(id);
      return holder === undefined
        ? msg(str`${label} to be released`)
        : msg(str`${label}, which ${taskText(recording, holder)} never released`);
    }
    default:
      return label;
  }
}

function labelOf(recording: Recording, id: number): string {
  return recording.object(id)?.label ?? msg('something');
}
