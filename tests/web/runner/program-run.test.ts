import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Activity, PageToWorker, WorkerToPage } from '../../../web/runner/messages.ts';
import type { ClockKind } from '../../../web/runner/program-clock.ts';
import { ProgramRun } from '../../../web/runner/program-run.ts';
import type { ProgramWorkers } from '../../../web/runner/program-workers.ts';
import { encodeEvent } from '../../../web/trace/trace-event.ts';

class FakeWorker {
  onmessage: ((event: { data: WorkerToPage }) => void) | undefined;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | undefined;
  readonly received: PageToWorker[] = [];
  terminated = false;

  postMessage(message: PageToWorker): void {
    this.received.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  tell(message: WorkerToPage): void {
    this.onmessage?.({ data: message });
  }

  tellProgress(now: number, activity: Activity = 'busy', texts: readonly string[] = []): void {
    this.tell({
      type: 'progress',
      events: new Uint8Array(encodeEvent({ kind: 'resumed', time: now })),
      output: texts.map((text) => ({ stream: 'stdout', at: now, text, position: 1 })),
      now,
      activity,
      full: false,
    });
  }
}

const program = {} as WebAssembly.Module;

function start(clock: ClockKind = 'ahead') {
  const worker = new FakeWorker();
  const workers = { take: () => worker, scriptUrl: new URL('https://site.test/worker.js') };
  const heard: string[] = [];
  const run = new ProgramRun(workers as unknown as ProgramWorkers, program, clock, {
    started: () => heard.push('started'),
    progress: () => heard.push('progress'),
    ended: () => heard.push('ended'),
  });
  return { run, worker, heard, frontier: () => run.frontier(performance.now()) };
}

function started(clock: ClockKind = 'ahead') {
  const of = start(clock);
  of.worker.tell({ type: 'started' });
  return of;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a run', () => {
  test('tells the worker what to run, and on which clock', () => {
    expect(start('virtual').worker.received).toEqual([{ type: 'run', program, clock: 'virtual' }]);
  });

  test('records what the worker tells', () => {
    const { run, worker, heard } = started();
    worker.tellProgress(0.5, 'busy', ['a\n', 'b\n']);
    worker.tell({ type: 'ended', at: 2, ending: { kind: 'finished' } });
    expect(heard).toEqual(['started', 'progress', 'ended']);
    expect(run.recording.events).toMatchObject([{ kind: 'resumed', time: 0.5 }]);
    expect(run.recording.output.map(({ text }) => text)).toEqual(['a\n', 'b\n']);
    expect(run.recording.ended).toEqual({ at: 2, ending: { kind: 'finished' } });
    expect(worker.terminated).toBe(true);
  });

  test('marks a recording that is full', () => {
    const { run, worker } = started();
    worker.tell({ type: 'progress', events: new Uint8Array(), output: [], now: 1, activity: 'busy', full: true });
    expect(run.recording.full).toBe(true);
  });

  test('ends once', () => {
    const { run, worker, heard } = started();
    worker.tell({ type: 'ended', at: 2, ending: { kind: 'finished' } });
    worker.tell({ type: 'ended', at: 3, ending: { kind: 'finished' } });
    run.stop();
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual(['started', 'ended']);
  });

  test('that fails by itself has crashed', () => {
    const { run, worker } = started();
    worker.tellProgress(3, { waitingUntil: 8 });
    worker.onerror?.({ message: 'broken', preventDefault: () => undefined });
    expect(run.recording.ended).toEqual({ at: 3, ending: { kind: 'crashed', reason: 'trap', detail: 'broken' } });
  });
});

describe('the frontier', () => {
  test('stands at 0 before main, whatever is computed', () => {
    const { worker, frontier } = start();
    worker.tellProgress(0);
    vi.advanceTimersByTime(5000);
    expect(frontier()).toBe(0);
  });

  test('goes on while the program computes, behind what may still be on its way', () => {
    const { run, worker, frontier } = started();
    worker.tellProgress(4);
    expect(frontier()).toBe(4);
    vi.advanceTimersByTime(50);
    expect(frontier()).toBe(4);
    vi.advanceTimersByTime(2000);
    expect(frontier()).toBeCloseTo(6);
    expect(run.recording.until).toBeCloseTo(6);
  });

  test('goes on from the start of main', () => {
    const { frontier } = started();
    vi.advanceTimersByTime(1050);
    expect(frontier()).toBeCloseTo(1);
  });

  test('is the end of the wait while the program waits', () => {
    const { run, worker, frontier } = started();
    worker.tellProgress(4, { waitingUntil: 9 });
    vi.advanceTimersByTime(60_000);
    expect(frontier()).toBe(9);
    expect(run.recording.until).toBe(9);
    worker.tellProgress(9);
    vi.advanceTimersByTime(1050);
    expect(frontier()).toBeCloseTo(10);
  });

  test('stands still where more may have happened than is told', () => {
    const { worker, frontier } = started();
    worker.tellProgress(4, 'flooding');
    vi.advanceTimersByTime(60_000);
    expect(frontier()).toBe(4);
  });

  test('stands still while the program computes on a virtual clock', () => {
    const { worker, frontier } = started('virtual');
    worker.tellProgress(4);
    vi.advanceTimersByTime(60_000);
    expect(frontier()).toBe(4);
  });

  test('is infinite at the end', () => {
    const { run, worker, frontier } = started();
    worker.tell({ type: 'ended', at: 2, ending: { kind: 'finished' } });
    expect(frontier()).toBe(Infinity);
    expect(run.recording.until).toBe(2);
  });
});

describe('a stop', () => {
  test('lets arrive what is on its way, then ends the worker', () => {
    const { run, worker, heard } = started();
    run.stop(1.25);
    worker.tellProgress(3, 'busy', ['late\n']);
    expect(worker.terminated).toBe(false);
    vi.advanceTimersByTime(100);
    expect(worker.terminated).toBe(true);
    expect(heard).toEqual(['started', 'progress', 'ended']);
    expect(run.recording.output).toHaveLength(1);
    expect(run.recording.ended).toEqual({ at: 1.25, ending: { kind: 'stopped' } });
  });

  test('is at the time that the program has come to, if no other is given', () => {
    const { run, worker } = started();
    worker.tellProgress(3, { waitingUntil: 1e9 });
    run.stop();
    vi.advanceTimersByTime(100);
    expect(run.recording.ended?.at).toBe(3);
  });

  test('does not wait for a worker that tells without end', () => {
    const { run, worker } = started();
    run.stop();
    // The timer has not had its turn.
    vi.setSystemTime(0);
    const later = performance.now() + 1000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    worker.tellProgress(5);
    expect(worker.terminated).toBe(true);
    expect(run.recording.events).toHaveLength(0);
  });
});
