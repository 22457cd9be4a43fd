import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../web/diagnosis/diagnose.ts';
import { OWN_FILE } from '../trace/build-trace.ts';
import { begin } from './traced-main.ts';

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
    expect(diagnose(trace.recording(), 'Coro<> step(int n) {}\nf() {\nfor (int i = 0; i < 3; ++i) co_await step(i);\n}')).toEqual([]);
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
    expect(diagnose(trace.recording(), [SAY_AFTER, 'f() {', 'co_await say_after(1, "a");', 'co_await say_after(2, "b");', '}'].join('\n'))).toEqual([]);
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
    expect(diagnose(trace.recording(), [SAY_AFTER, 'f() {', 'co_await say_after(1, "a");', 'co_await say_after(2, "b");', '}'].join('\n'))).toEqual([]);
  });
});
