import { describe, expect, test } from 'vitest';
import { OutputChannel } from '../../web/runner/output-channel.ts';
import type { RecordedOutput } from '../../web/trace/recording.ts';

const encoder = new TextEncoder();

function channel() {
  const clock = { now: 0 };
  const output = new OutputChannel(() => clock.now);
  const write = (text: string, at = 0, position = 0) => output.write('stdout', encoder.encode(text), at, position);
  return { clock, output, write };
}

describe('OutputChannel', () => {
  test('gathers what is written, each with its time and the events before it', () => {
    const { output, write } = channel();
    write('a\n', 0, 1);
    write('b\n', 1.5, 4);
    expect(output.oldest).toBe(0);
    expect(output.take()).toEqual([
      { stream: 'stdout', at: 0, text: 'a\n', position: 1 },
      { stream: 'stdout', at: 1.5, text: 'b\n', position: 4 },
    ]);
    expect(output.take()).toEqual([]);
  });

  test('decodes a character that two writes cut', () => {
    const { output } = channel();
    const bytes = encoder.encode('ü');
    output.write('stdout', bytes.subarray(0, 1), 0, 0);
    output.write('stdout', bytes.subarray(1), 0, 0);
    expect(output.take().map(({ text }) => text)).toEqual(['ü']);
  });

  test('keeps a flood within its budget and tells how many lines it left out', () => {
    const { clock, output, write } = channel();
    const sent: RecordedOutput[] = [];
    const lines = 400_000;
    for (let line = 0; line < lines; line++) {
      clock.now = line * 1e-6;
      write(`line ${line}\n`);
      if (output.secondsUntilSendable === 0) sent.push(...output.take());
    }
    sent.push(...output.take());

    const size = sent.reduce((sum, { text }) => sum + text.length + OutputChannel.PIECE_COST, 0);
    const { burst, perSecond } = OutputChannel.RATE;
    expect(size).toBeLessThan(burst + clock.now * perSecond + OutputChannel.BACKLOG);
    const dropped = sent.reduce((sum, { droppedBefore = 0 }) => sum + droppedBefore, 0);
    expect(sent.length + dropped).toBe(lines);
    expect(dropped).toBeGreaterThan(0);
    expect(sent.at(-1)?.text).toBe(`line ${lines - 1}\n`);
  });

  test('sends of a flood of single characters as well', () => {
    const { output, write } = channel();
    for (let count = 0; count < 100_000; count++) write('x');
    expect(output.secondsUntilSendable).toBe(0);
  });

  test('tells what was left out at the place where it is missing', () => {
    const { output, write } = channel();
    write('x'.repeat(OutputChannel.BACKLOG / 2));
    write('1\n2\n3\n');
    write('y'.repeat(OutputChannel.BACKLOG / 2 + 1));
    const [first, ...rest] = output.take();
    expect(first).toMatchObject({ text: `y`.repeat(OutputChannel.BACKLOG / 2 + 1), droppedBefore: 3 });
    expect(rest).toEqual([]);
  });

  test('cuts one huge write to its newest part', () => {
    const { output, write } = channel();
    write('x\n'.repeat(OutputChannel.BACKLOG));
    const [chunk, ...rest] = output.take();
    expect(rest).toEqual([]);
    expect(chunk?.text).toHaveLength(OutputChannel.BACKLOG);
    expect(chunk?.droppedBefore).toBe(OutputChannel.BACKLOG / 2);
  });

  test('tells when its budget allows for what waits', () => {
    const { clock, output, write } = channel();
    while (output.secondsUntilSendable === 0) {
      write('a line that is sent\n');
      output.take();
      write('another line\n');
    }
    clock.now = output.secondsUntilSendable;
    expect(output.secondsUntilSendable).toBe(0);
  });
});
