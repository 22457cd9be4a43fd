import { describe, expect, test } from 'vitest';
import type { StreamName } from '../../web/runner/messages.ts';
import { OutputLines, type LinePart } from '../../web/terminal/output-lines.ts';

const begin = (at: number, stream: StreamName = 'stdout'): LinePart => ({ type: 'begin', stream, at });
const text = (text: string): LinePart => ({ type: 'text', text });
const end: LinePart = { type: 'end' };

function split(...writes: [number, string, StreamName?][]): LinePart[] {
  const lines = new OutputLines();
  return writes.flatMap(([at, text, stream = 'stdout']) => lines.split({ at, text, stream }));
}

describe('OutputLines', () => {
  test('one write may hold several lines', () => {
    expect(split([1, 'a\nb\n'])).toEqual([begin(1), text('a'), end, begin(1), text('b'), end]);
  });

  test('a line has the time of its first letter and is told before its end', () => {
    expect(split([1, 'a'], [2, 'b\n'])).toEqual([begin(1), text('a'), text('b'), end]);
  });

  test('an empty line is a line', () => {
    expect(split([1, '\n'])).toEqual([begin(1), end]);
  });

  test('the other stream begins a line of its own', () => {
    expect(split([1, 'out'], [2, 'err\n', 'stderr'], [3, 'put\n'])).toEqual([
      begin(1),
      text('out'),
      end,
      begin(2, 'stderr'),
      text('err'),
      end,
      begin(3),
      text('put'),
      end,
    ]);
  });

  test('a carriage return rewrites the line, unless a line end follows it', () => {
    expect(split([1, '10 %\r'], [2, '20 %\r\n'])).toEqual([
      begin(1),
      text('10 %'),
      { type: 'rewind' },
      text('20 %'),
      end,
    ]);
  });

  test('finish ends an open line only', () => {
    const lines = new OutputLines();
    lines.split({ stream: 'stdout', at: 0, text: 'open' });
    expect(lines.finish()).toEqual([end]);
    expect(lines.finish()).toEqual([]);
  });
});
