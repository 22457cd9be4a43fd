import { describe, expect, test } from 'vitest';
import { Player } from '../../../web/player/player.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { encodeEvent, type TraceEvent } from '../../../web/trace/trace-event.ts';

/** Real time that passes when the test says so; frames come with it. */
class FakeFrames {
  ms = 1000;
  #frame: ((nowMs: number) => void) | undefined;

  now(): number {
    return this.ms;
  }

  request(frame: (nowMs: number) => void): void {
    expect(this.#frame, 'one loop at a time').toBeUndefined();
    this.#frame = frame;
  }

  get requested(): boolean {
    return this.#frame !== undefined;
  }

  pass(seconds: number, frameSeconds = 0.1): void {
    for (let left = seconds; left > 1e-9; left -= frameSeconds) {
      this.ms += 1000 * Math.min(frameSeconds, left);
      const frame = this.#frame;
      this.#frame = undefined;
      frame?.(this.ms);
    }
  }
}

type Entry = Pick<TraceEvent, 'kind' | 'time'> & Partial<TraceEvent>;

function add(recording: Recording, ...events: Entry[]): void {
  for (const event of events) recording.addEvents(encodeEvent(event));
}

/** Two tasks; three things happen at 1 s. */
function recorded(): Recording {
  const recording = new Recording();
  add(
    recording,
    { kind: 'file', time: 0, file: 1, text: 'main.cpp' },
    { kind: 'task_created', time: 0, task: 1 },
    { kind: 'resumed', time: 0, task: 1 },
    { kind: 'suspended', time: 0, task: 1 },
    { kind: 'woken', time: 1, task: 1 },
    { kind: 'resumed', time: 1, task: 1 },
    { kind: 'printed', time: 1, task: 1 },
    { kind: 'task_ended', time: 3, task: 1 },
  );
  recording.addOutput([{ stream: 'stdout', at: 1, text: 'one\n', position: 7 }]);
  return recording;
}

function ended(recording = recorded()): Recording {
  recording.end({ at: 3.5, ending: { kind: 'finished' } });
  return recording;
}

function playerOf(recording: Recording, frontier?: () => number) {
  const frames = new FakeFrames();
  const player = new Player(frames);
  player.load(recording, frontier);
  return { player, frames };
}

const END = { time: 3.5, position: 8 };

describe('playing', () => {
  test('lets the time of the program pass as real time does', () => {
    const { player, frames } = playerOf(ended());
    player.play();
    frames.pass(0.5);
    expect(player.moment.time).toBeCloseTo(0.5);
    expect(player.moment.position).toBe(4);
    frames.pass(0.6);
    expect(player.moment).toEqual({ time: expect.closeTo(1.1), position: 7 });
  });

  test.each([
    [0.1, 0.2],
    [2, 4],
    [100, 200],
  ])('at %f times the speed, 2 s show %f s', (speed, seconds) => {
    const recording = recorded();
    recording.end({ at: 1000, ending: { kind: 'finished' } });
    const { player, frames } = playerOf(recording);
    player.setSpeed(speed);
    player.play();
    frames.pass(2);
    expect(player.moment.time).toBeCloseTo(seconds);
  });

  test('goes on at another speed from where it is', () => {
    const { player, frames } = playerOf(ended());
    player.play();
    frames.pass(1);
    player.setSpeed(0.5);
    frames.pass(1);
    expect(player.moment.time).toBeCloseTo(1.5);
  });

  test('stands still where something new may still come, and owes no time for that', () => {
    let frontier = 1;
    const { player, frames } = playerOf(recorded(), () => frontier);
    player.play();
    frames.pass(5);
    expect(player.moment).toEqual({ time: 1, position: 7 });
    expect(player.playing).toBe(true);
    frontier = 100;
    frames.pass(0.5);
    expect(player.moment.time).toBeCloseTo(1.5);
  });

  test('shows what comes late but happened just at the frontier', () => {
    const recording = new Recording();
    const { player, frames } = playerOf(recording, () => 2);
    player.play();
    frames.pass(3);
    expect(player.moment).toEqual({ time: 2, position: 0 });
    add(recording, { kind: 'resumed', time: 2, task: 1 });
    frames.pass(0.1);
    expect(player.moment).toEqual({ time: 2, position: 1 });
  });

  test('shows all at once at instant speed, as far as it is known', () => {
    const recording = recorded();
    const { player, frames } = playerOf(recording, () => 3);
    player.setSpeed(Infinity);
    player.play();
    frames.pass(0.1);
    expect(player.moment).toEqual({ time: 3, position: 8 });
    expect(player.playing).toBe(true);
    ended(recording);
    frames.pass(0.1);
    expect(player.moment).toEqual(END);
    expect(player.playing).toBe(false);
  });

  test('has no moment at the end of all times', () => {
    const { player, frames } = playerOf(recorded(), () => Infinity);
    player.setSpeed(Infinity);
    player.play();
    frames.pass(0.1);
    expect(player.moment).toEqual({ time: 3, position: 8 });
    player.setSpeed(1);
    frames.pass(2);
    expect(player.moment.time).toBeCloseTo(5);
    expect(player.until).toBeCloseTo(5);
  });

  test('is over at the end of the recording, and asks for no more frames', () => {
    const { player, frames } = playerOf(ended());
    player.play();
    frames.pass(3.4);
    expect(player.atEnd).toBe(false);
    frames.pass(0.2);
    expect(player.moment).toEqual(END);
    expect(player.atEnd).toBe(true);
    expect(player.playing).toBe(false);
    expect(frames.requested).toBe(false);
  });

  test('an empty recording that has ended is over at once', () => {
    const recording = new Recording();
    recording.end({ at: 0, ending: { kind: 'not-started', reason: 'failed', detail: '' } });
    const { player, frames } = playerOf(recording);
    player.play();
    expect(player.atEnd).toBe(true);
    expect(player.playing).toBe(false);
    expect(frames.requested).toBe(false);
  });

  test('begins again when all has been shown', () => {
    const { player, frames } = playerOf(ended());
    player.seek(Infinity);
    player.play();
    expect(player.moment.time).toBe(0);
    frames.pass(1.5);
    expect(player.moment.time).toBeCloseTo(1.5);
  });

  test('goes on where it was when the page comes back from the background', () => {
    const { player, frames } = playerOf(ended());
    player.play();
    frames.pass(0.5);
    frames.pass(600, 600);
    expect(player.moment.time).toBeLessThan(1);
  });

  test('tells of each change, and of none where nothing changes', () => {
    const { player, frames } = playerOf(recorded(), () => 1);
    let changes = 0;
    const unsubscribe = player.onChange(() => changes++);
    player.play();
    frames.pass(2);
    const after = changes;
    frames.pass(2);
    expect(changes).toBe(after);
    player.pause();
    expect(changes).toBe(after + 1);
    unsubscribe();
    player.play();
    expect(changes).toBe(after + 1);
  });
});

describe('pausing', () => {
  test('stops the time, and no frames are asked for', () => {
    const { player, frames } = playerOf(ended());
    player.play();
    frames.pass(0.5);
    player.pause();
    frames.pass(1);
    expect(player.moment.time).toBeCloseTo(0.5);
    expect(frames.requested).toBe(false);
    player.play();
    frames.pass(0.5);
    expect(player.moment.time).toBeCloseTo(1);
  });

  test('lets no second loop begin', () => {
    const { player, frames } = playerOf(ended());
    player.play();
    player.pause();
    player.play();
    frames.pass(1);
    expect(player.moment.time).toBeCloseTo(1);
  });
});

describe('stepping', () => {
  const walk = (kind: Parameters<Player['step']>[0], direction: 1 | -1, start: number) => {
    const { player } = playerOf(ended());
    player.seek(start);
    const moments: [number, number][] = [];
    for (let steps = 0; steps < 10; steps++) {
      player.step(kind, direction);
      moments.push([player.moment.time, player.moment.position]);
      if (direction > 0 ? player.atEnd : player.atStart) break;
    }
    return moments;
  };

  test('goes from one event that can be seen to the next, and to the end', () => {
    const { player } = playerOf(ended());
    player.restart();
    player.pause();
    const positions: number[] = [];
    while (!player.atEnd) {
      player.step('any');
      positions.push(player.moment.position);
    }
    expect(positions).toEqual([2, 3, 4, 5, 6, 7, 8, 8]);
    expect(player.moment).toEqual(END);
  });

  test('goes back over the same', () => {
    expect(walk('any', -1, 3.5)).toEqual([
      [3, 8],
      [1, 7],
      [1, 6],
      [1, 5],
      [0, 4],
      [0, 3],
      [0, 2],
      [0, 0],
    ]);
  });

  test('halts only at the chosen kind', () => {
    expect(walk('switch', 1, 0.5)).toEqual([
      [1, 6],
      [3.5, 8],
    ]);
    expect(walk('wake', 1, 0.5)).toEqual([
      [1, 5],
      [3.5, 8],
    ]);
    expect(walk('print', 1, 0.5)).toEqual([
      [1, 7],
      [3.5, 8],
    ]);
    expect(walk('print', -1, 2)).toEqual([
      [1, 7],
      [0, 0],
    ]);
  });

  test('goes back to the last event from a time at which nothing happens', () => {
    const { player } = playerOf(ended());
    player.seek(2);
    player.step('any', -1);
    expect(player.moment).toEqual({ time: 1, position: 7 });
  });

  test('halts at what is printed without a trace of it', () => {
    const recording = new Recording();
    recording.addOutput([
      { stream: 'stdout', at: 1, text: 'a\n', position: 0 },
      { stream: 'stdout', at: 2, text: 'b\n', position: 0 },
    ]);
    const { player } = playerOf(ended(recording));
    player.step('print');
    expect(recording.outputAt(player.moment)).toBe(1);
    player.step('any');
    expect(recording.outputAt(player.moment)).toBe(2);
    player.step('print', -1);
    expect(recording.outputAt(player.moment)).toBe(1);
  });

  test('passes over calls of coroutines of the library', () => {
    const recording = new Recording();
    add(
      recording,
      { kind: 'file', time: 0, file: 1, text: 'main.cpp' },
      { kind: 'file', time: 0, file: 2, text: 'sleep.cpp' },
      { kind: 'function', time: 0, file: 1, object: 1, text: 'mine' },
      { kind: 'function', time: 0, file: 2, object: 2, text: 'sleep' },
      { kind: 'called', time: 1, object: 1 },
      { kind: 'called', time: 1, object: 2 },
      { kind: 'suspended', time: 1 },
    );
    const { player } = playerOf(ended(recording));
    player.step('any');
    expect(player.moment.position).toBe(5);
    player.step('any');
    expect(player.moment.position).toBe(7);
  });

  test('pauses', () => {
    const { player, frames } = playerOf(ended());
    player.play();
    frames.pass(0.5);
    player.step('wake');
    expect(player.playing).toBe(false);
    frames.pass(1);
    expect(player.moment).toEqual({ time: 1, position: 5 });
  });

  test('waits for what has not come yet', () => {
    const recording = recorded();
    const { player } = playerOf(recording);
    player.seek(3);
    player.step('switch');
    expect(player.stepping).toBe(true);
    expect(player.moment).toEqual({ time: 3, position: 8 });

    add(recording, { kind: 'woken', time: 4, task: 1 });
    player.recordingChanged();
    expect(player.stepping).toBe(true);
    add(recording, { kind: 'resumed', time: 4, task: 1 });
    player.recordingChanged();
    expect(player.stepping).toBe(false);
    expect(player.moment).toEqual({ time: 4, position: 10 });
  });

  test('goes to the end when that comes instead', () => {
    const recording = recorded();
    const { player } = playerOf(recording);
    player.seek(3);
    player.step('switch');
    ended(recording);
    player.recordingChanged();
    expect(player.moment).toEqual(END);
    expect(player.stepping).toBe(false);
  });

  test('gives up the wait for a step when the reader does something else', () => {
    const recording = recorded();
    const { player } = playerOf(recording);
    player.seek(3);
    player.step('switch');
    player.pause();
    ended(recording);
    player.recordingChanged();
    expect(player.moment).toEqual({ time: 3, position: 8 });
  });

  test('plays on with all that happens at the time of the step', () => {
    const { player, frames } = playerOf(ended());
    player.step('wake');
    player.play();
    expect(player.moment).toEqual({ time: 1, position: 7 });
    frames.pass(0.5);
    expect(player.moment.time).toBeCloseTo(1.5);
  });
});

describe('seeking', () => {
  test('goes to a time with all that happens just then', () => {
    const { player } = playerOf(ended());
    player.seek(1);
    expect(player.moment).toEqual({ time: 1, position: 7 });
    player.seek(0.99);
    expect(player.moment.position).toBe(4);
  });

  test('goes to one of several events of the same time', () => {
    const { player } = playerOf(ended());
    player.seek({ time: 1, position: 5 });
    expect(player.moment).toEqual({ time: 1, position: 5 });
  });

  test('stays within what is known', () => {
    const { player } = playerOf(recorded());
    player.seek(50);
    expect(player.moment).toEqual({ time: 3, position: 8 });
    player.seek(-1);
    expect(player.moment.time).toBe(0);
  });

  test('goes on playing from there', () => {
    const { player, frames } = playerOf(ended());
    player.play();
    frames.pass(0.5);
    player.seek(2);
    frames.pass(0.5);
    expect(player.moment.time).toBeCloseTo(2.5);
    player.seek(1);
    frames.pass(0.5);
    expect(player.moment.time).toBeCloseTo(1.5);
  });

  test('stays paused, also back from the end', () => {
    const { player, frames } = playerOf(ended());
    player.seek(3.5);
    expect(player.atEnd).toBe(true);
    player.seek(1);
    expect(player.atEnd).toBe(false);
    frames.pass(1);
    expect(player.moment.time).toBe(1);
  });
});

describe('restarting', () => {
  test('plays from the start, from the end as well', () => {
    const { player, frames } = playerOf(ended());
    player.play();
    frames.pass(2);
    player.restart();
    frames.pass(0.5);
    expect(player.moment.time).toBeCloseTo(0.5);
    player.seek(Infinity);
    player.restart();
    frames.pass(0.5);
    expect(player.moment.time).toBeCloseTo(0.5);
  });

  test('stays paused', () => {
    const { player, frames } = playerOf(ended());
    player.seek(2);
    player.restart();
    frames.pass(1);
    expect(player.moment).toEqual({ time: 0, position: 0 });
  });

  test('pauses at instant speed, at which the start would not be seen', () => {
    const { player, frames } = playerOf(ended());
    player.setSpeed(Infinity);
    player.play();
    player.restart();
    frames.pass(1);
    expect(player.moment).toEqual({ time: 0, position: 0 });
  });
});

describe('cutting', () => {
  test('ends the recording at the moment shown', () => {
    const { player, frames } = playerOf(recorded());
    player.play();
    frames.pass(0.5);
    player.cut({ kind: 'stopped' });
    expect(player.playing).toBe(false);
    expect(player.atEnd).toBe(true);
    expect(player.recording.events).toHaveLength(4);
    expect(player.recording.output).toHaveLength(0);
    expect(player.recording.ended).toEqual({ at: expect.closeTo(0.5), ending: { kind: 'stopped' } });
    expect(player.until).toBeCloseTo(0.5);
  });

  test('cuts between events of the same time', () => {
    const { player } = playerOf(ended());
    player.seek({ time: 1, position: 6 });
    player.cut({ kind: 'stopped' });
    expect(player.recording.events.at(-1)?.kind).toBe('resumed');
    expect(player.recording.output).toHaveLength(0);
    expect(player.recording.task(1)?.id).toBe(1);
  });
});

test('another recording begins paused at its start, whatever was before', () => {
  const { player, frames } = playerOf(ended());
  player.play();
  frames.pass(1);
  player.load(recorded());
  frames.pass(1);
  expect(player.moment).toEqual({ time: 0, position: 0 });
  expect(player.playing).toBe(false);
});
