import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../web/diagnosis/diagnose.ts';
import { OWN_FILE, TraceBuilder, type BuiltTask } from '../trace/build-trace.ts';
import * as samples from '../trace/sample-traces.ts';

function begin(): { trace: TraceBuilder; main: BuiltTask } {
  const trace = new TraceBuilder();
  trace.add('run_began');
  return { trace, main: trace.task('main').resumes() };
}

const kindsOf = (trace: TraceBuilder, source = '') => diagnose(trace.recording(), source).map(({ kind }) => kind);

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

describe('a coroutine that was never awaited', () => {
  function findings(source: string, times = 1) {
    const { trace, main } = begin();
    const func = trace.func('say_after', 1);
    for (let i = 0; i < times; i++) main.add('never_awaited', { object: func });
    main.returns();
    return diagnose(trace.recording(), source);
  }

  it('is shown where it was called', () => {
    const [finding] = findings('Coro<> say_after(double d) {\n}\nCoro<> main() {\n  co_await say_after(1);\n  say_after(2);\n}');
    expect(finding).toMatchObject({ kind: 'never-awaited', severity: 'problem', line: 5, lines: [] });
    expect(finding?.advice).toContain('co_await say_after(…)');
  });

  it.each([
    ['with a qualifier', 'app::say_after(1);'],
    ['of an object', 'client.say_after(1);'],
    ['whose result is thrown away', '(void)say_after(1);'],
    ['kept in a variable that nobody uses', 'auto greeting = say_after(1);'],
    ['over several lines', 'say_after(\n1);'],
  ])('is found %s', (_, call) => {
    expect(findings(`Coro<> say_after(double d) {}\nvoid f() {\n  ${call}\n}`)[0]?.line).toBe(3);
  });

  it('is to be awaited as it was called', () => {
    const [finding] = findings('Coro<> say_after(double d) {}\nvoid f() {\n  api.say_after(1);\n}');
    expect(finding?.advice).toContain('Write `co_await api.say_after(…)`');
  });

  it.each([
    ['awaited', 'co_await say_after(1);'],
    ['made a task', 'asyncio::create_task(say_after(1));'],
    ['gathered', 'co_await asyncio::gather(say_after(1), say_after(2));'],
    ['kept and used', 'auto greeting = say_after(1); co_await greeting;'],
    ['in a comment', '// say_after(1);'],
    ['in a string', 'print("say_after(1);");'],
  ])('is shown at its definition if all calls are like this: %s', (_, call) => {
    expect(findings(`Coro<> say_after(double d) {}\nvoid f() {\n  ${call}\n}`)[0]).toMatchObject({ line: 1, lines: [] });
  });

  it('is shown at its definition first if one of several calls is meant', () => {
    const source = 'Coro<> say_after(double d) {}\nvoid f() {\n  say_after(1);\n  say_after(2);\n}';
    expect(findings(source)[0]).toMatchObject({ line: 1, lines: [3, 4] });
    expect(findings(source, 2)).toMatchObject([{ line: 3, lines: [4] }]);
  });
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

describe('a blocking call', () => {
  it('is shown with those that it held up', () => {
    const [finding] = diagnose(samples.blocked(), '');
    expect(finding).toMatchObject({ kind: 'blocking', severity: 'problem', line: 6 });
    expect(finding?.title).toBe('A blocking call held up 2 tasks for up to 1.75 s');
    expect(finding?.text).toContain('blocks (Task-2) called `blocking_sleep` at line 6');
    expect(finding?.text).toContain('ticks (Task-3) for 1.75 s and ticks (Task-4) for 1.25 s');
  });

  it('is told once for all that make it', () => {
    const { trace, main } = begin();
    const tasks = ['A', 'B', 'C'].map((name) => main.creates('block', 30, name));
    main.waitsFor(tasks[2]!.id, 31);
    tasks.forEach((task, i) => {
      trace.at(i);
      task.resumes().blocks(1, 21);
      trace.at(i + 1);
      task.returns();
    });
    main.wakes('done', tasks[2]!.id).resumes().returns();
    expect(diagnose(trace.recording(), '')).toMatchObject([
      { kind: 'blocking', line: 21, title: 'A blocking call held up 2 tasks for up to 2.00 s' },
    ]);
  });

  it('is none if nobody else could have run', () => {
    const { trace, main } = begin();
    const sleeper = main.creates('sleeper', 3);
    main.sleeps(0.1, 4);
    sleeper.resumes().sleeps(9, 7);
    trace.at(0.1);
    main.wakes().resumes().blocks(2, 5);
    trace.at(2.1);
    main.waitsFor(sleeper.id, 6);
    trace.at(9);
    sleeper.wakes().resumes().returns();
    main.wakes('done', sleeper.id).resumes().returns();
    expect(kindsOf(trace)).toEqual([]);
  });

  function computing(seconds: number) {
    const { trace, main } = begin();
    const other = main.creates('other', 3);
    main.sleeps(0.5, 4);
    other.resumes().sleeps(0.55, 9);
    trace.at(0.5);
    main.wakes().resumes();
    trace.at(0.5 + seconds);
    main.waitsFor(other.id, 6);
    other.wakes().resumes().returns();
    main.wakes('done', other.id).resumes().returns();
    return diagnose(trace.recording(), '');
  }

  it('can be a computation, somewhere between two lines', () => {
    const [finding] = computing(0.8);
    expect(finding).toMatchObject({ kind: 'blocking', line: 4, lines: [6], title: 'A long computation held up 1 task for 0.75 s' });
    expect(finding?.text).toContain('main (Task-1) ran for 0.80 s without waiting for anything, between lines 4 and 6');
  });

  it('holds up those that only gave way', () => {
    const { trace, main } = begin();
    const other = main.creates('polite', 3);
    main.sleeps(0, 4);
    other.resumes().add('suspended', { detail: 2 });
    main.wakes().resumes().blocks(1, 5);
    trace.at(1);
    main.waitsFor(other.id, 6);
    other.resumes().returns();
    main.wakes('done', other.id).resumes().returns();
    expect(diagnose(trace.recording(), '')).toMatchObject([{ title: 'A blocking call held up 1 task for 1.00 s' }]);
  });

  it.each([
    [true, []],
    [false, ['blocking']],
  ])('is not claimed of what was not recorded (full: %s)', (full, kinds) => {
    const { trace, main } = begin();
    main.creates('other', 3);
    main.prints('hello');
    const recording = trace.recording();
    recording.full = full;
    recording.end({ at: 9, ending: { kind: 'stopped' } });
    expect(diagnose(recording, '').map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is none for a computation that a slow machine could explain', () => {
    expect(computing(0.09)).toEqual([]);
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
    main.returns();
    return diagnose(trace.recording(), '');
  }

  it('is shown where the block was last', () => {
    expect(abort(false)).toMatchObject([
      {
        kind: 'aborted-group',
        severity: 'hint',
        title: 'A TaskGroup was cancelled because its own block failed',
        line: 7,
        moment: { time: 1 },
      },
    ]);
  });

  it('is none if it was cancelled from outside', () => {
    expect(abort(true)).toEqual([]);
  });
});

describe('awaits one after another', () => {
  const SAY_AFTER = 'Coro<> say_after(double delay, std::string what) {}';

  /** main awaits at these lines; each call sleeps so long. */
  function awaiting(calls: readonly (readonly [name: string, line: number, seconds: number])[], lines: readonly string[]) {
    const { trace, main } = begin();
    for (const [name, line, seconds] of calls) {
      main.calls(name, line).sleeps(seconds, 1);
      trace.at(trace.now() + seconds);
      main.wakes().resumes().returnsFromCall();
    }
    main.returns();
    return diagnose(trace.recording(), lines.join('\n'));
  }

  const TWO = [
    ['say_after', 3, 1],
    ['say_after', 4, 2],
  ] as const;

  it('get a hint at gather', () => {
    const [finding] = awaiting(TWO, [SAY_AFTER, 'Coro<> main() {', 'co_await say_after(1, "a");', 'co_await say_after(2, "b");', '}']);
    expect(finding).toMatchObject({
      kind: 'sequence',
      severity: 'hint',
      title: 'gather could do this in 2.00 s instead of 3.00 s',
      line: 3,
      lines: [4],
    });
  });

  it('are found where results are kept that the other does not use', () => {
    const source = [SAY_AFTER, 'f() {', 'auto a = co_await say_after(1, "a");', 'auto b = co_await say_after(2, "b");', '}'];
    expect(awaiting(TWO, source)).toHaveLength(1);
  });

  it.each([
    ['one uses the result of the other', SAY_AFTER, 'auto a = co_await say_after(1, "a");', 'co_await say_after(2, a);'],
    ['one uses a part of the result', SAY_AFTER, 'auto [a, b] = co_await say_after(1, "a");', 'co_await say_after(b, "");'],
    ['both are calls of one object', 'Coro<> say_after(double d) {}', 'co_await client.say_after(1);', 'co_await client.say_after(2);'],
    ['both change the same', 'Coro<> say_after(Box& box) {}', 'co_await say_after(box);', 'co_await say_after(box);'],
    ['both share a handle', 'Coro<> say_after(asyncio::Queue<int> q) {}', 'co_await say_after(q);', 'co_await say_after(q);'],
    ['one fills what the other reads', 'Coro<> say_after(int n, int* p) {}', 'co_await say_after(1, &n);', 'co_await say_after(n, p);'],
    ['something stands between them', SAY_AFTER, 'co_await say_after(1, "a"); print("");', 'co_await say_after(2, "b");'],
    ['one is awaited only at times', SAY_AFTER, 'co_await say_after(1, "a");', 'if (late) co_await say_after(2, "b");'],
    ['the function is not to be seen', '', 'auto a = co_await say_after(x);', 'co_await say_after(x);'],
  ])('are left alone if %s', (_, ...source) => {
    expect(awaiting(TWO, [source[0]!, 'Coro<> main() {', source[1]!, source[2]!, '}'])).toEqual([]);
  });

  it('are left alone if little is to be gained', () => {
    const calls = [
      ['say_after', 3, 2],
      ['say_after', 4, 0.05],
    ] as const;
    expect(awaiting(calls, [SAY_AFTER, 'f() {', 'co_await say_after(2, "a");', 'co_await say_after(0.05, "b");', '}'])).toEqual([]);
  });

  const THREE = [1, 1, 1].map((seconds) => ['step', 3, seconds] as const);

  it.each(['for (int i = 0; i < 3; ++i) co_await step(i);', 'for (int i : all) { co_await step(i); }'])('can be a loop: %s', (loop) => {
    expect(awaiting(THREE, ['Coro<> step(int n) {}', 'f() {', loop, '}'])).toMatchObject([
      { kind: 'sequence', line: 3, lines: [], title: 'gather could do this in 1.00 s instead of 3.00 s' },
    ]);
  });

  it.each([
    'while (next()) co_await step(1);',
    'for (int i = 0; i < 3; ++i) { co_await step(i); print(i); }',
    'for (int i = 0; i < 3; ++i) { if (i) co_await step(i); }',
    'for (int i = 0; i < 3;) i = co_await step(i);',
    'for (int i = 0; i < 3; ++i) total = co_await step(total);',
  ])('are left alone in a loop whose rounds may need each other: %s', (loop) => {
    expect(awaiting(THREE, ['Coro<int> step(int n) {}', 'f() {', loop, '}'])).toEqual([]);
  });

  it('are left alone in a loop of which a round was cut off', () => {
    const { trace, main } = begin();
    for (const cancelled of [false, false, true]) {
      main.calls('step', 3).sleeps(1, 1);
      trace.at(trace.now() + 1);
      if (cancelled) main.isCancelledBy('callback');
      main.wakes(cancelled ? 'cancelled' : 'timer').resumes().returnsFromCall();
    }
    main.returns();
    expect(kindsOf(trace, 'Coro<> step(int n) {}\nf() {\nfor (int i = 0; i < 3; ++i) co_await step(i);\n}')).toEqual([]);
  });

  it('are left alone if one waited for more than time', () => {
    const { trace, main } = begin();
    const lock = main.makes('lock', 'Lock');
    for (const line of [3, 4]) {
      main.calls('say_after', line).waitsFor(lock, 1);
      trace.at(trace.now() + 1);
      main.wakes('object').resumes().returnsFromCall();
    }
    main.returns();
    expect(kindsOf(trace, [SAY_AFTER, 'f() {', 'co_await say_after(1, "a");', 'co_await say_after(2, "b");', '}'].join('\n'))).toEqual([]);
  });

  it('are left alone in the library', () => {
    const { trace, main } = begin();
    main.calls('library', 9, '/usr/include/asyncio/with.hpp');
    for (const line of [3, 4]) {
      main.add('called', { object: trace.func('say_after'), file: trace.file(OWN_FILE), line }).sleeps(1, 1);
      trace.at(trace.now() + 1);
      main.wakes().resumes().returnsFromCall();
    }
    main.returnsFromCall().returns();
    expect(kindsOf(trace, [SAY_AFTER, 'f() {', 'co_await say_after(1, "a");', 'co_await say_after(2, "b");', '}'].join('\n'))).toEqual([]);
  });
});
