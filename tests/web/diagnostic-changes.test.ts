import { ChangeSet, Text } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../web/compiler/diagnostic.ts';
import { afterChange, carriedOver } from '../../web/editor/diagnostic-changes.ts';

const SOURCE = 'int one;\nint two;\nint three;\n';

/** At a word of the source, with a note at another, and a fix of both. */
function at(word: string, noted = 'one'): Diagnostic {
  const rangeOf = (piece: string) => ({ from: SOURCE.indexOf(piece), to: SOURCE.indexOf(piece) + piece.length });
  const fix = [{ range: rangeOf(word), text: 'x' }];
  const lineOf = (piece: string) => SOURCE.slice(0, SOURCE.indexOf(piece)).split('\n').length;
  return {
    severity: 'error',
    message: word,
    option: undefined,
    range: rangeOf(word),
    line: lineOf(word),
    column: 5,
    notes: [{ message: 'see', range: rangeOf(noted), place: `line ${lineOf(noted)}`, fix: [] }],
    fix: [...fix, { range: rangeOf(noted), text: 'y' }],
  };
}

function edited(diagnostics: readonly Diagnostic[], before: string, after: string) {
  const from = SOURCE.indexOf(before);
  const changes = ChangeSet.of({ from, to: from + before.length, insert: after }, SOURCE.length);
  const doc = Text.of(SOURCE.split('\n'));
  const result = changes.apply(doc);
  return { left: afterChange(diagnostics, changes, doc, result), text: result.toString() };
}

describe('after an edit', () => {
  test('the diagnostics of its line are gone, those of others stay', () => {
    const { left } = edited([at('one'), at('two'), at('three')], 'two', 'twice');
    expect(left.map(({ message }) => message)).toEqual(['one', 'three']);
  });

  test('a letter at the end of the line makes an end of them too', () => {
    expect(edited([at('two')], 'two;', 'two;;').left).toEqual([]);
  });

  test('what is below moves with the text, its notes and fixes too', () => {
    const { left, text } = edited([at('three', 'two')], 'int one;\n', 'int one;\n\nint more;\n');
    const [moved] = left;
    const piece = (range: { from: number; to: number } | undefined) => range && text.slice(range.from, range.to);
    expect(moved).toMatchObject({ line: 5, column: 5 });
    expect(piece(moved?.range)).toBe('three');
    expect(moved?.notes.map(({ place, range }) => [place, piece(range)])).toEqual([[4, 'two']]);
    expect(moved?.fix.map(({ range, text: insert }) => [piece(range), insert])).toEqual([
      ['three', 'x'],
      ['two', 'y'],
    ]);
  });

  test('a fix is void when a part of what it changes was edited', () => {
    expect(edited([at('three', 'two')], 'two', 'twice').left[0]?.fix).toEqual([]);
  });

  test('of the whole text none is left', () => {
    expect(edited([at('one'), at('three')], SOURCE, 'void').left).toEqual([]);
  });
});

describe('a text that changed while it was compiled', () => {
  test('keeps what still holds, at its new place', () => {
    const after = SOURCE.replace('int two', '// more\nint   two');
    const left = carriedOver([at('one'), at('two'), at('three')], SOURCE, after);
    expect(left.map(({ line, range }) => [line, after.slice(range.from, range.to)])).toEqual([
      [1, 'one'],
      [4, 'three'],
    ]);
  });

  test('that is the same keeps the very same', () => {
    const all = [at('one')];
    expect(carriedOver(all, SOURCE, SOURCE)).toBe(all);
  });

  test('that only grew at its end keeps all', () => {
    expect(carriedOver([at('one'), at('three')], SOURCE, `${SOURCE}int four;\n`)).toHaveLength(2);
  });
});
