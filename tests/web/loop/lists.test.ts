import { describe, expect, it } from 'vitest';
import { countText, lastOf, limited } from '../../../web/loop/limited.ts';
import { remainingText, timerRows } from '../../../web/loop/timer-rows.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { Replay } from '../../../web/trace/replay.ts';
import { TraceBuilder } from '../trace/build-trace.ts';
import { blocked, crowd, gathered } from '../trace/sample-traces.ts';

function timersAt(recording: Recording, time: number, most = 20) {
  const position = recording.positionAt(time);
  return timerRows(recording, new Replay(recording).at(position), { time, position }, most);
}

describe('the timers', () => {
  it('are told with the time that is left, and its share of the whole', () => {
    const rows = timersAt(gathered(), 0.5).shown.map(({ entry, remaining, share }) => [entry.label, remaining, share]);
    expect(rows).toEqual([
      ['Task-2 · say_after', 0.5, 0.5],
      ['Task-3 · say_after', 1.5, 0.75],
      ['Task-4 · say_after', 2.5, 2.5 / 3],
    ]);
  });

  it('have run down when they are late', () => {
    const [row] = timersAt(blocked(), 1).shown;
    expect(row).toMatchObject({ remaining: -0.5, share: 0 });
  });

  it('of callbacks run down from when they were set', () => {
    const trace = new TraceBuilder();
    trace.at(1).callback('timeout', 5);
    trace.at(2).add('idle', { value: 5 });
    expect(timersAt(trace.recording(), 2).shown).toMatchObject([{ entry: { label: 'timeout' }, share: 0.75 }]);
  });

  it('are limited, and the rest is counted', () => {
    const { shown, more } = timersAt(crowd(1000), 0);
    expect([shown.length, more]).toEqual([20, 980]);
  });

  it.each([
    [0.75, 'in 0.750 s'],
    [0.0001, 'now'],
    [-0.0001, 'now'],
    [-0.25, '0.250 s late'],
  ])('with %f s left are due %s', (remaining, text) => {
    expect(remainingText(remaining)).toBe(text);
  });
});

describe('a long list', () => {
  it('is shown by its beginning or by its end', () => {
    expect(limited([1, 2, 3], 2)).toEqual({ shown: [1, 2], more: 1 });
    expect(lastOf([1, 2, 3], 2)).toEqual({ shown: [2, 3], more: 1 });
    expect(limited([1], 2)).toEqual({ shown: [1], more: 0 });
  });

  it('is counted in groups of three digits', () => {
    expect([950, 9950, 1_234_567].map(countText)).toEqual(['950', '9\u00a0950', '1\u00a0234\u00a0567']);
  });
});
