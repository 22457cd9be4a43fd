import { describe, expect, test } from 'vitest';
import type { OutputChunk } from '../../web/runner/messages.ts';
import { OutputChannel } from '../../web/runner/output-channel.ts';

const encoder = new TextEncoder();

function channel() {
  const clock = { now: 0 };
  const posts: { chunks: OutputChunk[]; droppedLines: number }[] = [];
  const output = new OutputChannel(
    (chunks, droppedLines) => posts.push({ chunks, droppedLines }),
    () => clock.now,
  );
  const write = (text: string) => output.write('stdout', encoder.encode(text));
  return { clock, posts, output, write };
}

describe('OutputChannel', () => {
  test('posts each write at once while the program writes at a human pace', () => {
    const { clock, posts, write } = channel();
    write('a\n');
    clock.now = 1.5;
    write('b\n');
    expect(posts.map(({ chunks }) => chunks)).toEqual([
      [{ stream: 'stdout', at: 0, text: 'a\n' }],
      [{ stream: 'stdout', at: 1.5, text: 'b\n' }],
    ]);
  });

  test('decodes a character that two writes cut', () => {
    const { posts, output } = channel();
    const bytes = encoder.encode('ü');
    output.write('stdout', bytes.subarray(0, 1));
    output.write('stdout', bytes.subarray(1));
    expect(posts.flatMap(({ chunks }) => chunks.map(({ text }) => text))).toEqual(['ü']);
  });

  test('keeps a flood within its budget and tells how many lines it left out', () => {
    const { clock, posts, output, write } = channel();
    const lines = 400_000;
    for (let line = 0; line < lines; line++) {
      clock.now = line * 1e-6;
      write(`line ${line}\n`);
    }
    output.flush();

    const size = posts.flatMap(({ chunks }) => chunks).reduce((sum, { text }) => sum + text.length, 0);
    const seconds = lines * 1e-6;
    expect(size).toBeLessThan(
      OutputChannel.BURST + seconds * OutputChannel.BYTES_PER_SECOND + OutputChannel.BACKLOG,
    );
    const shown = posts.reduce((sum, { chunks }) => sum + chunks.length, 0);
    const dropped = posts.reduce((sum, { droppedLines }) => sum + droppedLines, 0);
    expect(shown + dropped).toBe(lines);
    expect(dropped).toBeGreaterThan(0);
    expect(posts.at(-1)?.chunks.at(-1)?.text).toBe(`line ${lines - 1}\n`);
  });

  test('cuts one huge write to its newest part', () => {
    const { posts, output, write } = channel();
    write('x\n'.repeat(OutputChannel.BACKLOG));
    output.flush();
    expect(posts).toHaveLength(1);
    expect(posts[0]?.chunks[0]?.text).toHaveLength(OutputChannel.BACKLOG);
    expect(posts[0]?.droppedLines).toBe(OutputChannel.BACKLOG / 2);
  });

  test('flush sends what the budget held back, once', () => {
    const { posts, output, write } = channel();
    for (let line = 0; line < 10_000; line++) write(`a line of a flood in no time: ${line}\n`);
    expect(posts.at(-1)?.chunks.at(-1)?.text).not.toContain(': 9999');
    output.flush();
    expect(posts.at(-1)?.chunks.at(-1)?.text).toContain(': 9999');
    const count = posts.length;
    output.flush();
    expect(posts).toHaveLength(count);
  });
});
