import { describe, expect, test } from 'vitest';
import { AnsiWriter } from '../../web/terminal/ansi-writer.ts';
import type { LinePart } from '../../web/terminal/output-lines.ts';
import { Transcript } from '../../web/terminal/transcript.ts';

const run: LinePart[] = [
  { type: 'begin', stream: 'stdout', at: 1.0031 },
  { type: 'text', text: '\x1b[32mhello\x1b[0m' },
  { type: 'end' },
  { type: 'begin', stream: 'stderr', at: 12.5 },
  { type: 'text', text: '10 %' },
  { type: 'rewind' },
  { type: 'text', text: '20 %' },
  { type: 'end' },
  { type: 'dropped', lines: 7 },
  { type: 'summary', at: 13, ending: { kind: 'finished' } },
];

const ansiText = (parts: readonly LinePart[]) => new AnsiWriter(80).write(parts);

const plain = (text: string) => text.replace(/\x1b\[[\d;]*[mGJ]/g, '');

describe('AnsiWriter', () => {
  test('puts time and mark before each line, in columns', () => {
    expect(plain(ansiText(run)).split('\r\n')).toEqual([
      ' +1.003 s │ hello',
      '+12.500 s ! 10 %20 %',
      '        … 7 lines came too fast to show',
      ' 13.000 s ■ finished',
    ]);
  });

  test('keeps the lines of an exception apart, and lets its message move nothing', () => {
    const ending = { kind: 'uncaught', exceptionType: 'E', message: 'one\n\x1b[2J  two' } as const;
    expect(plain(ansiText([{ type: 'summary', at: 1, ending }])).split('\r\n')).toEqual([
      '  1.000 s × uncaught exception E: one',
      '              two',
    ]);
  });

  test('ends the colours of a line with the line', () => {
    const open: LinePart[] = [
      { type: 'begin', stream: 'stdout', at: 0 },
      { type: 'text', text: '\x1b[31mred for ever' },
      { type: 'end' },
    ];
    expect(ansiText(open)).toMatch(/red for ever\x1b\[0m\r\n$/);
  });
});

describe('Transcript', () => {
  test('holds the same lines in plain text', () => {
    const transcript = new Transcript();
    transcript.add(run);
    expect(transcript.lines.map(({ kind, time, text }) => [kind, time, text])).toEqual([
      ['stdout', '+1.003 s', 'hello'],
      ['stderr', '+12.500 s', '20 %'],
      ['page', '', '7 lines came too fast to show'],
      ['page', '13.000 s', 'finished'],
    ]);
  });

  test('copies what the program printed and nothing of the page', () => {
    const transcript = new Transcript();
    transcript.add(run);
    expect(transcript.programText()).toBe('hello\n20 %\n');
  });

  test('writes the same again, without what was covered', () => {
    const transcript = new Transcript();
    transcript.add(run);
    expect(transcript.parts()).toEqual([
      ...run.slice(0, 4),
      { type: 'text', text: '20 %' },
      ...run.slice(-3),
    ]);
  });

  test('is bounded', () => {
    const transcript = new Transcript();
    for (let i = 0; i < 3 * Transcript.LIMIT; i++) {
      transcript.add([{ type: 'begin', stream: 'stdout', at: 0 }, { type: 'text', text: String(i) }, { type: 'end' }]);
    }
    expect(transcript.lines.length).toBeLessThanOrEqual(1.2 * Transcript.LIMIT);
    expect(transcript.lines.at(-1)?.text).toBe(String(3 * Transcript.LIMIT - 1));
  });
});
