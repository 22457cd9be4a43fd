import type { SourceEdit } from '../compiler/diagnostic.ts';

const isSpace = (text: string, index: number) => /\s/.test(text[index]!);

/**
 * The edits that make one text of another which differs from it, for the most part, in white space
 * only, as after formatting. Where more differs, one edit reaches from the first such place to the last.
 */
export function minimalChanges(before: string, after: string): SourceEdit[] {
  const start = alignedForward(before, after);
  if (start.done) return start.edits;
  const end = alignedBackward(before, after, start);
  const middle: SourceEdit = {
    range: { from: start.before, to: end.before },
    text: after.slice(start.after, end.after),
  };
  return [...start.edits, middle, ...end.edits];
}

interface Aligned {
  readonly edits: SourceEdit[];
  /** As far as the texts are alike. */
  readonly before: number;
  readonly after: number;
  readonly done: boolean;
}

function alignedForward(before: string, after: string): Aligned {
  const edits: SourceEdit[] = [];
  let b = 0;
  let a = 0;
  for (;;) {
    const [toB, toA] = [skip(before, b), skip(after, a)];
    const done = toB === before.length && toA === after.length;
    if (!done && before[toB] !== after[toA]) return { edits, before: b, after: a, done };
    edits.push(...spaceEdit(before, after, b, toB, a, toA));
    if (done) return { edits, before: toB, after: toA, done };
    b = toB + 1;
    a = toA + 1;
  }
}

/** The same from the end, as far as the place that `alignedForward` came to. */
function alignedBackward(before: string, after: string, least: Aligned): Aligned {
  const edits: SourceEdit[] = [];
  let b = before.length;
  let a = after.length;
  for (;;) {
    const [toB, toA] = [skipBack(before, b, least.before), skipBack(after, a, least.after)];
    if (toB === least.before || toA === least.after || before[toB - 1] !== after[toA - 1]) {
      return { edits, before: b, after: a, done: false };
    }
    edits.unshift(...spaceEdit(before, after, toB, b, toA, a));
    b = toB - 1;
    a = toA - 1;
  }
}

function skip(text: string, from: number): number {
  while (from < text.length && isSpace(text, from)) from++;
  return from;
}

function skipBack(text: string, from: number, least: number): number {
  while (from > least && isSpace(text, from - 1)) from--;
  return from;
}

function spaceEdit(before: string, after: string, b: number, toB: number, a: number, toA: number): SourceEdit[] {
  const text = after.slice(a, toA);
  return before.slice(b, toB) === text ? [] : [{ range: { from: b, to: toB }, text }];
}
