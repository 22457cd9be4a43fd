import { describe, expect, test } from 'vitest';
import type { Progress } from '../../../web/runner/messages.ts';
import { ProgramClock, type ClockKind } from '../../../web/runner/program-clock.ts';
import { createHost } from '../../../web/runner/program-host.ts';
import { ProgressChannel } from '../../../web/runner/progress-channel.ts';
import { Throttle } from '../../../web/runner/throttle.ts';
import { decodeEvents, encodeEvent } from '../../../web/trace/trace-event.ts';

/** A program's host in a world where nothing takes time but real waits. */
function host(kind: ClockKind, way: 'promise' | 'block' = 'promise') {
  const real = { seconds: 50 };
  const waits: number[] = [];
  const messages: Progress[] = [];
  const seconds = () => real.seconds;
  const clock = new ProgramClock(kind, () => real.seconds * 1000);
  const channel = new ProgressChannel((progress) => messages.push(progress), () => clock.now(), seconds);
  const block = (pause: number) => {
    waits.push(pause);
    real.seconds += pause;
  };
  const wait = (pause: number) => {
    block(pause);
    return way === 'promise' ? Promise.resolve() : undefined;
  };
  clock.start();
  const throttle = new Throttle(kind, channel, seconds);
  return { real, waits, messages, channel, host: createHost(clock, channel, throttle, { wait, block }) };
}

const newline = new TextEncoder().encode('x\n');

describe.each<ClockKind>(['ahead', 'virtual'])('a wait: %s', (kind) => {
  test('costs no real time and tells the page how far the clock is', () => {
    const { waits, messages, host: of } = host(kind);
    expect(of.wait(3)).toBeUndefined();
    expect(of.now()).toBe(3);
    expect(waits).toEqual([]);
    expect(messages).toMatchObject([{ now: 3, activity: 'busy' }]);
  });

  test.each([0, -1, NaN])('of %s seconds is none', (seconds) => {
    const { messages, host: of } = host(kind);
    of.wait(seconds);
    expect(of.now()).toBe(0);
    expect(messages).toEqual([]);
  });
});

test.each(['promise', 'block'] as const)('a program that prints forever runs ahead by its budget only: %s', async (way) => {
  const { real, waits, messages, channel, host: of } = host('ahead', way);
  const lines = 100_000;
  for (let line = 0; line < lines; line++) {
    of.write(1, newline);
    const wait = of.wait(0.1);
    if (wait) await wait;
  }
  channel.flush('busy');
  expect(of.now()).toBeCloseTo(lines * 0.1);
  const { burst, perSecond } = ProgressChannel.EVENTS_AHEAD;
  const least = Math.max((lines - burst) / perSecond, (lines * 0.1 - Throttle.LEAD) / Throttle.PACE);
  expect(real.seconds - 50).toBeGreaterThan(least - 0.1);
  expect(real.seconds - 50).toBeLessThan(least + 40);
  expect(waits.length).toBeLessThan(2000);
  const told = ProgressChannel.MESSAGES.burst + (real.seconds - 50) * ProgressChannel.MESSAGES.perSecond;
  expect(messages.length).toBeLessThan(told + waits.length + 10);
  expect(messages.flatMap(({ output }) => output)).toHaveLength(lines);
});

test('a program that never waits is held back where the page cannot follow, and cannot tell', () => {
  const { real, waits, messages, host: of } = host('ahead');
  const lines = ProgressChannel.EVENTS.burst + 1000;
  for (let line = 0; line < lines; line++) of.write(1, newline);
  expect(waits.length).toBeGreaterThan(0);
  expect(real.seconds).toBeGreaterThan(50);
  expect(of.now()).toBe(0);
  expect(messages.some(({ activity }) => typeof activity === 'object' && activity.waitingUntil === 0)).toBe(true);
});

test('the page knows until when nothing happens before the program really waits', async () => {
  const { waits, messages, host: of } = host('ahead');
  const until = Throttle.LEAD + Throttle.PACE;
  await of.wait(until);
  expect(waits).toHaveLength(1);
  expect(messages.map(({ now, activity }) => [now, activity])).toEqual([
    [0, { waitingUntil: until }],
    [until, 'busy'],
  ]);
  expect(of.now()).toBe(until);
});

test('a virtual clock stands still for a program that does anything', () => {
  const { real, host: of } = host('virtual');
  const event = encodeEvent({ kind: 'resumed', task: 3 });
  for (let turn = 0; turn < 3 * ProgramClock.PATIENCE; turn++) {
    of.now();
    if (turn % 1000 === 0) of.write(1, newline);
    if (turn % 1000 === 500) of.trace(event, 0, event.length);
  }
  real.seconds += 10;
  expect(of.now()).toBe(0);
});

test('events are read from the program\'s memory', () => {
  const { messages, host: of } = host('ahead');
  const event = encodeEvent({ kind: 'resumed', task: 3 });
  const heap = new Uint8Array(1000);
  heap.set(event, 123);
  of.trace(heap, 123, event.length);
  heap.fill(0);
  expect(messages.flatMap(({ events }) => decodeEvents(events))).toMatchObject([{ kind: 'resumed', task: 3 }]);
});
