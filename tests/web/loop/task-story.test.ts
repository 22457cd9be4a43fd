import { describe, expect, it } from 'vitest';
import { eventLog } from '../../../web/loop/event-log.ts';
import { taskStory } from '../../../web/loop/task-story.ts';
import { Lanes } from '../../../web/trace/bars.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { blocked, failingGroup, gathered, sequence } from '../trace/sample-traces.ts';

const ALL = 1000;

function storyAt(recording: Recording, task: number, time: number, most = ALL) {
  const lanes = new Lanes(recording);
  lanes.update();
  return taskStory(recording, lanes.lane(task)!, recording.positionAt(time), most);
}

function rowsAt(recording: Recording, task: number, time: number): string[] {
  return storyAt(recording, task, time).shown.map(({ from, to, goesOn, text, line }) =>
    [from, goesOn ? '…' : (to ?? ''), text, line === undefined ? '' : `line ${line}`].join(' | '),
  );
}

describe('the story of a task', () => {
  it('tells each thing that it did, with its time and line', () => {
    expect(rowsAt(gathered(), 2, 3)).toEqual([
      '0 |  | is ready: it was just made | line 1',
      '0 | 1 | sleeps until 1.000 s | line 6',
      '1 |  | is ready: its sleep is over | line 6',
      '1 |  | prints “one” | ',
      '1 |  | is done | ',
    ]);
  });

  it('goes on at the moment', () => {
    expect(rowsAt(gathered(), 3, 1.5).at(-1)).toBe('0 | … | sleeps until 2.000 s | line 6');
  });

  it('tells of running where that takes time', () => {
    expect(rowsAt(blocked(), 2, 3)).toContain('0.25 | 2.25 | runs | line 5');
  });

  it('tells of failures', () => {
    expect(rowsAt(failingGroup(), 3, 1).at(-1)).toContain('ValueError("no luck")');
  });

  it('is cut at its beginning when it is long', () => {
    const { shown, more } = storyAt(gathered(), 2, 3, 2);
    expect(shown.map(({ text }) => text)).toEqual(['prints “one”', 'is done']);
    expect(more).toBe(3);
  });
});

describe('the log of events', () => {
  it('ends at the moment, the newest last, without what only gives numbers to names', () => {
    const recording = sequence();
    const { entries, cut } = eventLog(recording, recording.positionAt(0), ALL);
    expect(entries.map(({ time, text, line }) => [time, text, line])).toEqual([
      [0, 'the loop begins to run', undefined],
      [0, 'Task-1 · main is made', undefined],
      [0, 'Task-1 · main begins', undefined],
      [0, 'Task-1 · main calls say_after', 12],
      [0, 'Task-1 · main sleeps until 1.000 s', 6],
      [0, 'nothing is ready: the loop sleeps until 1.000 s', undefined],
    ]);
    expect(cut).toBe(false);
  });

  it('is cut at its beginning when it is long', () => {
    const recording = sequence();
    const { entries, cut } = eventLog(recording, recording.events.length, 1);
    expect(entries.map(({ text }) => text)).toEqual(['the loop stops']);
    expect(cut).toBe(true);
  });
});
