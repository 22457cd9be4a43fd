import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../web/diagnosis/diagnose.ts';
import { begin } from './traced-main.ts';

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
