import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../web/diagnosis/diagnose.ts';
import * as samples from '../trace/sample-traces.ts';
import { begin } from './traced-main.ts';

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
    expect(diagnose(trace.recording(), '')).toEqual([]);
  });

  function computing(seconds: number) {
    const { trace, main } = begin();
    const other = main.creates('other', 3);
    main.sleeps(0.5, 4);
    other.resumes().sleeps(0.5, 9);
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
    expect(finding).toMatchObject({ kind: 'blocking', line: 4, lines: [6], title: 'A blocking call or a long computation held up 1 task for 0.80 s' });
    expect(finding?.text).toContain('main (Task-1) kept the thread for 0.80 s without giving way, between lines 4 and 6');
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
