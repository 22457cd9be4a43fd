import { expect, test } from 'vitest';
import { diagnose } from '../../../web/diagnosis/diagnose.ts';
import { SHARE_LIMITS } from '../../../web/share/shared-program.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { TraceBuilder } from '../trace/build-trace.ts';

/** One that has the source searched for as many calls as it can, of coroutines that nobody awaited and that awaited one another. */
function searching(): Recording {
  const trace = new TraceBuilder();
  const main = trace.task('f').resumes();
  for (let i = 0; i < 200; i++) {
    const object = trace.func(`f${i}`);
    trace.add('never_awaited', { object, task: main.id });
    for (const name of ['f', `f${i}`]) {
      trace.at(trace.now() + 1);
      main.calls(name, 1 + i).sleeps(1, 1 + i);
      trace.at(trace.now() + 1);
      main.wakes().resumes().returnsFromCall();
    }
  }
  main.returns();
  return trace.recording();
}

const PARTS = [
  '/* ',
  'R"x(',
  '"',
  "'",
  "'\\",
  '\\"',
  'f(',
  'f();',
  'f ',
  'f',
  'f\n(',
  'co_await f(',
  'co_await f();',
  'x = co_await f();\n',
  'f f::f->f.f(); ',
  'f=f(',
  'for (;;) {',
  'for (f',
  '{f();',
  '}',
  ')',
  ' ',
  '\n',
  '\t#',
];

test.each(PARTS.map((part, index) => [part, index % 2 ? 'f();' : '']))(
  'a source of nothing but %j does not keep the page busy',
  (part, end) => {
    const source = part.repeat(Math.floor((SHARE_LIMITS.source - end.length) / part.length)) + end;
    expect(diagnose(searching(), source).length).toBeGreaterThan(0);
  },
  60_000,
);
