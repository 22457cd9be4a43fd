import { expect, test } from 'vitest';
import { TraceChannel } from '../../../web/runner/trace-channel.ts';
import { decodeEvents, encodeEvent } from '../../../web/trace/trace-event.ts';

test('gathers events in their order, each once', () => {
  const channel = new TraceChannel();
  expect(channel.add(encodeEvent({ kind: 'resumed', task: 1 }))).toBe(true);
  channel.add(encodeEvent({ kind: 'printed', text: 'hällo' }));
  expect(decodeEvents(channel.take())).toMatchObject([{ kind: 'resumed', task: 1 }, { kind: 'printed', text: 'hällo' }]);
  channel.add(encodeEvent({ kind: 'woken', task: 2 }));
  expect(decodeEvents(channel.take())).toMatchObject([{ kind: 'woken', task: 2 }]);
  expect(channel.take()).toHaveLength(0);
  expect(channel.count).toBe(3);
});

test('has room for as many as come between two messages', () => {
  const channel = new TraceChannel();
  const text = 'x'.repeat(150_000);
  for (let task = 0; task < 3000; task++) channel.add(encodeEvent({ kind: 'resumed', task }));
  channel.add(encodeEvent({ kind: 'printed', text }));
  const events = decodeEvents(channel.take());
  expect(events).toHaveLength(3001);
  expect(events[2999]?.task).toBe(2999);
  expect(events[3000]?.text).toBe(text);
});

test('takes so many and no more', () => {
  const channel = new TraceChannel();
  const event = encodeEvent({ kind: 'resumed', task: 1 });
  for (let count = 0; count < TraceChannel.LIMIT; count++) {
    channel.add(event);
    if (channel.size > 1e6) channel.take();
  }
  expect(channel.full).toBe(false);
  channel.take();
  expect(channel.add(event)).toBe(false);
  expect(channel.full).toBe(true);
  expect(channel.count).toBe(TraceChannel.LIMIT);
  expect(channel.size).toBe(0);
});
