import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../web/diagnosis/diagnose.ts';
import type { TraceBuilder } from '../trace/build-trace.ts';
import * as samples from '../trace/sample-traces.ts';
import { begin } from './traced-main.ts';

const kindsOf = (trace: TraceBuilder) => diagnose(trace.recording(), '').map(({ kind }) => kind);

it('has nothing against a program in which all is well', () => {
  expect(diagnose(samples.gathered(), '')).toEqual([]);
  expect(diagnose(samples.locked(), '')).toEqual([]);
  expect(diagnose(samples.crowd(1000), '')).toEqual([]);
});

it('tells the problems before the hints', () => {
  const { trace, main } = begin();
  const group = main.makes('group', 'TaskGroup');
  const child = main.creates('child', 3);
  child.resumes().raises('ValueError: no');
  trace.add('group_aborted', { object: group, by: main.id, task: child.id });
  trace.add('never_awaited', { object: trace.func('forgotten', 9), task: main.id });
  main.returns();
  expect(kindsOf(trace)).toEqual(['never-awaited', 'aborted-group']);
});

describe('a task that is lost at the end', () => {
  it('is shown where it was made', () => {
    const { trace, main } = begin();
    const [hello, world] = [main.creates('say_after', 20), main.creates('say_after', 21)];
    main.sleeps(0.5, 24);
    for (const task of [hello, world]) task.resumes().sleeps(1, 12);
    trace.at(0.5);
    main.wakes().resumes().returns();
    for (const task of [hello, world]) task.isCancelledBy('shutdown').wakes('cancelled');
    const gather = trace.object('gather', 'gather');
    for (const task of [hello, world]) trace.add('member', { object: gather, task: task.id });
    for (const task of [hello, world]) task.resumes().endsCancelled();
    expect(diagnose(trace.recording(), '')).toMatchObject([
      {
        kind: 'lost-task',
        severity: 'problem',
        title: '2 tasks were cut off at the end',
        line: 20,
        lines: [21],
        tasks: [hello.id, world.id],
        text: expect.stringContaining(
          'When main (Task-1) returned after 0.50 s, say_after (Task-2) and say_after (Task-3) were not done',
        ) as string,
      },
    ]);
  });

  it('is a hint if something awaited it before', () => {
    const { trace, main } = begin();
    const task = main.creates('download', 20);
    const gather = main.makes('gather', 'gather');
    trace.add('member', { object: gather, task: task.id });
    main.returns();
    task.isCancelledBy('shutdown');
    expect(diagnose(trace.recording(), '')).toMatchObject([{ kind: 'lost-task', severity: 'hint', line: 20 }]);
  });

  it('is told apart from one that something awaited', () => {
    const { trace, main } = begin();
    const [monitor, download] = [main.creates('monitor', 20), main.creates('download')];
    const gather = main.makes('gather', 'gather');
    trace.add('member', { object: gather, task: download.id });
    download.resumes().sleeps(9, 4);
    main.returns();
    for (const task of [monitor, download]) task.isCancelledBy('shutdown');
    expect(diagnose(trace.recording(), '')).toMatchObject([
      { severity: 'problem', tasks: [monitor.id], line: 20 },
      { severity: 'hint', tasks: [download.id], line: 4 },
    ]);
  });

  it('is none if it was asked to end before', () => {
    const { trace, main } = begin();
    const task = main.creates('eat', 20);
    task.isCancelledBy('task', main.id);
    main.returns();
    task.isCancelledBy('shutdown');
    expect(kindsOf(trace)).toEqual([]);
  });

  it('is none if main failed: that is the news', () => {
    const { trace, main } = begin();
    const task = main.creates('eat', 20);
    main.raises('ValueError: no');
    task.isCancelledBy('shutdown');
    expect(kindsOf(trace)).toEqual([]);
  });
});

describe('a deadlock', () => {
  it('shows its cycle', () => {
    const [finding] = diagnose(samples.deadlocked(), '');
    expect(finding).toMatchObject({ kind: 'deadlock', severity: 'problem', tasks: [4, 5] });
    expect(finding?.title).toBe('Deadlock: philosopher (Task-2) and philosopher (Task-3) wait for each other');
    expect(finding?.text).toContain('philosopher (Task-2) waits at line 10 for Lock 2, which philosopher (Task-3) holds');
    expect(finding?.text).toContain('philosopher (Task-3) waits at line 10 for Lock 1, which philosopher (Task-2) holds');
  });

  it('is not told a second time by the tasks that are cancelled for it', () => {
    const { trace, main } = begin();
    const lock = main.makes('lock', 'Lock');
    main.acquires(lock).waitsFor(lock, 7);
    trace.add('deadlocked');
    main.isCancelledBy('shutdown').resumes().endsCancelled();
    expect(diagnose(trace.recording(), '')).toMatchObject([
      { kind: 'deadlock', line: 7, title: 'Deadlock: main (Task-1) waits for itself' },
    ]);
  });

  it('goes through gathers and the tasks in them', () => {
    const { trace, main } = begin();
    const child = main.creates('child', 5);
    const gather = main.makes('gather', 'gather');
    trace.add('member', { object: gather, task: child.id });
    main.waitsFor(gather, 6);
    child.resumes().waitsFor(main.id, 3);
    trace.add('deadlocked');
    expect(diagnose(trace.recording(), '')).toMatchObject([{ kind: 'deadlock', tasks: [main.id, child.id], line: 6, lines: [3] }]);
  });

  it('without a cycle names who waits for what never comes', () => {
    const { trace, main } = begin();
    const event = main.makes('event', 'Event');
    const child = main.creates('runner', 5);
    main.waitsFor(child.id, 6);
    child.resumes().waitsFor(event, 3);
    trace.add('deadlocked');
    const [finding] = diagnose(trace.recording(), '');
    expect(finding).toMatchObject({ kind: 'deadlock', tasks: [child.id], line: 3 });
    expect(finding?.text).toBe(
      'runner (Task-2) waits at line 3 for Event 1 to be set, and no task, timer or thread is left to do that. 1 other task waits behind it.',
    );
  });

  it('names the task that kept a lock and is gone', () => {
    const { trace, main } = begin();
    const lock = main.makes('lock', 'Lock');
    const child = main.creates('greedy', 5);
    main.sleeps(0, 6);
    child.resumes().acquires(lock).returns();
    main.wakes().resumes().waitsFor(lock, 7);
    trace.add('deadlocked');
    expect(diagnose(trace.recording(), '')[0]?.text).toContain('for Lock 1, which greedy (Task-2) never released');
  });
});

it('names the failure that nobody heard of', () => {
  const { trace, main } = begin();
  const task = main.creates('download', 20);
  main.sleeps(1, 22);
  task.resumes().sleeps(0.5, 8);
  trace.at(0.5);
  task.wakes().resumes().raises('ConnectionError: offline');
  trace.at(1);
  main.wakes().resumes().returns();
  trace.add('never_retrieved', { task: task.id, text: 'ConnectionError: offline' });
  expect(diagnose(trace.recording(), '')).toMatchObject([
    {
      kind: 'never-retrieved',
      severity: 'problem',
      title: 'download (Task-2) failed, and nobody looked',
      line: 20,
      lines: [8],
      tasks: [task.id],
      text: expect.stringContaining('It ended with ConnectionError: offline.') as string,
    },
  ]);
});

it('names the failure that cancelled a group', () => {
  expect(diagnose(samples.failingGroup(), '')).toMatchObject([
    {
      kind: 'aborted-group',
      severity: 'problem',
      title: 'A TaskGroup was cancelled because unlucky (Task-2) failed',
      line: 5,
      lines: [15],
      tasks: [3, 4],
      text: expect.stringContaining(
        'unlucky (Task-2) ended with ValueError("no luck"). So the TaskGroup of main (Task-1) cancelled the other task, sleeps_long (Task-3)',
      ) as string,
    },
  ]);
});

describe('a group whose own block failed', () => {
  function abort(cancelled: boolean) {
    const { trace, main } = begin();
    const group = main.makes('group', 'TaskGroup');
    const child = main.creates('nap', 5);
    trace.add('member', { object: group, task: child.id });
    main.sleeps(1, 7);
    child.resumes().sleeps(3, 2);
    trace.at(1);
    if (cancelled) main.isCancelledBy('callback');
    main.wakes().resumes();
    trace.add('group_aborted', { object: group, by: main.id });
    child.isCancelledBy('group', main.id, group).wakes('cancelled', main.id).resumes().endsCancelled();
    main.isCancelledBy('group', child.id, group).returns();
    return diagnose(trace.recording(), '');
  }

  it('is shown where the block was last', () => {
    expect(abort(false)).toMatchObject([
      {
        kind: 'aborted-group',
        severity: 'hint',
        title: 'A TaskGroup was cancelled because its own block failed',
        text: expect.stringContaining('So it cancelled its task, nap (Task-2): one') as string,
        line: 7,
        moment: { time: 1 },
      },
    ]);
  });

  it('is none if it was cancelled from outside', () => {
    expect(abort(true)).toEqual([]);
  });
});

