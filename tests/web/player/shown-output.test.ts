import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LinePart } from '../../../web/terminal/output-lines.ts';
import { ShownOutput } from '../../../web/terminal/shown-output.ts';
import { Transcript } from '../../../web/terminal/transcript.ts';
import { Recording } from '../../../web/trace/recording.ts';

/** A screen as the terminal is one, and how often it was written anew. */
function screen() {
  const transcript = new Transcript();
  let replaced = 0;
  const output = new ShownOutput({
    write: (parts) => transcript.add(parts),
    replace: (parts) => {
      replaced++;
      transcript.clear();
      transcript.add(parts);
    },
  });
  output.begin();
  replaced = 0;
  return {
    output,
    texts: () => transcript.lines.map(({ text }) => text),
    replaced: () => replaced,
  };
}

/** A chunk a second. */
function recorded(...texts: string[]): Recording {
  const recording = new Recording();
  recording.addOutput(texts.map((text, index) => ({ stream: 'stdout', at: index + 1, text, position: 0 })));
  return recording;
}

const at = (time: number) => ({ time, position: 0 });

describe('ShownOutput', () => {
  test('adds what has been written since, and nothing of later', () => {
    const { output, texts, replaced } = screen();
    const recording = recorded('a\n', 'b\n', 'c\n');
    output.show(recording, at(0.5), false);
    expect(texts()).toEqual([]);
    output.show(recording, at(1), false);
    output.show(recording, at(2.5), false);
    expect(texts()).toEqual(['a', 'b']);
    expect(replaced()).toBe(0);
  });

  test('takes back the lines after the moment', () => {
    const { output, texts } = screen();
    const recording = recorded('a\n', 'b\n', 'c\n');
    output.show(recording, at(3), false);
    output.show(recording, at(1.5), false);
    expect(texts()).toEqual(['a']);
    output.show(recording, at(2), false);
    expect(texts()).toEqual(['a', 'b']);
  });

  test('takes back a part of a line, and continues it', () => {
    const { output, texts } = screen();
    const recording = recorded('10 %', '\r20 %', '\r30 %\n', 'next\n');
    output.show(recording, at(4), false);
    expect(texts()).toEqual(['30 %', 'next']);
    output.show(recording, at(2), false);
    expect(texts()).toEqual(['20 %']);
    output.show(recording, at(4), false);
    expect(texts()).toEqual(['30 %', 'next']);
  });

  test('tells the end when it is reached, and takes it back', () => {
    const { output, texts } = screen();
    const recording = recorded('a\n', 'no end of line');
    recording.end({ at: 3, ending: { kind: 'finished' } });
    output.show(recording, at(2), false);
    expect(texts()).toEqual(['a', 'no end of line']);
    output.show(recording, at(3), true);
    expect(texts()).toEqual(['a', 'no end of line', 'finished']);
    output.show(recording, at(2), false);
    expect(texts()).toEqual(['a', 'no end of line']);
  });

  test('touches nothing while nothing is written', () => {
    const { output, replaced, texts } = screen();
    const recording = recorded('a\n');
    recording.end({ at: 3, ending: { kind: 'finished' } });
    for (const time of [1, 1.5, 1.2]) output.show(recording, at(time), false);
    for (let frame = 0; frame < 2; frame++) output.show(recording, at(3), true);
    expect(texts()).toEqual(['a', 'finished']);
    expect(replaced()).toBe(0);
  });

  test('keeps what the page said before the output', () => {
    const { output, texts } = screen();
    const preface: LinePart[] = [{ type: 'note', text: 'a warning' }];
    output.begin(preface);
    const recording = recorded('a\n', 'b\n');
    output.show(recording, at(2), false);
    output.show(recording, at(1), false);
    expect(texts()).toEqual(['a warning', 'a']);
  });

  test('shows a recording that was cut at the moment as it was', () => {
    const { output, texts, replaced } = screen();
    const recording = recorded('a\n', 'b', 'c\n');
    output.show(recording, at(2.2), false);
    output.show(recording.cutAt(at(2.2), { kind: 'stopped' }), at(2.2), true);
    expect(texts()).toEqual(['a', 'b', 'stopped']);
    expect(replaced()).toBe(0);
  });

  test('tells how many lines were left out', () => {
    const { output, texts } = screen();
    const recording = new Recording();
    recording.addOutput([
      { stream: 'stdout', at: 1, text: 'a', position: 0 },
      { stream: 'stdout', at: 2, text: 'z\n', position: 0, droppedBefore: 7 },
    ]);
    output.show(recording, at(2), false);
    expect(texts()).toEqual(['a', '7 lines came too fast to show', 'z']);
  });

  test('goes on when the oldest output is forgotten', () => {
    const { output, texts } = screen();
    const recording = new Recording();
    const long = (part: number) => 'x'.repeat(part * Recording.OUTPUT_LIMIT);
    const add = (at: number, text: string) => recording.addOutput([{ stream: 'stdout', at, text, position: 0 }]);
    add(1, 'a\n');
    add(2, `${long(0.6)}\n`);
    output.show(recording, at(2), false);
    add(3, 'b\n');
    add(4, `${long(0.3)}\n`);
    output.show(recording, at(3), false);
    expect(texts().at(-1)).toBe('b');
    add(5, 'c\n');
    add(6, long(0.15));
    expect(recording.output.map(({ at }) => at)).toEqual([3, 4, 5, 6]);
    expect(recording.output[0]?.droppedBefore).toBe(2);
    output.show(recording, at(5), false);
    expect(texts().slice(-2)).toEqual([long(0.3), 'c']);
    output.show(recording, at(3), false);
    expect(texts()).toEqual(['2 lines came too fast to show', 'b']);
    output.show(recording, at(1), false);
    expect(texts()).toEqual([]);
  });

  describe('of much output', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    const lines = 3 * Transcript.LIMIT;
    const recording = recorded(...Array.from({ length: lines }, (_, line) => [`line `, `${line}\n`]).flat());
    const after = (line: number) => at(2 * line);

    test('writes the last lines at once, and all that are kept when it rests', () => {
      const { output, texts, replaced } = screen();
      output.show(recording, after(lines), false);
      expect(texts()).toHaveLength(ShownOutput.LINES_AT_ONCE);
      expect(texts().at(-1)).toBe(`line ${lines - 1}`);
      vi.runAllTimers();
      expect(texts()).toHaveLength(Transcript.LIMIT);
      expect(texts()[0]).toBe(`line ${lines - Transcript.LIMIT}`);
      expect(replaced()).toBe(2);

      output.show(recording, after(lines - 1), false);
      expect(texts()).toHaveLength(ShownOutput.LINES_AT_ONCE);
      vi.runAllTimers();
      expect(texts()).toHaveLength(Transcript.LIMIT);
      expect(texts().at(-1)).toBe(`line ${lines - 2}`);
    });

    test('rests once after many moves', () => {
      const { output, texts, replaced } = screen();
      for (let line = lines; line > lines - 50; line--) output.show(recording, after(line), false);
      vi.runAllTimers();
      expect(replaced()).toBe(51);
      expect(texts()).toHaveLength(Transcript.LIMIT);
    });

    test('adds to what has not rested', () => {
      const { output, texts } = screen();
      output.show(recording, after(lines - 2), false);
      output.show(recording, after(lines - 1), false);
      vi.runAllTimers();
      expect(texts().at(-1)).toBe(`line ${lines - 2}`);
      expect(new Set(texts()).size).toBe(Transcript.LIMIT);
    });

    test('has nothing to write later at the beginning', () => {
      const { output, texts, replaced } = screen();
      output.show(recording, after(lines), false);
      output.show(recording, after(2), false);
      expect(texts()).toEqual(['line 0', 'line 1']);
      vi.runAllTimers();
      expect(replaced()).toBe(2);
    });

    test('writes nothing of a run when another has begun', () => {
      const { output, texts, replaced } = screen();
      output.show(recording, after(lines), false);
      output.begin();
      vi.runAllTimers();
      expect(texts()).toEqual([]);
      expect(replaced()).toBe(2);
    });
  });
});
