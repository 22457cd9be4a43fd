import { describe, expect, test } from 'vitest';
import { JoinedRecording } from '../../../web/compare/joined-recording.ts';
import { Player } from '../../../web/player/player.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { encodeEvent, type TraceEvent } from '../../../web/trace/trace-event.ts';

type Entry = Pick<TraceEvent, 'kind' | 'time'> & Partial<TraceEvent>;

function add(recording: Recording, ...events: Entry[]): void {
  for (const event of events) recording.addEvents(encodeEvent(event));
}

/** A program whose only task sleeps and then prints, at these times. */
function printing(...times: number[]): Recording {
  const recording = new Recording();
  add(
    recording,
    { kind: 'file', time: 0, file: 1, text: 'main.cpp' },
    { kind: 'task_created', time: 0, task: 1, text: 'Task-1' },
    { kind: 'suspended', time: 0, task: 1 },
  );
  for (const time of times) {
    add(recording, { kind: 'woken', time, task: 1 }, { kind: 'printed', time, task: 1 });
    recording.addOutput([{ stream: 'stdout', at: time, text: `at ${time}\n`, position: recording.events.length }]);
  }
  return recording;
}

function ended(recording: Recording, at: number): Recording {
  recording.end({ at, ending: { kind: 'finished' } });
  return recording;
}

function joined(...parts: Recording[]): JoinedRecording {
  const recording = new JoinedRecording(parts);
  recording.grow(Infinity);
  return recording;
}

/** What each part has printed when all are at the player's moment. */
function printed(recording: JoinedRecording, parts: readonly Recording[], player: Player): string[] {
  return parts.map((part, index) => {
    const moment = recording.momentOf(index, player.moment);
    return part.output
      .slice(0, part.outputAt(moment))
      .map(({ text }) => text.trim())
      .join(', ');
  });
}

function playerOf(recording: Recording): Player {
  const player = new Player({ now: () => 0, request: () => undefined });
  player.load(recording);
  return player;
}

describe('joining', () => {
  test('puts what happened in the order of time, at the same time in that of the parts', () => {
    const recording = joined(ended(printing(1, 3), 3), ended(printing(1, 2), 2));
    expect(recording.output.map(({ text }) => text)).toEqual(['at 1\n', 'at 1\n', 'at 2\n', 'at 3\n']);
    const times = recording.events.map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.length).toBe(14);
  });

  test('ends with the last part', () => {
    expect(joined(ended(printing(1), 1.5), ended(printing(2), 4)).ended).toEqual({ at: 4, ending: { kind: 'finished' } });
    expect(joined(ended(printing(1), 1.5), printing(2)).ended).toBeUndefined();
  });

  test('ends badly if one part does', () => {
    const failed = printing(1);
    failed.end({ at: 1, ending: { kind: 'exited', status: 3 } });
    expect(joined(ended(printing(2), 2), failed).ended).toEqual({ at: 2, ending: { kind: 'exited', status: 3 } });
  });

  test('takes nothing in before all parts can have told what came earlier', () => {
    const [fast, slow] = [ended(printing(1, 2), 2), printing()];
    const recording = new JoinedRecording([fast, slow]);
    recording.grow(1);
    expect(recording.output).toEqual([]);
    expect(recording.until).toBe(1);

    add(slow, { kind: 'woken', time: 1.5, task: 1 });
    recording.grow(1.5);
    expect(recording.output.map(({ text }) => text)).toEqual(['at 1\n']);

    ended(slow, 1.75);
    recording.grow(Infinity);
    expect(recording.output.map(({ text }) => text)).toEqual(['at 1\n', 'at 2\n']);
    expect(recording.events.map(({ time }) => time)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1.5, 2, 2]);
  });

  test("keeps the parts' tasks and functions apart", () => {
    const functionOf = (own: boolean) => {
      const part = new Recording();
      add(
        part,
        { kind: 'file', time: 0, file: 1, text: own ? 'main.cpp' : 'tasks.hpp' },
        { kind: 'function', time: 0, file: 1, object: 1, text: 'go', line: 1 },
        { kind: 'called', time: 0, object: 1, task: 1 },
      );
      return ended(part, 0);
    };
    const recording = joined(functionOf(true), functionOf(false));
    const calls = recording.events.filter(({ kind }) => kind === 'called');
    expect(calls.map(({ object }) => recording.func(object)?.own)).toEqual([true, false]);
  });

  test('goes on where a part has forgotten output that was taken in', () => {
    const part = printing(1);
    const recording = new JoinedRecording([part]);
    recording.grow(1.5);
    (part.output as unknown[]).shift();
    part.forgottenOutput = 1;
    add(part, { kind: 'printed', time: 2, task: 1 });
    part.addOutput([{ stream: 'stdout', at: 2, text: 'at 2\n', position: part.events.length }]);
    recording.grow(3);
    expect(recording.output.map(({ text }) => text)).toEqual(['at 1\n', 'at 2\n']);
  });
});

describe('one player over all parts', () => {
  const parts = () => [ended(printing(1, 3), 3), ended(printing(1, 2), 2)];

  test('takes all of them to the same time', () => {
    const all = parts();
    const recording = joined(...all);
    const player = playerOf(recording);
    player.seek(2.5);
    expect(printed(recording, all, player)).toEqual(['at 1', 'at 1, at 2']);
    expect(recording.momentOf(0, player.moment).time).toBe(2.5);
    player.seek(0.5);
    expect(printed(recording, all, player)).toEqual(['', '']);
    player.seek(3);
    expect(player.atEnd).toBe(true);
    expect(printed(recording, all, player)).toEqual(['at 1, at 3', 'at 1, at 2']);
  });

  test('leaves a part that has ended at its end', () => {
    const all = parts();
    const recording = joined(...all);
    const player = playerOf(recording);
    player.seek(2.5);
    expect(recording.momentOf(1, player.moment)).toEqual({ time: 2, position: all[1]!.events.length });
  });

  test('steps through one part after the other at the same time, and back', () => {
    const all = parts();
    const recording = joined(...all);
    const player = playerOf(recording);
    const stops = ['at 1|', 'at 1|at 1', 'at 1|at 1, at 2', 'at 1, at 3|at 1, at 2'];
    for (const stop of stops) {
      player.step('print');
      expect(printed(recording, all, player).join('|')).toBe(stop);
    }
    for (const stop of stops.slice(0, -1).reverse()) {
      player.step('print', -1);
      expect(printed(recording, all, player).join('|')).toBe(stop);
    }
  });
});
