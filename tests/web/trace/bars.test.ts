import { describe, expect, test } from 'vitest';
import { Lanes, type Lane } from '../../../web/trace/bars.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { overdueSince } from '../../../web/trace/task-state.ts';
import { TraceBuilder } from './build-trace.ts';
import { blocked, deadlocked, failingGroup, gathered, locked, sequence } from './sample-traces.ts';

function lanesOf(recording: Recording): Lanes {
  const lanes = new Lanes(recording);
  lanes.update();
  return lanes;
}

/** Those that take time: "waiting 0-3 @12". */
const longBars = ({ bars }: Lane) =>
  bars.filter(({ from, to }) => from !== to).map(({ phase, from, to, line }) => `${phase} ${from}-${to} @${line}`);

const nesting = ({ lanes }: Lanes) => lanes.map(({ task, depth }) => `${'>'.repeat(depth)}${task}`);

describe('bars', () => {
  test('show what a task did, and in which line', () => {
    expect(lanesOf(gathered()).lanes.map(longBars)).toEqual([
      ['waiting 0-3 @12'],
      ['sleeping 0-1 @6'],
      ['sleeping 0-2 @6'],
      ['sleeping 0-3 @6'],
    ]);
  });

  test('show the line where the learner’s own program waits for the library', () => {
    expect(lanesOf(locked()).lanes.map(longBars)).toEqual([
      ['waiting 0-1 @22', 'waiting 1-2 @23'],
      ['sleeping 0-1 @9'],
      ['waiting 0-1 @8', 'sleeping 1-2 @9'],
    ]);
  });

  test.each(Object.entries({ sequence, gathered, locked, failingGroup, blocked, deadlocked }))(
    'follow each other without gaps in %s',
    (_name, sample) => {
      for (const { bars, begin, end } of lanesOf(sample()).lanes) {
        expect(bars.map(({ from }) => from)).toEqual([begin, ...bars.slice(0, -1).map(({ to }) => to)]);
        expect(bars.at(-1)?.to).toBe(end);
      }
    },
  );

  test.each([
    ['the loop’s own thread', 0, ['waiting 0-1 @22', 'running 1-3 @22', 'ready 3-4 @22']],
    ['a worker thread', 1, ['waiting 0-3 @22', 'ready 3-4 @22']],
  ])('show a function that a task waits for as %s runs it', (_thread, by, expected) => {
    const trace = new TraceBuilder();
    const main = trace.task('main').resumes();
    const job = main.makes('thread', 'to_thread');
    main.waitsFor(job, 22);
    trace.at(1).add('thread_began', { by, object: job });
    trace.at(3).add('thread_ended', { by, object: job });
    main.wakes('done', 0, job);
    trace.at(4);
    main.resumes().returns();
    expect(longBars(lanesOf(trace.recording()).lanes[0]!)).toEqual(expected);
  });

  test('go on where nothing is known of their end', () => {
    const main = lanesOf(deadlocked()).lanes[0]!;
    expect([main.end, main.outcome, main.endEvent]).toEqual([undefined, undefined, undefined]);
    expect(longBars(main)).toEqual(['waiting 0-undefined @22']);
  });

  test('tell what is waited for', () => {
    const recording = locked();
    const waiting = lanesOf(recording).lanes[2]!.bars.find(({ phase }) => phase === 'waiting')!;
    expect(waiting).toMatchObject({ wait: 'object', waitsFor: 2, deadline: undefined });
    expect(recording.events[waiting.event]?.kind).toBe('suspended');
  });

  test('tell of the sleeps that are over while the thread is blocked', () => {
    const lanes = lanesOf(blocked()).lanes;
    expect(longBars(lanes[1]!)).toEqual(['sleeping 0-0.25 @5', 'running 0.25-2.25 @5']);
    const sleeps = lanes.slice(2).map(({ bars }) => bars.find(({ phase }) => phase === 'sleeping')!);
    expect(sleeps.map((bar) => [bar.to, overdueSince(bar, bar.to!), overdueSince(bar, 0.25)])).toEqual([
      [2.25, 0.5, undefined],
      [2.25, 1, undefined],
    ]);
  });
});

describe('lanes', () => {
  test('lie below the task that made theirs, the first made first', () => {
    const trace = new TraceBuilder();
    const [one, two] = [trace.task('one'), trace.task('two')];
    const child = one.creates('child');
    two.creates('child');
    one.creates('child');
    child.creates('grandchild');
    expect(nesting(lanesOf(trace.recording()))).toEqual(['1', '>3', '>>6', '>5', '2', '>4']);
  });

  test('are the same whether events come in pieces or at once', () => {
    const trace = new TraceBuilder();
    const recording = new Recording();
    const lanes = new Lanes(recording);
    const main = trace.task('main').resumes();
    for (let i = 0; i < 20; i++) {
      main.creates('worker').resumes().sleeps(1);
      trace.feed(recording);
      lanes.update();
    }
    expect(lanes.lanes).toHaveLength(21);
    expect(lanes.lanes).toEqual(lanesOf(recording).lanes);
  });

  test('keep their array until there are more of them', () => {
    const trace = new TraceBuilder();
    const recording = new Recording();
    const lanes = new Lanes(recording);
    const main = trace.task('main').resumes();
    trace.feed(recording);
    lanes.update();
    const before = lanes.lanes;
    main.sleeps(1);
    trace.feed(recording);
    lanes.update();
    expect(lanes.lanes).toBe(before);
    main.creates('child');
    trace.feed(recording);
    lanes.update();
    expect(lanes.lanes).not.toBe(before);
  });

  test('tell how their tasks ended', () => {
    const recording = failingGroup();
    const ends = lanesOf(recording).lanes.map(({ end, outcome, endEvent = -1 }) => {
      return [end, outcome, recording.events[endEvent]?.kind];
    });
    expect(ends).toEqual([
      [1, 'raised', 'task_ended'],
      [1, 'raised', 'task_ended'],
      [1, 'cancelled', 'task_ended'],
    ]);
  });

  test('are marked where their tasks print', () => {
    const recording = sequence();
    const marks = lanesOf(recording).lane(1)!.marks;
    expect(marks.map(({ time, event }) => [time, recording.events[event]?.text])).toEqual([
      [1, 'hello'],
      [3, 'world'],
    ]);
  });
});

describe('arrows', () => {
  test('lead from the task that wakes to the one that is woken', () => {
    expect(lanesOf(locked()).arrows.map(({ from, to, time }) => [from, to, time])).toEqual([
      [3, 4, 1],
      [3, 1, 1],
      [4, 1, 2],
    ]);
  });

  test('lead from nowhere where the loop wakes, or the task itself', () => {
    const trace = new TraceBuilder();
    const task = trace.task('main').resumes().yields().resumes().sleeps(1);
    task.wakes('timer').resumes();
    expect(lanesOf(trace.recording()).arrows).toEqual([]);
  });
});
