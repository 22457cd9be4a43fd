import { describe, expect, test } from 'vitest';
import type { Progress } from '../../../web/runner/messages.ts';
import { OutputChannel } from '../../../web/runner/output-channel.ts';
import { ProgressChannel } from '../../../web/runner/progress-channel.ts';
import { TraceChannel } from '../../../web/runner/trace-channel.ts';
import { decodeEvents, encodeEvent, type TraceEvent } from '../../../web/trace/trace-event.ts';

const encoder = new TextEncoder();

/** A program that does `events` and writes, and what the page is told. */
function program() {
  const clock = { now: 0, real: 0 };
  const messages: Progress[] = [];
  const channel = new ProgressChannel(
    (progress) => messages.push(progress),
    () => clock.now,
    () => clock.real,
  );
  return {
    clock,
    messages,
    channel,
    trace: (event: Partial<TraceEvent> & Pick<TraceEvent, 'kind'>) =>
      channel.trace(encodeEvent({ time: clock.now, ...event })),
    write: (text: string) => channel.write('stdout', encoder.encode(text)),
    /** What has been sent since the last call. */
    told: () => {
      const taken = messages.splice(0);
      return { events: taken.flatMap(({ events }) => decodeEvents(events)), output: taken.flatMap(({ output }) => output) };
    },
  };
}

describe('within its budget', () => {
  test('tells each event at once, so that what comes before a long computation is seen', () => {
    const { clock, messages, trace } = program();
    trace({ kind: 'resumed', task: 1 });
    clock.now = 0.25;
    trace({ kind: 'called', task: 1 });
    expect(messages.map(({ events, now, activity }) => [decodeEvents(events)[0]?.kind, now, activity])).toEqual([
      ['resumed', 0, 'busy'],
      ['called', 0.25, 'busy'],
    ]);
  });

  test('tells that the clock has moved, though nothing happened', () => {
    const { clock, messages, channel } = program();
    clock.now = 5;
    channel.offer();
    expect(messages).toMatchObject([{ now: 5, activity: 'busy' }]);
    expect(messages[0]?.events).toHaveLength(0);
  });

  test('tells until when the program waits', () => {
    const { messages, channel } = program();
    channel.flush({ waitingUntil: 7 });
    expect(messages).toMatchObject([{ now: 0, activity: { waitingUntil: 7 } }]);
  });
});

describe('beyond its budget', () => {
  /** Spends all messages. */
  function flooding() {
    const of = program();
    for (let count = 0; count < ProgressChannel.MESSAGES.burst; count++) of.trace({ kind: 'resumed', task: 1 });
    expect(of.messages.slice(0, -1).map(({ activity }) => activity)).not.toContain('flooding');
    return of;
  }

  test('says that more may have happened than is told', () => {
    const { messages, trace } = flooding();
    expect(messages.at(-1)?.activity).toBe('flooding');
    const count = messages.length;
    trace({ kind: 'woken' });
    expect(messages).toHaveLength(count);
  });

  test('sends a batch when there is budget again', () => {
    const { clock, trace, told } = flooding();
    told();
    trace({ kind: 'woken', task: 2 });
    trace({ kind: 'woken', task: 3 });
    expect(told().events).toEqual([]);
    clock.real = 1;
    trace({ kind: 'woken', task: 4 });
    expect(told().events.map(({ task }) => task)).toEqual([2, 3, 4]);
  });

  test('sends large batches all the same, and keeps the order', () => {
    const { messages, trace, channel, told } = flooding();
    told();
    const count = 10_000;
    for (let task = 0; task < count; task++) trace({ kind: 'woken', task });
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.length).toBeLessThan(count / 100);
    channel.flush('busy');
    expect(told().events.map(({ task }) => task)).toEqual(Array.from({ length: count }, (_, task) => task));
  });

  /** Spends all of the output, and the last is not sent. */
  function writing() {
    const of = program();
    for (of.clock.now = 1; of.clock.now < 20; of.clock.now++) of.write('x'.repeat(OutputChannel.BACKLOG / 2));
    return of;
  }

  test('says so as soon as output has to wait', () => {
    const { messages } = writing();
    expect(messages.at(-2)).toMatchObject({ activity: 'busy' });
    expect(messages.at(-1)).toMatchObject({ activity: 'flooding', output: [] });
  });

  test('says how far all is told where output waits longer than events', () => {
    const { clock, messages, trace, told } = writing();
    told();
    for (clock.now = 100; messages.length === 0; ) trace({ kind: 'woken' });
    expect(messages).toMatchObject([{ output: [], now: 19, activity: 'flooding' }]);
  });

  test('a wait sends all of it', () => {
    const { trace, channel, told } = flooding();
    told();
    trace({ kind: 'woken', task: 2 });
    channel.flush({ waitingUntil: 3 });
    expect(told().events).toMatchObject([{ kind: 'woken', task: 2 }]);
  });
});

describe('what is printed', () => {
  test('belongs to the event right before it', () => {
    const { clock, trace, write, told } = program();
    trace({ kind: 'resumed', task: 1 });
    trace({ kind: 'printed', task: 1, detail: 1, text: 'hello' });
    clock.now = 0.001;
    write('hello\n');
    const { events, output } = told();
    expect(events.map(({ kind }) => kind)).toEqual(['resumed', 'printed']);
    expect(output).toEqual([{ stream: 'stdout', at: 0, text: 'hello\n', position: 2 }]);
  });

  test('past the runtime gets an event of its own', () => {
    const { clock, channel, trace, write, told } = program();
    clock.now = 1;
    trace({ kind: 'printed', task: 1, detail: 1, text: 'a' });
    write('a\n');
    clock.now = 2;
    channel.write('stderr', encoder.encode('b\n'));
    trace({ kind: 'printed', task: 1, detail: 1, text: 'c' });
    trace({ kind: 'woken', task: 1 });
    write('d\n');
    const { events, output } = told();
    expect(events.map(({ kind, task, detail, time, text }) => [kind, task, detail, time, text])).toEqual([
      ['printed', 1, 1, 1, 'a'],
      ['printed', 0, 2, 2, 'b'],
      ['printed', 1, 1, 2, 'c'],
      ['woken', 1, 0, 2, ''],
      ['printed', 0, 1, 2, 'd'],
    ]);
    expect(output.map(({ text, position }) => [text, position])).toEqual([['a\n', 1], ['b\n', 2], ['d\n', 5]]);
  });

  test('is cut in the trace, not within a character', () => {
    const { write, told } = program();
    const text = `${'x'.repeat(199)}ü and more\n`;
    write(text);
    const { events, output } = told();
    expect(events[0]?.text).toBe('x'.repeat(199));
    expect(output[0]?.text).toBe(text);
  });
});

describe('a full recording', () => {
  function full() {
    const of = program();
    const event = encodeEvent({ kind: 'woken', time: 0 });
    for (let count = 0; count < TraceChannel.LIMIT; count++) of.channel.trace(event);
    of.channel.flush('busy');
    expect(of.messages.at(-1)?.full).toBe(false);
    of.told();
    return of;
  }

  test('is told once, by the first event that is left out', () => {
    const { messages, trace } = full();
    trace({ kind: 'woken' });
    expect(messages).toMatchObject([{ full: true }]);
    for (let count = 0; count < 1000; count++) trace({ kind: 'woken' });
    expect(messages).toHaveLength(1);
  });

  test('still has the page know that time goes on', () => {
    const { clock, channel, messages, trace } = full();
    for (let count = 0; count < ProgressChannel.MESSAGES.burst; count++) channel.flush('busy');
    trace({ kind: 'woken' });
    expect(messages.at(-1)).toMatchObject({ full: true, activity: 'flooding' });
    clock.real += 2;
    clock.now = 7;
    messages.length = 0;
    for (let count = 0; count < 1000; count++) trace({ kind: 'woken' });
    expect(messages).toMatchObject([{ activity: 'busy', now: 7 }]);
  });

  test('loses no output that the page can take', () => {
    const { channel, write, told } = full();
    const lines = 5000;
    for (let line = 0; line < lines; line++) write('x\n');
    channel.flush('busy');
    expect(told().output.map(({ text }) => text)).toEqual(Array.from({ length: lines }, () => 'x\n'));
  });

  test('still gets output', () => {
    const { clock, channel, trace, write, told } = full();
    trace({ kind: 'woken' });
    clock.now = 9;
    write('on\n');
    channel.flush('busy');
    const { events, output } = told();
    expect(events).toEqual([]);
    expect(output).toEqual([{ stream: 'stdout', at: 9, text: 'on\n', position: TraceChannel.LIMIT }]);
  });
});

test.each([
  ['secondsUntilEventsAhead', ProgressChannel.EVENTS_AHEAD],
  ['secondsUntilEvents', ProgressChannel.EVENTS],
] as const)('a program that does much has to wait, and a debt is soon paid: %s', (seconds, { burst }) => {
  const { clock, channel, trace } = program();
  for (let count = 0; count < burst; count++) trace({ kind: 'woken' });
  expect(channel[seconds]).toBe(0);
  for (let count = 0; count < burst; count++) trace({ kind: 'woken' });
  expect(channel[seconds]).toBeGreaterThan(0.5);
  expect(channel[seconds]).toBeLessThan(1.5);
  clock.real += channel[seconds];
  expect(channel[seconds]).toBe(0);
});
