import { describe, expect, test } from 'vitest';
import type { Recording } from '../../../web/trace/recording.ts';
import { Replay, type ProgramState } from '../../../web/trace/replay.ts';
import { TraceBuilder } from './build-trace.ts';
import { blocked, crowd, deadlocked, failingGroup, gathered, locked, sequence } from './sample-traces.ts';

const LIBRARY_FILE = '/usr/include/asyncio/lock.hpp';

const after = (trace: TraceBuilder) => new Replay(trace.recording()).at(trace.count);
const atTime = (recording: Recording, time: number) => new Replay(recording).at(recording.positionAt(time));
const phases = (state: ProgramState) => Array.from(state.tasks.values(), ({ phase }) => phase);
const readyLabels = (state: ProgramState) => state.ready.map(({ label }) => label);

/** All that can be seen of it, by value. */
function seen(state: ProgramState) {
  return {
    moment: state.moment,
    tasks: Array.from(state.tasks, ([id, task]) => [id, { ...task, chain: undefined }, task.frames]),
    running: state.running,
    callback: state.callback,
    ready: state.ready.map(({ label }) => label),
    timers: state.timers.map(({ when, label }) => [when, label]),
    objects: Array.from(state.objects, ([id, { members, holder, waiters }]) => [id, members, holder, waiters]),
    threads: state.threads,
    idleUntil: state.idleUntil,
  };
}

describe('phases of a task', () => {
  test('follow each other from its creation to its end', () => {
    const trace = new TraceBuilder();
    const replay = (): string => after(trace).tasks.get(1)!.phase;
    const task = trace.task('main');
    const lock = trace.object('lock', 'Lock');
    const steps = [
      () => {},
      () => task.resumes(),
      () => task.sleeps(1, 5),
      () => task.wakes(),
      () => task.resumes(),
      () => task.waitsFor(lock, 6),
      () => task.wakes('object', 0, lock),
      () => task.resumes(),
      () => task.returns('5'),
    ];
    const seenPhases = steps.map((step) => (step(), replay()));
    expect(seenPhases).toEqual([
      'ready',
      'running',
      'sleeping',
      'ready',
      'running',
      'waiting',
      'ready',
      'running',
      'returned',
    ]);
    expect(after(trace).tasks.get(1)).toMatchObject({ text: '5', frames: [], line: 6 });
  });

  test('are ready, behind those that are ready already, for one that lets the others go first', () => {
    const trace = new TraceBuilder();
    const [first] = [trace.task('first'), trace.task('second')];
    first.resumes().yields(4);
    const state = after(trace);
    expect(state.tasks.get(first.id)).toMatchObject({ phase: 'ready', wait: 'turn', line: 4 });
    expect(readyLabels(state)).toEqual(['Task-2 · second', 'Task-1 · first']);
  });

  test('tell how it ended', () => {
    const recording = failingGroup();
    const state = new Replay(recording).at(recording.events.length);
    expect(phases(state)).toEqual(['raised', 'raised', 'cancelled']);
    expect(state.tasks.get(3)?.text).toBe('ValueError("no luck")');
  });

  test('say since when', () => {
    const state = atTime(sequence(), 2);
    expect(state.tasks.get(1)).toMatchObject({ phase: 'sleeping', since: 1, deadline: 3, wait: 'sleep', line: 6 });
  });

  test('are remembered by a state that was kept', () => {
    const replay = new Replay(sequence());
    const task = replay.at(8).tasks.get(1)!;
    const before = { ...task };
    replay.at(100);
    expect({ ...task }).toEqual(before);
  });

  test('tell of a request to end until the task hears of it', () => {
    const trace = new TraceBuilder();
    const task = trace.task('main').resumes().sleeps(1);
    task.isCancelledBy('task').wakes('cancelled');
    expect(after(trace).tasks.get(1)?.cancelRequested).toBe(true);
    task.resumes();
    expect(after(trace).tasks.get(1)?.cancelRequested).toBe(false);
  });
});

describe('frames', () => {
  test('are the functions that await each other, each with its line', () => {
    const trace = new TraceBuilder();
    trace.task('main').resumes().calls('serve', 30).calls('acquire', 20, LIBRARY_FILE).sleeps(1);
    const task = after(trace).tasks.get(1)!;
    expect(task.frames).toEqual([
      { name: 'main', line: 30, library: false },
      { name: 'serve', line: 20, library: false },
      { name: 'acquire', line: undefined, library: true },
    ]);
    expect(task.line).toBe(20);
  });

  test('are left by returning, never the task’s own', () => {
    const trace = new TraceBuilder();
    const task = trace.task('main').resumes().calls('serve', 30).sleeps(1, 7);
    task.wakes().resumes().returnsFromCall();
    expect(after(trace).tasks.get(1)).toMatchObject({ line: 30, frames: [{ name: 'main', line: 30 }] });
    task.returnsFromCall().returnsFromCall();
    expect(after(trace).tasks.get(1)?.frames).toHaveLength(1);
  });

  test('begin where the function is defined', () => {
    const trace = new TraceBuilder();
    trace.func('main', 40);
    trace.task('main');
    expect(after(trace).tasks.get(1)).toMatchObject({ line: 40, frames: [{ name: 'main', line: undefined }] });
  });

  test('show where tasks are made and where the thread is blocked', () => {
    const trace = new TraceBuilder();
    const main = trace.task('main').resumes();
    main.creates('worker', 50);
    expect(after(trace).tasks.get(main.id)?.line).toBe(50);
    main.blocks(2, 51);
    expect(after(trace).tasks.get(main.id)?.line).toBe(51);
  });

  test('of the library have a line only while they call back into the learner’s program', () => {
    const trace = new TraceBuilder();
    const main = trace.task('main').resumes().calls('async_with_block', 20, LIBRARY_FILE);
    main.creates('worker', 22);
    expect(after(trace).tasks.get(main.id)?.line).toBe(22);
    main.calls('exit', 0, LIBRARY_FILE).waitsFor(99);
    expect(after(trace).tasks.get(main.id)?.line).toBe(20);
  });

  test('can be very many', () => {
    const trace = new TraceBuilder();
    const task = trace.task('main').resumes();
    for (let depth = 1; depth < 20_000; depth++) task.calls('recurse', 3);
    expect(after(trace).tasks.get(1)?.frames).toHaveLength(20_000);
  });
});

describe('the loop', () => {
  test('runs what is ready in the order in which it became so, tasks and callbacks', () => {
    const trace = new TraceBuilder();
    const [sleeper, early] = [trace.task('sleeper'), trace.task('early')];
    sleeper.resumes().sleeps(1);
    trace.callback('ring');
    sleeper.wakes();
    early.resumes();
    trace.task('late', early.id);
    const state = after(trace);
    expect(readyLabels(state)).toEqual(['ring', 'Task-1 · sleeper', 'Task-3 · late']);
    expect(state.running).toBe(early.id);
  });

  test('has a timer for each task that sleeps and each callback that is to come, the first to be due first', () => {
    const trace = new TraceBuilder();
    const [late, soon] = [trace.task('late'), trace.task('soon')];
    late.resumes().sleeps(3);
    const ring = trace.callback('ring', 2);
    soon.resumes().sleeps(1);
    expect(after(trace).timers.map(({ when, label }) => [when, label])).toEqual([
      [1, 'Task-2 · soon'],
      [2, 'ring'],
      [3, 'Task-1 · late'],
    ]);
    trace.add('callback_cancelled', { object: ring });
    soon.wakes();
    expect(after(trace).timers.map(({ label }) => label)).toEqual(['Task-1 · late']);
  });

  test('runs a callback once', () => {
    const trace = new TraceBuilder();
    const ring = trace.callback('ring', 1);
    trace.at(1).add('callback_began', { object: ring });
    expect(after(trace)).toMatchObject({ callback: ring, timers: [], ready: [] });
    trace.add('callback_ended', { object: ring });
    expect(after(trace).callback).toBe(0);
  });

  test('sleeps until something happens in it', () => {
    const trace = new TraceBuilder();
    trace.add('idle', { value: 5 });
    trace.add('thread_began', { by: 1, object: 9 });
    expect(after(trace).idleUntil).toBe(5);
    trace.add('run_ended');
    expect(after(trace).idleUntil).toBeUndefined();
  });

  test('goes on with a task that started another one within its step', () => {
    const trace = new TraceBuilder();
    const outer = trace.task('outer').resumes();
    const inner = outer.creates('inner').resumes();
    expect(after(trace).running).toBe(inner.id);
    inner.sleeps(1);
    expect(after(trace).running).toBe(outer.id);
    outer.returns();
    expect(after(trace).running).toBe(0);
  });

  test('lets those that are ready starve while a task blocks the thread', () => {
    const trace = new TraceBuilder();
    const [rude, starving] = [trace.task('rude'), trace.task('starving')];
    rude.resumes().blocks(2, 6);
    const state = after(trace);
    expect([state.running, phases(state), readyLabels(state)]).toEqual([
      rude.id,
      ['running', 'ready'],
      ['Task-2 · starving'],
    ]);
    expect(state.tasks.get(starving.id)?.since).toBe(0);
  });

  test('tells which worker threads are busy', () => {
    const trace = new TraceBuilder();
    const future = trace.object('thread', 'to_thread');
    trace.at(1).add('thread_began', { by: 3, object: future });
    expect(after(trace).threads).toEqual([{ thread: 3, object: future, since: 1, label: 'to_thread 1' }]);
    trace.add('thread_ended', { by: 3, object: future });
    expect(after(trace).threads).toEqual([]);
  });
});

describe('objects', () => {
  const ofObject = (state: ProgramState, id: number) => {
    const { holder, waiters, members } = state.objects.get(id)!;
    return { holder, waiters, members };
  };

  test('tell who has a lock and who wants it', () => {
    const recording = locked();
    expect(ofObject(atTime(recording, 0.5), 2)).toEqual({ holder: 3, waiters: [4], members: [] });
    expect(ofObject(atTime(recording, 1.5), 2)).toEqual({ holder: 4, waiters: [], members: [] });
    expect(ofObject(atTime(recording, 2), 2)).toEqual({ holder: 0, waiters: [], members: [] });
  });

  test('stay when nobody has to do with them any more', () => {
    const trace = new TraceBuilder();
    const lock = trace.object('event', 'Event');
    trace.task('main').resumes().waitsFor(lock).wakes('object', 0, lock);
    expect(ofObject(after(trace), lock)).toEqual({ holder: 0, waiters: [], members: [] });
  });

  test('show the circle of a deadlock', () => {
    const state = atTime(deadlocked(), 1);
    expect([ofObject(state, 2), ofObject(state, 3)]).toEqual([
      { holder: 4, waiters: [5], members: [] },
      { holder: 5, waiters: [4], members: [] },
    ]);
  });

  test('await their members as soon as they know of them', () => {
    const recording = gathered();
    const replay = new Replay(recording);
    const firstMember = recording.members(5)[0]!.event;
    expect(replay.at(firstMember).objects.get(5)!.members).toEqual([]);
    expect(replay.at(firstMember + 1).objects.get(5)!.members).toEqual([2]);
    expect(replay.at(firstMember + 3).objects.get(5)!.members).toEqual([2, 3, 4]);
  });

  test('are tasks, too, as long as they are awaited', () => {
    const recording = blocked();
    expect(ofObject(atTime(recording, 1), 2).waiters).toEqual([1]);
    expect(atTime(recording, 2.25).objects.has(2)).toBe(false);
  });
});

describe('Replay', () => {
  const samples = { sequence, gathered, locked, failingGroup, blocked, deadlocked };

  test.each(Object.entries(samples))('comes to the same state of %s from all sides', (_name, sample) => {
    const recording = sample();
    const replay = new Replay(recording);
    const positions = Array.from({ length: recording.events.length + 1 }, (_, position) => position);
    const forth = positions.map((position) => seen(replay.at(position)));
    const back = positions.toReversed().map((position) => seen(replay.at(position)));
    expect(back.toReversed()).toEqual(forth);
  });

  test('comes to the same state by its checkpoints', () => {
    const recording = crowd(1000);
    const positions = [7777, 2048, 2047, 6000, 4096, 1, 8000, 4097, 0, 7776];
    const replay = new Replay(recording);
    replay.at(recording.events.length);
    for (const position of positions) {
      const direct = new Replay(recording).at(position);
      expect(seen(replay.at(position)), `position ${position}`).toEqual(seen(direct));
    }
  });

  test('does not let what comes later change its checkpoints', () => {
    const trace = new TraceBuilder();
    const lock = trace.object('lock', 'Lock');
    const waiting = Array.from({ length: 2000 }, () => trace.task('worker').resumes().waitsFor(lock));
    for (const task of waiting) task.wakes('object', 0, lock);
    const recording = trace.recording();
    const replay = new Replay(recording);
    const waitersAt = (position: number) => replay.at(position).objects.get(lock)!.waiters.length;
    const positions = [2048, 2100, 4096, 4200, 6144, 7000];
    const forth = positions.map(waitersAt);
    replay.at(recording.events.length);
    expect(positions.toReversed().map(waitersAt).toReversed()).toEqual(forth);
  });

  test('does not let callbacks that run later leave its checkpoints', () => {
    const trace = new TraceBuilder();
    const callbacks = Array.from({ length: 3000 }, (_, i) => trace.callback('ring', 1 + (i % 2)));
    for (const object of callbacks) trace.add('callback_cancelled', { object });
    const recording = trace.recording();
    const replay = new Replay(recording);
    replay.at(recording.events.length);
    expect([4100, 2100, 3000].map((position) => replay.at(position).timers.length)).toEqual([1900, 2100, 3000]);
  });

  test('takes in what the recording gets later', () => {
    const trace = new TraceBuilder();
    const task = trace.task('main').resumes();
    const recording = trace.recording();
    const replay = new Replay(recording);
    expect(phases(replay.at(99))).toEqual(['running']);
    task.returns();
    trace.feed(recording);
    expect(phases(replay.at(99))).toEqual(['returned']);
  });

  test('stays within the recording', () => {
    const replay = new Replay(sequence());
    expect(replay.at(-5).moment).toEqual({ time: 0, position: 0 });
    expect(replay.at(1e9).moment).toEqual({ time: 3, position: 22 });
  });

  test('bears ids that nobody told of', () => {
    const trace = new TraceBuilder();
    const nobody = { task: 50, by: 51, object: 52, file: 53, line: 54 };
    for (const kind of [
      'resumed',
      'suspended',
      'woken',
      'called',
      'returned',
      'task_named',
      'cancel_requested',
      'printed',
      'member',
      'acquired',
      'released',
      'callback_began',
      'callback_ended',
      'callback_cancelled',
      'thread_ended',
      'group_aborted',
      'blocked',
      'never_awaited',
      'never_retrieved',
      'task_ended',
    ] as const) {
      trace.add(kind, { ...nobody, detail: 99 });
    }
    const state = after(trace);
    expect([state.tasks.size, state.running, state.ready, state.timers]).toEqual([0, 0, [], []]);
  });
});
