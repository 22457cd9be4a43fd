import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { diagnose } from '../../../web/diagnosis/diagnose.ts';
import type { FindingKind } from '../../../web/diagnosis/finding.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { begin } from '../diagnosis/traced-main.ts';
import * as samples from '../trace/sample-traces.ts';
import { expectTranslated, inBoth } from './both-languages.ts';

beforeAll(() => {
  vi.stubGlobal('window', new EventTarget());
});

afterAll(() => {
  vi.unstubAllGlobals();
});

interface Scene {
  readonly recording: Recording;
  readonly source?: string;
}

function awaitsInARow(source: string, lines: readonly number[]): Scene {
  const { trace, main } = begin();
  for (const line of lines) {
    main.calls('say_after', line).sleeps(1, 1);
    trace.at(trace.now() + 1);
    main.wakes().resumes().returnsFromCall();
  }
  main.returns();
  return { recording: trace.recording(), source };
}

function lost(count: number, awaited: boolean): Scene {
  const { trace, main } = begin();
  const tasks = Array.from({ length: count }, () => main.creates('download', 20));
  const gather = main.makes('gather', 'gather');
  if (awaited) for (const { id } of tasks) trace.add('member', { object: gather, task: id });
  main.returns();
  for (const task of tasks) task.isCancelledBy('shutdown');
  return { recording: trace.recording() };
}

function neverAwaited(calls: number): Scene {
  const { trace, main } = begin();
  for (let call = 0; call < calls; call++) trace.add('never_awaited', { object: trace.func('forgotten', 9), task: main.id });
  return { recording: trace.recording() };
}

function neverRetrieved(): Scene {
  const { trace, main } = begin();
  const future = trace.object('future', 'Future');
  main.creates('download', 20).raises('ValueError').add('never_retrieved', { text: 'ValueError' });
  trace.add('never_retrieved', { task: future, text: 'KeyError' });
  return { recording: trace.recording() };
}

/** A group whose child, or whose own block, fails beside so many others. */
function aborted(by: 'child' | 'block', others: number): Scene {
  const { trace, main } = begin();
  const group = main.makes('group', 'TaskGroup');
  const children = Array.from({ length: others }, () => main.creates('nap', 5));
  const failing = by === 'child' ? main.creates('unlucky', 6).resumes().raises('ValueError') : undefined;
  trace.add('group_aborted', { object: group, by: main.id, task: failing?.id ?? 0 });
  for (const child of children) child.isCancelledBy('group', main.id, group);
  main.returns();
  return { recording: trace.recording() };
}

/** Other tasks wait for their turn while main computes, or sleeps with the thread in its hands. */
function blocking(others: number, sleeps: boolean, line: number): Scene {
  const { trace, main } = begin();
  const tasks = Array.from({ length: others }, () => main.creates('other', 3));
  if (sleeps) main.blocks(2, line);
  trace.at(2);
  main.waitsFor(tasks[0]!.id, line === 0 ? 0 : line + 1);
  for (const task of tasks) task.resumes().returns();
  return { recording: trace.recording() };
}

/** Tasks that wait for what never comes, and others that wait for them. */
function hopeless(roots: number, others: number, line: number): Scene {
  const { trace, main } = begin();
  const stuck = Array.from({ length: roots }, () => main.creates('runner', 5));
  const kinds = ['event', 'future', 'condition', 'queue', 'semaphore', 'barrier', 'lock', 'gather'] as const;
  stuck.forEach((task, index) => {
    const kind = kinds[index % kinds.length]!;
    task.resumes().waitsFor(trace.object(kind, kind), line);
  });
  for (let other = 0; other < others; other++) main.creates('follower', 6).resumes().waitsFor(stuck[0]!.id, line);
  main.returns();
  trace.add('deadlocked');
  return { recording: trace.recording() };
}

function lockedOut(): Scene {
  const { trace, main } = begin();
  const lock = main.makes('lock', 'Lock');
  main.acquires(lock).waitsFor(lock, 7);
  trace.add('deadlocked');
  return { recording: trace.recording() };
}

function keptLock(): Scene {
  const { trace, main } = begin();
  const lock = main.makes('lock', 'Lock');
  main.creates('greedy', 5).resumes().acquires(lock).returns();
  main.waitsFor(lock, 7);
  trace.add('deadlocked');
  return { recording: trace.recording() };
}

function awaitingEachOther(): Scene {
  const { trace, main } = begin();
  const child = main.creates('child', 5);
  main.waitsFor(child.id, 6);
  child.resumes().waitsFor(main.id, 0);
  trace.add('deadlocked');
  return { recording: trace.recording() };
}

function awaitingItself(): Scene {
  const { trace, main } = begin();
  main.waitsFor(main.id, 6);
  trace.add('deadlocked');
  return { recording: trace.recording() };
}

const SAY_AFTER = 'Coro<> say_after(double delay) {}\nCoro<> main() {\n';

const SCENES: Record<FindingKind, readonly Scene[]> = {
  'never-awaited': [neverAwaited(1), neverAwaited(3)],
  'lost-task': [lost(1, false), lost(2, false), lost(1, true), lost(2, true)],
  blocking: [
    { recording: samples.blocked() },
    ...[1, 2].flatMap((others) => [blocking(others, true, 5), blocking(others, true, 0), blocking(others, false, 0)]),
    blocking(1, false, 5),
  ],
  sequence: [
    awaitsInARow(`${SAY_AFTER}co_await say_after(1);\nco_await say_after(1);\n}`, [3, 4]),
    awaitsInARow(`${SAY_AFTER}for (int i : all) { co_await say_after(i); }\n}`, [3, 3, 3]),
  ],
  deadlock: [
    { recording: samples.deadlocked() },
    lockedOut(),
    keptLock(),
    awaitingEachOther(),
    awaitingItself(),
    hopeless(1, 0, 3),
    hopeless(1, 1, 3),
    hopeless(1, 2, 3),
    hopeless(2, 1, 0),
    hopeless(2, 2, 0),
    ...[3, 4, 5, 6, 7, 8].map((roots) => hopeless(roots, 0, 3)),
  ],
  'never-retrieved': [neverRetrieved()],
  'aborted-group': [0, 1, 2].flatMap((others) => [aborted('child', others), aborted('block', others)]),
};

test.each(Object.entries(SCENES))('what is %s is told in Chinese, with all names', async (kind, scenes) => {
  for (const { recording, source = '' } of scenes) {
    const found = () => diagnose(recording, source).filter((finding) => finding.kind === kind);
    expect(found()).not.toEqual([]);
    await expectTranslated(() => found().flatMap(({ title, text, advice }) => [title, text, advice ?? '']));
    const [english, chinese] = await inBoth(() => found().map(({ title, text }) => `${title} ${text}`));
    const functions = ['main', 'other', 'runner', 'greedy', 'child', 'unlucky', 'nap', 'download', 'forgotten', 'philosopher'];
    english.forEach((words, index) => {
      const named = functions.filter((name) => new RegExp(`\\b${name} \\(|\\b${name} was|of ${name} ran`).test(words));
      expect(named.filter((name) => !chinese[index]!.includes(name))).toEqual([]);
    });
  }
});
