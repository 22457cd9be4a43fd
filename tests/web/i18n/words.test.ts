import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { adviceFor } from '../../../web/compiler/advice.ts';
import { OWN_NOTES } from '../../../web/compiler/diagnostic.ts';
import { fixLabel } from '../../../web/compiler/fix-label.ts';
import type { LinkProblem, Reach } from '../../../web/compiler/link-problem.ts';
import { linkWords } from '../../../web/compiler/link-words.ts';
import { noteText, placeText } from '../../../web/compiler/notes.ts';
import { detailText } from '../../../web/runner/detail-text.ts';
import { CRASH_REASONS, type Ending, type StartFailureReason } from '../../../web/runner/ending.ts';
import type { Problem } from '../../../web/runner/problem.ts';
import { droppedText, endingText } from '../../../web/terminal/ending-text.ts';
import { buildText } from '../../../web/terminal/build-text.ts';
import { Transcript } from '../../../web/terminal/transcript.ts';
import { eventText } from '../../../web/trace/event-words.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { Replay } from '../../../web/trace/replay.ts';
import type { TaskPhase } from '../../../web/trace/task-state.ts';
import { CAUSES, type Cause } from '../../../web/trace/trace-event.ts';
import { phaseName, stateText } from '../../../web/trace/words.ts';
import { ADVICE_CASES, diagnostic } from '../advice-cases.ts';
import { begin } from '../diagnosis/traced-main.ts';
import { TraceBuilder } from '../trace/build-trace.ts';
import * as samples from '../trace/sample-traces.ts';
import { expectTranslated, inBoth } from './both-languages.ts';

beforeAll(() => {
  vi.stubGlobal('window', new EventTarget());
});

afterAll(() => {
  vi.unstubAllGlobals();
});

const RECORDINGS = [samples.sequence, samples.gathered, samples.locked, samples.failingGroup, samples.blocked];

describe('what tasks do', () => {
  /** Every kind of wait, and every reason to be ready again. */
  function waits(): Recording {
    const { trace, main } = begin();
    const other = main.creates('other', 3);
    for (const kind of ['lock', 'event', 'thread', 'gather', 'group', 'shield', 'future'] as const) {
      const object = main.makes(kind, kind);
      main.waitsFor(object, 4).wakes('done', 0, object).resumes();
      main.waitsFor(object, 4).wakes('object', other.id, object).resumes();
    }
    main.add('suspended', { detail: 0 });
    for (const cause of CAUSES satisfies readonly Cause[]) {
      for (const by of [0, main.id, other.id]) main.resumes().sleeps(1, 5).wakes(cause, by);
    }
    return trace.recording();
  }

  test.each([...RECORDINGS, samples.deadlocked, waits])('is told at each event of %o', async (sample) => {
    const recording = sample();
    await expectTranslated(() =>
      recording.events.flatMap((_, index) => {
        const { tasks, objects, time } = { ...new Replay(recording).at(index + 1), time: recording.events[index]!.time };
        return [...tasks.values()].map((task) => stateText(recording, task, objects, time));
      }),
    );
  });

  test('has a name for each phase', async () => {
    const phases: Record<TaskPhase, true> = {
      ready: true,
      running: true,
      sleeping: true,
      waiting: true,
      returned: true,
      raised: true,
      cancelled: true,
    };
    await expectTranslated(() => (Object.keys(phases) as TaskPhase[]).map(phaseName));
  });
});

describe('events', () => {
  const texts = (recording: Recording) => recording.events.flatMap((_, index) => eventText(recording, index) ?? []);

  test.each([...RECORDINGS, samples.deadlocked])('of %o are told', async (sample) => {
    const recording = sample();
    await expectTranslated(() => texts(recording));
  });

  test('that are rare are told', async () => {
    const { trace, main } = begin();
    const callback = trace.callback('set_result', 1);
    const lambda = trace.callback('async_main()::$_0');
    main.isCancelledBy('callback').isCancelledBy('shutdown').isCancelledBy('task');
    trace.add('callback_began', { object: callback });
    main.isCancelledBy('callback').add('cancel_requested', { text: 'enough', detail: 1 });
    for (const kind of ['callback_cancelled', 'callback_ended'] as const) trace.add(kind, { object: lambda });
    for (const by of [0, 2]) {
      trace.add('thread_began', { by });
      trace.add('thread_ended', { by });
    }
    trace.add('idle', { value: Infinity });
    trace.add('deadlocked');
    main.add('task_named', { text: 'main' }).add('blocked', { value: Infinity });
    trace.add('never_awaited', { object: trace.func('fetch', 3) });
    main.add('never_retrieved', { text: 'ValueError' });
    trace.add('group_aborted', { object: main.makes('group', 'TaskGroup') });
    main.raises('ValueError');
    await expectTranslated(() => texts(trace.recording()));
  });
});

describe('endings', () => {
  const START_FAILURES: Record<StartFailureReason, true> = { unreachable: true, damaged: true, failed: true };
  const EXCEPTIONS = ['any_cast', 'function_call', 'optional_access', 'variant_access', 'weak_ptr'].map((name) => `bad_${name}`);

  const ENDINGS: readonly Ending[] = [
    { kind: 'finished' },
    { kind: 'exited', status: 3 },
    { kind: 'stopped' },
    { kind: 'not-built', detail: undefined },
    { kind: 'not-built', detail: { kind: 'compiler-not-loaded', cause: { kind: 'connection-broke' } } },
    { kind: 'uncaught', exceptionType: 'ValueError', message: 'no' },
    { kind: 'uncaught', exceptionType: 'ValueError', message: '' },
    { kind: 'uncaught', exceptionType: 'std::bad_alloc', message: 'std::bad_alloc' },
    ...[...EXCEPTIONS, 'length_error', 'out_of_range'].map(
      (name): Ending => ({ kind: 'uncaught', exceptionType: `std::${name}`, message: 'vector' }),
    ),
    ...CRASH_REASONS.map((reason): Ending => ({ kind: 'crashed', reason, detail: 'wasm' })),
    ...(Object.keys(START_FAILURES) as StartFailureReason[]).map(
      (reason): Ending => ({ kind: 'not-started', reason, detail: { kind: 'refused', file: 'a.wasm', status: 404 } }),
    ),
  ];

  test('are told', async () => {
    await expectTranslated(() => [...ENDINGS.map(endingText), droppedText(1), droppedText(7)]);
  });
});

test('problems of the site are told', async () => {
  const file = 'a.wasm';
  const problems: { [Kind in Problem['kind']]: Extract<Problem, { kind: Kind }> } = {
    'no-answer': { kind: 'no-answer', file },
    refused: { kind: 'refused', file, status: 503 },
    'broken-off': { kind: 'broken-off', file },
    unreadable: { kind: 'unreadable', file, cause: 'EOF' },
    'too-long': { kind: 'too-long', file },
    'not-it': { kind: 'not-it', file },
    'wrong-size': { kind: 'wrong-size', file, bytes: '7', expected: 8 },
    'wrong-size-unpacked': { kind: 'wrong-size-unpacked', file, bytes: 7, expected: 8 },
    changed: { kind: 'changed', file },
    'wrong-part': { kind: 'wrong-part', file },
    'not-downloaded': { kind: 'not-downloaded', file, cause: { kind: 'server-silent' } },
    'connection-broke': { kind: 'connection-broke' },
    'server-silent': { kind: 'server-silent' },
    'script-not-loaded': { kind: 'script-not-loaded' },
    'worker-not-started': { kind: 'worker-not-started' },
    'functions-missing': { kind: 'functions-missing', names: 'eval' },
    'compiler-not-loaded': { kind: 'compiler-not-loaded', cause: { kind: 'no-answer', file } },
    'compiler-ended': { kind: 'compiler-ended', status: 9 },
  };
  await expectTranslated(() => Object.values(problems).map(detailText));
  const [, chinese] = await inBoth(() => Object.values(problems).filter((problem) => 'file' in problem).map(detailText));
  expect(chinese.filter((text) => !text.includes(file))).toEqual([]);
});

describe('what is said beside clang and the linker', () => {
  test('is advice', async () => {
    await expectTranslated(() =>
      ADVICE_CASES.map(([message, note]) => adviceFor(diagnostic(message, 'to begin with', note)) ?? ''),
    );
  });

  test('is what is wrong with a program that cannot be linked', async () => {
    const reaches: Record<Reach, true> = {
      files: true,
      network: true,
      threads: true,
      processes: true,
      javascript: true,
      system: true,
    };
    const problems: readonly LinkProblem[] = [
      ...['send_mail(int)', 'vtable for Mail', 'counter'].map((name): LinkProblem => ({ kind: 'undefined', name })),
      { kind: 'duplicate', name: 'pour()' },
      { kind: 'mismatch', name: 'pour(int)' },
      { kind: 'no-main' },
      ...(Object.keys(reaches) as Reach[]).map((reach): LinkProblem => ({ kind: 'forbidden', reach, names: ['fopen'] })),
    ];
    await expectTranslated(() => problems.map(linkWords).flatMap(({ message, advice }) => [message, advice ?? '']));
  });

  test('is what fixes do, and where notes are', async () => {
    const edit = (from: number, to: number, text: string) => ({ range: { from, to }, text });
    const notes = Object.values(OWN_NOTES).map((message) => ({ message, range: undefined, place: 7, fix: [] }));
    await expectTranslated(() => [
      fixLabel([edit(1, 1, ';')]),
      fixLabel([edit(1, 1, '('), edit(4, 4, ')')]),
      fixLabel([edit(1, 4, 'sleep')]),
      fixLabel([edit(1, 4, '')]),
      fixLabel([edit(1, 4, 'a'), edit(6, 7, 'b')]),
      ...notes.flatMap((note) => [noteText(note), placeText(note)]),
    ]);
  });

  test('is, in the terminal, in the language that the reader has when it is shown', async () => {
    const [message, note] = ADVICE_CASES[0]!;
    const diagnostics = Array.from({ length: 12 }, () => diagnostic(message, note));
    const parts = buildText({ kind: 'rejected', diagnostics }, 'async');
    const [english, chinese] = await inBoth(() => {
      const transcript = new Transcript();
      transcript.add(parts);
      return transcript.lines.map(({ text }) => text);
    });
    expect([english[0], english.at(-1)]).toEqual([
      expect.stringMatching(/^error in line 1: unknown type name 'async'\n/),
      'and 2 more problems',
    ]);
    expect(chinese[0]).toContain("unknown type name 'async'");
    const advice = chinese[0]?.split('\n').at(-1);
    for (const text of [advice, chinese.at(-1)]) expect(text).toMatch(/\p{Script=Han}/u);
  });
});

test('a trace that was recorded before is told in the language of now', async () => {
  const trace = new TraceBuilder();
  const lambda = trace.callback('async_main()::$_0');
  const recording = trace.recording();
  const [english, chinese] = await inBoth(() => recording.callback(lambda)?.label);
  expect(english).toBe('lambda in async_main');
  expect(chinese).toMatch(/async_main.*\p{Script=Han}.*lambda/u);
});
