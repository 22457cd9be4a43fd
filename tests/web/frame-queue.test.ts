import { describe, expect, test } from 'vitest';
import { FrameQueue } from '../../web/terminal/frame-queue.ts';
import type { LinePart } from '../../web/terminal/output-lines.ts';

const line = (text: string): LinePart[] => [
  { type: 'begin', stream: 'stdout', at: 0 },
  { type: 'text', text },
  { type: 'end' },
];

function queue() {
  const frames: (() => void)[] = [];
  const shown: (readonly LinePart[])[] = [];
  const anews: boolean[] = [];
  const taken: (() => void)[] = [];
  const show = (parts: readonly LinePart[], anew: boolean) => {
    shown.push(parts);
    anews.push(anew);
    return new Promise<void>((resolve) => taken.push(resolve));
  };
  const parts = new FrameQueue(show, (frame) => frames.push(frame));
  /** Lets the screen take the last parts. */
  const take = async () => {
    taken.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { parts, frames, shown, anews, take };
}

describe('FrameQueue', () => {
  test('shows all that came since the last frame in one piece', () => {
    const { parts, frames, shown } = queue();
    parts.push(line('a'));
    parts.push(line('b'));
    expect(frames).toHaveLength(1);
    frames[0]!();
    expect(shown).toEqual([[...line('a'), ...line('b')]]);
  });

  test('waits for the screen to take one piece before it shows the next', async () => {
    const { parts, frames, take } = queue();
    parts.push(line('a'));
    frames[0]!();
    parts.push(line('b'));
    expect(frames).toHaveLength(1);
    await take();
    expect(frames).toHaveLength(2);
  });

  test('drops whole lines, the oldest first, and counts them', () => {
    const { parts, frames, shown } = queue();
    const lines = 3 * FrameQueue.LIMIT;
    for (let i = 0; i < lines; i++) parts.push(line(String(i)));
    frames[0]!();

    const [dropped, ...rest] = shown[0]!;
    expect(rest.length).toBeLessThanOrEqual(FrameQueue.LIMIT);
    expect(rest[0]).toMatchObject({ type: 'begin' });
    expect(rest.at(-2)).toEqual({ type: 'text', text: String(lines - 1) });
    expect(dropped).toEqual({ type: 'dropped', lines: lines - rest.length / 3 });
  });

  test('shows only the last of what replaces all, and what came behind it', async () => {
    const { parts, frames, shown, anews, take } = queue();
    parts.push(line('a'));
    parts.replace(line('b'));
    parts.replace(line('c'));
    parts.push(line('d'));
    frames[0]!();
    await take();
    parts.push(line('e'));
    frames[1]!();
    expect(shown).toEqual([[...line('c'), ...line('d')], line('e')]);
    expect(anews).toEqual([true, false]);
  });

  test('replaces all by nothing', () => {
    const { parts, frames, shown, anews } = queue();
    parts.replace([]);
    frames[0]!();
    expect(shown).toEqual([[]]);
    expect(anews).toEqual([true]);
  });

  test('clear forgets what was not shown yet', () => {
    const { parts, frames, shown } = queue();
    parts.push(line('old'));
    parts.clear();
    parts.push(line('new'));
    frames.forEach((frame) => frame());
    expect(shown.flat()).toEqual(line('new'));
  });
});
