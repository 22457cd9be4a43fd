import { expect, test } from 'vitest';
import { RunReporter } from '../../../web/embed/run-reporter.ts';
import { Player } from '../../../web/player/player.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { encodeEvent } from '../../../web/trace/trace-event.ts';

/** Two lines, at 1 s and at 2 s, each told by an event, and the end at 3 s. */
function twoLines(): Recording {
  const recording = new Recording();
  for (const time of [1, 2]) {
    recording.addEvents(encodeEvent({ kind: 'printed', time }));
    recording.addOutput([{ stream: 'stdout', at: time, text: `line ${time}\n`, position: time }]);
  }
  recording.addOutput([{ stream: 'stderr', at: 2, text: 'beware\n', position: 2 }]);
  recording.end({ at: 3, ending: { kind: 'finished' } });
  return recording;
}

function reported(expected?: string) {
  const player = new Player({ now: () => 0, request: () => undefined });
  const told: unknown[][] = [];
  new RunReporter(player, () => expected, {
    output: ({ text }) => told.push(['output', text]),
    trace: ({ events }) => told.push(['trace', events.length]),
    exit: ({ outcome, status, time, output, matches }) => told.push(['exit', outcome, status, time, output, matches]),
  });
  return { player, told };
}

test('tells each thing when it is shown, and once', () => {
  const { player, told } = reported();
  player.load(twoLines());
  expect(told).toEqual([]);
  player.seek(1);
  expect(told).toEqual([
    ['trace', 1],
    ['output', 'line 1\n'],
  ]);
  player.seek(0);
  player.seek(1);
  expect(told).toHaveLength(2);
  player.seek(3);
  expect(told.slice(2)).toEqual([
    ['trace', 1],
    ['output', 'line 2\n'],
    ['output', 'beware\n'],
    ['exit', 'finished', 0, 3, 'line 1\nline 2\n', undefined],
  ]);
  player.seek(0);
  player.seek(3);
  expect(told).toHaveLength(6);
});

test('a run that is stopped tells nothing twice', () => {
  const { player, told } = reported();
  player.load(twoLines());
  player.seek(1);
  player.cut({ kind: 'stopped' });
  expect(told.slice(2)).toEqual([['exit', 'stopped', undefined, 1, 'line 1\n', undefined]]);
});

test('another run is told anew', () => {
  const { player, told } = reported();
  player.load(twoLines());
  player.seek(3);
  const first = told.splice(0);
  player.load(new Recording());
  player.load(twoLines());
  player.seek(3);
  expect(told).toEqual(first);
});

test('says whether the output is the expected one', () => {
  for (const [expected, matches] of [['line 1\nline 2', true], ['line 2\nline 1', false]] as const) {
    const { player, told } = reported(expected);
    player.load(twoLines());
    player.seek(3);
    expect(told.at(-1)?.at(-1)).toBe(matches);
  }
});

test('what has not run has not missed the expected output', () => {
  const { player, told } = reported('line 1');
  const unbuilt = new Recording();
  unbuilt.end({ at: 0, ending: { kind: 'not-built', detail: undefined } });
  player.load(unbuilt);
  player.seek(0);
  expect(told).toEqual([['exit', 'not-built', undefined, 0, '', undefined]]);
});
