import { describe, expect, it } from 'vitest';
import { sameMarks, sourceMarks } from '../../../web/insight/source-marks.ts';
import { Replay } from '../../../web/trace/replay.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { crowd, gathered, locked } from '../trace/sample-traces.ts';

function marksAt(recording: Recording, time: number, chosenLine?: number) {
  return sourceMarks(recording, new Replay(recording).at(recording.positionAt(time)), chosenLine);
}

describe('the marks in the source', () => {
  it('stand where tasks are suspended, the innermost line of the program each', () => {
    const marks = marksAt(gathered(), 0.5);
    expect(marks.map(({ line, kind }) => [line, kind])).toEqual([
      [12, 'suspended'],
      [6, 'suspended'],
    ]);
    expect(marks[1]!.title.split('\n')).toHaveLength(3);
    expect(marks[1]!.title).toContain('say_after sleeps until 1.000 s');
  });

  it('go with the moment', () => {
    const marks = marksAt(gathered(), 2.5);
    expect(marks.find(({ line }) => line === 6)!.title.split('\n')).toHaveLength(1);
    expect(marksAt(gathered(), 3)).toEqual([]);
  });

  it('stand at the line that calls into the library', () => {
    expect(marksAt(locked(), 0.5).map(({ line }) => line)).toContain(8);
  });

  it('tell which line runs', () => {
    const recording = gathered();
    const resumed = recording.events.findLastIndex(({ kind, task }) => kind === 'resumed' && task === 1);
    const state = new Replay(recording).at(resumed + 1);
    expect(sourceMarks(recording, state, undefined)).toMatchObject([{ kind: 'running', line: 12 }]);
  });

  it('name only some of many tasks', () => {
    const recording = crowd(50);
    const state = new Replay(recording).at(Math.floor(recording.events.length / 2));
    const longest = Math.max(...sourceMarks(recording, state, undefined).map(({ title }) => title.split('\n').length));
    expect(longest).toBe(5);
  });

  it('show the line that the reader has chosen, run or no run', () => {
    expect(sourceMarks(gathered(), undefined, 7)).toEqual([{ line: 7, kind: 'chosen', title: '' }]);
  });

  it('are the same only with the same lines, kinds and words', () => {
    const [before, after] = [marksAt(gathered(), 0.5), marksAt(gathered(), 1.5)];
    expect(sameMarks(before, marksAt(gathered(), 0.6))).toBe(true);
    expect(sameMarks(before, after)).toBe(false);
  });
});
