import { msg, str } from '@lit/localize';
import type { Recording } from '../trace/recording.ts';
import { awaitAt, consecutive, isLoopBody, needEachOther, type AwaitStatement } from './await-statements.ts';
import { type Finding, momentAfter } from './finding.ts';
import type { CallSpan, History, TaskHistory } from './history.ts';
import type { ProgramText } from './program-text.ts';
import { placesOf, secondsText } from './words.ts';

/** In seconds: less is not worth a word. */
const LEAST_GAIN = 0.1;

interface Timed {
  readonly call: CallSpan;
  readonly statement: AwaitStatement;
  readonly time: number;
  /** How much of it the task ran itself. */
  readonly busy: number;
  /** Whether it did nothing but let time pass, to its end. */
  readonly plain: boolean;
}

/** Awaits one after the other that could as well overlap: each only let time pass, and none uses another's result. */
export function findSequences(history: History, program: ProgramText): Finding[] {
  const statements = new Map<string, AwaitStatement | undefined>();
  const found = new Map<string, Finding>();
  for (const task of history.tasks.values()) {
    for (const calls of siblings(task, history.recording)) {
      const timed = calls.map((call) => timedCall(call, task, history.recording, statementOf(call)));
      for (const run of runsOf(timed, program)) {
        const finding = gainOf(run, task.id, history.recording);
        if (!finding) continue;
        const key = run.map(({ statement }) => statement.call.from).join();
        const before = found.get(key);
        found.set(key, before ? { ...before, tasks: [...new Set([...before.tasks, task.id])] } : finding);
      }
    }
  }
  return [...found.values()];

  function statementOf({ func, line }: CallSpan): AwaitStatement | undefined {
    if (func === undefined || !func.own || line === undefined) return undefined;
    const key = `${func.name} ${line}`;
    if (!statements.has(key)) statements.set(key, awaitAt(program, func.name, line));
    return statements.get(key);
  }
}

/** The calls of each of the learner's own coroutines, in their order. */
function siblings(task: TaskHistory, recording: Recording): Iterable<CallSpan[]> {
  const byCaller = new Map<CallSpan | undefined, CallSpan[]>();
  for (const call of task.calls) {
    const caller = call.caller ? call.caller.func : recording.task(task.id)?.func;
    if (!caller?.own) continue;
    const calls = byCaller.get(call.caller);
    if (calls) calls.push(call);
    else byCaller.set(call.caller, [call]);
  }
  return byCaller.values();
}

function timedCall(
  call: CallSpan,
  task: TaskHistory,
  recording: Recording,
  statement: AwaitStatement | undefined,
): Timed | undefined {
  if (!statement) return undefined;
  const cancelled = task.cancels.some(({ event }) => {
    const { time } = recording.events[event]!;
    return time >= call.from && time <= call.to;
  });
  const spans = task.spans.slice(call.firstSpan, call.spansEnd);
  const waits = spans.filter(({ kind }) => kind === 'waiting');
  const passive = waits.every(({ wait }) => wait === 'sleep');
  const busy = spans
    .filter(({ kind }) => kind === 'running')
    .reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, call.to) - Math.max(from, call.from)), 0);
  const plain = call.over && !cancelled && waits.length > 0 && passive;
  return { call, statement, time: call.to - call.from, busy, plain };
}

/** Cuts the calls where one does not directly follow the other, or needs it, or does more than let time pass. */
function runsOf(calls: readonly (Timed | undefined)[], program: ProgramText): Timed[][] {
  const runs: Timed[][] = [];
  let run: Timed[] = [];
  for (const timed of calls) {
    if (timed && follows(run, timed, program)) run.push(timed);
    else {
      runs.push(run);
      run = timed ? [timed] : [];
    }
  }
  return [...runs, run].flatMap(plainParts).filter(({ length }) => length > 1);
}

/** A loop as a whole or not at all: its rounds are one statement. */
function plainParts(run: Timed[]): Timed[][] {
  if (isLoop(run)) return run.every(({ plain }) => plain) ? [run] : [];
  const parts: Timed[][] = [[]];
  for (const timed of run) {
    if (timed.plain) parts.at(-1)!.push(timed);
    else parts.push([]);
  }
  return parts;
}

function isLoop(run: readonly Timed[]): boolean {
  return run.length > 1 && run[0]!.statement === run[1]!.statement;
}

function follows(run: readonly Timed[], next: Timed, program: ProgramText): boolean {
  const last = run.at(-1);
  if (!last) return false;
  if (last.statement === next.statement) {
    return run[0]!.statement === next.statement && isLoopBody(program, next.statement);
  }
  return (
    consecutive(program, last.statement, next.statement) &&
    run.every(({ statement }) => !needEachOther(program, statement, next.statement))
  );
}

function gainOf(run: readonly Timed[], task: number, recording: Recording): Finding | undefined {
  const first = run[0]!.call;
  const total = run.at(-1)!.call.to - first.from;
  // What they run themselves cannot overlap.
  const busy = run.reduce((sum, timed) => sum + timed.busy, 0);
  const together = Math.max(...run.map((timed) => timed.time - timed.busy)) + busy;
  if (total - together < LEAST_GAIN) return undefined;
  const loop = isLoop(run);
  const [now, then] = [secondsText(total), secondsText(together)];
  const name = first.func?.name ?? '';
  return {
    kind: 'sequence',
    severity: 'hint',
    title: msg(str`gather could do this in ${then} instead of ${now}`),
    text: loop
      ? msg(str`The \`for\` loop awaits ${name} ${run.length} times, one after another, which takes ${now}.`)
      : msg(str`These ${run.length} awaits take ${now} one after another, and none uses another's result.`),
    advice: loop
      ? msg(str`If no round needs the one before it, collect the coroutines in a \`std::vector\` and \`co_await asyncio::gather(…)\` of them all: it runs them side by side, in ${then}.`)
      : msg(str`If their order does not matter, \`co_await asyncio::gather(…)\` runs them side by side, in ${then}.`),
    ...placesOf(run.map(({ call }) => call.line)),
    tasks: [task],
    moment: momentAfter(recording, first.event),
  };
}
