import { describe, expect, test } from 'vitest';
import { readRun, writeRun } from '../../../web/share/recorded-run.ts';
import { SHARE_LIMITS } from '../../../web/share/shared-program.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { encodeEvent, type EventKind, type TraceEvent } from '../../../web/trace/trace-event.ts';
import { lookAt } from './look-at-run.ts';

type Told = Partial<TraceEvent> & { readonly kind: EventKind };

/** What takes the square of this many steps takes far longer than a test may. */
const MANY = SHARE_LIMITS.events / 4;

/** Many events after those that a run begins with. */
function large(eventAt: (index: number) => Told): Recording {
  const begin: Told[] = [
    { kind: 'file', file: 1, text: 'main.cpp' },
    { kind: 'function', object: 1, file: 1, line: 3, text: 'work' },
    { kind: 'run_began' },
    { kind: 'task_created', task: 1, object: 1, text: 'Task-1' },
  ];
  const rest = Array.from({ length: MANY - begin.length }, (_, index) => eventAt(index));
  const recording = new Recording();
  for (const event of [...begin, ...rest]) recording.addEvents(encodeEvent(event));
  recording.end({ at: recording.until, ending: { kind: 'finished' } });
  return readRun(writeRun(recording));
}

const LOCK = 2;
const place = { file: 1, line: 3 };

const SHAPES: Record<string, (index: number) => Told> = {
  'tasks that make one another': (i) => ({ kind: 'task_created', task: i + 2, by: i + 1, object: 1, text: 'T', ...place }),
  'tasks that await one another': (i) =>
    i % 2 === 0
      ? { kind: 'task_created', task: i / 2 + 2, by: 1, object: 1, text: 'T' }
      : { kind: 'suspended', task: (i - 1) / 2 + 2, object: (i - 1) / 2 + 1, detail: 3, ...place },
  'tasks in circles of two': (i) =>
    i % 2 === 0
      ? { kind: 'task_created', task: i / 2 + 2, object: 1, text: 'T' }
      : { kind: 'suspended', task: (i - 1) / 2 + 2, object: ((i - 1) / 2 + 2) ^ 1, detail: 3, ...place },
  'calls that never return': (i) => ({ kind: 'called', task: 1, object: 1, time: i, ...place }),
  'calls that return at once': (i) => ({ kind: i % 2 ? 'returned' : 'called', task: 1, object: 1, time: i, ...place }),
  'waits for one lock': (i) =>
    i % 2 === 0
      ? { kind: 'task_created', task: i + 3, by: 1, object: 1, text: 'T' }
      : { kind: 'suspended', task: i + 2, object: LOCK, detail: 3 },
  'one object with all as members': (i) => ({ kind: 'member', object: LOCK, task: i + 3 }),
  'an object that is made again and again': (i) => ({ kind: 'object', object: LOCK, detail: 1 + (i % 13), text: 'Lock' }),
  'a lock that is taken and given': (i) => ({ kind: i % 2 ? 'released' : 'acquired', object: LOCK, task: 1 }),
  'timers that are never due': (i) => ({ kind: 'callback_scheduled', object: i + 3, detail: 1, value: 1e12 - i, text: 'f' }),
  'callbacks that never end': (i) => ({ kind: 'callback_began', object: i + 3 }),
  'worker threads that never end': (i) => ({ kind: 'thread_began', by: i, object: i + 3 }),
  'a task that is woken and suspended': (i) => ({ kind: i % 2 ? 'woken' : 'suspended', task: 1, by: 1, time: i, ...place }),
  'long turns while all others wait': (i) =>
    i % 2 === 0
      ? { kind: 'task_created', task: i + 2, by: 1, object: 1, text: 'T', time: i }
      : { kind: 'resumed', task: i + 1, time: i, ...place },
  'blocking calls': (i) => ({ kind: i % 2 ? 'blocked' : 'resumed', task: 1, time: i, value: i + 1, file: 1, line: i }),
  'functions that nobody awaited': (i) =>
    i % 2 === 0
      ? { kind: 'function', object: i + 3, file: 1, line: i, text: `f${i}` }
      : { kind: 'never_awaited', object: i + 2, task: 1 },
  'exceptions that nobody retrieved': (i) => ({ kind: 'never_retrieved', task: i, text: 'boom' }),
  'groups that are aborted': (i) => ({ kind: i % 2 ? 'group_aborted' : 'object', object: i - (i % 2) + 3, by: 1, task: 1, detail: 3, text: 'TaskGroup' }),
  'tasks that are cancelled over and over': (i) => ({ kind: 'cancel_requested', task: 1, by: i, object: LOCK, detail: 1 + (i % 4), text: 'why' }),
  'tasks that are lost': (i) =>
    i % 2 === 0
      ? { kind: 'task_created', task: i + 3, by: 1, object: 1, text: 'T' }
      : { kind: 'cancel_requested', task: i + 2, detail: 4 },
  deadlocks: (i) => (i % 2 ? { kind: 'deadlocked' } : { kind: 'suspended', task: 1, object: 1, detail: 3 }),
  idling: (i) => ({ kind: 'idle', time: i, value: i + 1 }),
  'new names': (i) => ({ kind: 'task_named', task: 1, text: `name ${i}` }),
  'names that are slow to read': (i) => ({ kind: 'callback_scheduled', object: i + 3, text: i < 900 ? `${'('.repeat(500)}${')'.repeat(499)}x` : 'f' }),
  prints: (i) => ({ kind: 'printed', task: 1, detail: 1, text: 'x'.repeat(100), time: i }),
};

const SOURCE = 'asyncio::Coro<> work() { co_await asyncio::sleep(1); }\nint main() { f0(); f2(); }\n';

describe('a run of many events', () => {
  test.each(Object.entries(SHAPES))('is shown, if it is one of %s', (_name, eventAt) => {
    const recording = large(eventAt);
    lookAt(recording, SOURCE);
    expect(recording.events).toHaveLength(MANY);
  });
});
