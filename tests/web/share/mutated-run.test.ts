import { expect, test } from 'vitest';
import { ShareError } from '../../../web/share/share-error.ts';
import { readRun, writeRun } from '../../../web/share/recorded-run.ts';
import { Recording, type RecordedOutput } from '../../../web/trace/recording.ts';
import { encodeEvent, type EventKind, type TraceEvent } from '../../../web/trace/trace-event.ts';
import { blocked, deadlocked, failingGroup, gathered, locked, sequence } from '../trace/sample-traces.ts';
import { lookAt } from './look-at-run.ts';
import { Random } from './random.ts';

const SAMPLES = [sequence, gathered, locked, failingGroup, blocked, deadlocked];

const KINDS: readonly EventKind[] = [
  ...new Set(SAMPLES.flatMap((sample) => sample().events.map(({ kind }) => kind))),
  'task_named',
  'callback_scheduled',
  'callback_began',
  'callback_ended',
  'callback_cancelled',
  'thread_began',
  'thread_ended',
  'never_awaited',
  'never_retrieved',
  'member',
];

const WORDS = ['', 'x', 'main.cpp', '\u202e\u0000\u001b[2J', '__proto__', '::$_0', 'a'.repeat(999), '\ud800'];
const NUMBERS = [0, 1, 2, 3, 5, 255, 65535, 2 ** 31, 2 ** 32 - 1];
const TIMES = [0, 1e-12, 0.5, 1, 3, 1e9, 1e12, NaN, -1, Infinity, 1e300];

function mutatedEvent(event: TraceEvent, random: Random): TraceEvent {
  const id = () => (random.below(3) > 0 ? random.below(8) : random.of(NUMBERS));
  switch (random.below(9)) {
    case 0:
      return { ...event, kind: random.of(KINDS) };
    case 1:
      return { ...event, detail: random.below(16) };
    case 2:
      return { ...event, file: random.below(4), line: id() };
    case 3:
      return { ...event, task: id() };
    case 4:
      return { ...event, by: id() };
    case 5:
      return { ...event, object: id() };
    case 6:
      return { ...event, time: random.of(TIMES) };
    case 7:
      return { ...event, value: random.of(TIMES) };
    default:
      return { ...event, text: random.of(WORDS) };
  }
}

/** The events with some of them changed, left out, doubled or in another place. */
function mutated(events: readonly TraceEvent[], random: Random): TraceEvent[] {
  const all = [...events];
  for (let count = 1 + random.below(12); count > 0 && all.length > 0; count--) {
    const at = random.below(all.length);
    const event = all[at]!;
    switch (random.below(6)) {
      case 0:
        all.splice(at, 1);
        break;
      case 1:
        all.splice(random.below(all.length), 0, event);
        break;
      case 2:
        all[at] = all[(at + 1) % all.length]!;
        break;
      default:
        all[at] = mutatedEvent(event, random);
    }
  }
  return all;
}

/** It need not be one that a link may hold. */
function mutatedRun(random: Random): Recording {
  const sample = random.of(SAMPLES)();
  const recording = new Recording();
  for (const event of mutated(sample.events, random)) recording.addEvents(encodeEvent(event));
  const { length } = recording.events;
  const output = sample.output.map((chunk): RecordedOutput => ({ ...chunk, position: Math.min(chunk.position, length) }));
  recording.addOutput([...output, { stream: 'stderr', at: random.of(TIMES), position: length, text: random.of(WORDS) }]);
  recording.end({ at: random.of(TIMES), ending: { kind: 'uncaught', exceptionType: random.of(WORDS), message: random.of(WORDS) } });
  return recording;
}

/** Of a busy machine. */
const TIMEOUT_MS = 60_000;

const SOURCE = `#include <asyncio/asyncio.hpp>
asyncio::Coro<> say_after(double delay, const char* what) {
  co_await asyncio::sleep(delay);
  asyncio::print("{}", what);
}
asyncio::Coro<> main_task() {
  co_await say_after(1, "hello");
  co_await say_after(2, "world");
}
int main() { asyncio::run(main_task()); }
`;

test('a run that was tampered with is refused, or shown by every view', () => {
  let shown = 0;
  for (let seed = 0; seed < 300; seed++) {
    let read: Recording;
    try {
      read = readRun(writeRun(mutatedRun(new Random(seed))));
    } catch (error) {
      if (error instanceof ShareError) continue;
      throw new Error(`seed ${seed}`, { cause: error });
    }
    shown++;
    try {
      lookAt(read, SOURCE);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
  expect(shown).toBeGreaterThan(50);
}, TIMEOUT_MS);

test('changed bytes of a run are refused, or make another one', () => {
  const random = new Random(7);
  const bytes = writeRun(locked());
  for (let round = 0; round < 500; round++) {
    const changed = bytes.slice();
    for (let count = 1 + random.below(3); count > 0; count--) changed[random.below(changed.length)] = random.below(256);
    try {
      const read = readRun(random.below(4) > 0 ? changed : changed.slice(0, random.below(changed.length)));
      if (round % 10 === 0) lookAt(read, SOURCE);
    } catch (error) {
      expect(error, `round ${round}`).toBeInstanceOf(ShareError);
    }
  }
}, TIMEOUT_MS);
