import { history, redo, undo } from '@codemirror/commands';
import { EditorState, type TransactionSpec } from '@codemirror/state';
import { expect, test } from 'vitest';
import { allowedEdits, editableLinesOf, editRefused } from '../../../web/editor/editable-parts.ts';
import { diagnostics, showDiagnostics } from '../../../web/editor/diagnostics.ts';
import { hiddenLinesOf, reveal } from '../../../web/editor/hidden-parts.ts';
import { type LineRange, parseLineRanges } from '../../../web/editor/line-ranges.ts';
import { highlightedLines, regions, setRegions, setText } from '../../../web/editor/regions.ts';
import type { Diagnostic } from '../../../web/compiler/diagnostic.ts';

interface Choice {
  readonly editable?: string;
  readonly highlighted?: string;
}

const chosen = ({ editable, highlighted = '' }: Choice) => ({
  editable: editable === undefined ? undefined : parseLineRanges(editable),
  highlighted: parseLineRanges(highlighted),
});

/** A text under the hands of a reader. */
class Edited {
  state: EditorState;

  constructor(doc: string, private readonly choice: Choice = {}) {
    this.state = EditorState.create({ doc, extensions: [history(), diagnostics(), regions(false)] });
    this.dispatch({ effects: setRegions(this.state.doc, chosen(choice)) });
  }

  readonly dispatch = (spec: TransactionSpec) => {
    const transaction = this.state.update(spec);
    this.state = transaction.state;
    return transaction;
  };

  get text(): string {
    return this.state.doc.toString();
  }

  get lines(): LineRange[] | undefined {
    return editableLinesOf(this.state);
  }

  /** Puts `insert` in place of the first `old`. */
  replace(old: string, insert: string) {
    const from = this.text.indexOf(old);
    return this.dispatch({ changes: { from, to: from + old.length, insert }, userEvent: 'input' });
  }

  /** As the page does. */
  set(source: string): void {
    this.dispatch(setText(this.state, source, chosen(this.choice)));
  }

  undo(): void {
    undo({ state: this.state, dispatch: (transaction) => (this.state = transaction.state) });
  }

  redo(): void {
    redo({ state: this.state, dispatch: (transaction) => (this.state = transaction.state) });
  }
}

const MARKED = 'zero\n// editable-begin\none\n// editable-end\ntwo';
const HIDING = 'first\n// hidden-begin\nset\nup\n// hidden-end\nlast';

test('without a choice, all can be changed', () => {
  const edited = new Edited('one\ntwo');
  edited.replace('one\ntwo', 'three');
  expect(edited.text).toBe('three');
  expect(edited.lines).toBeUndefined();
});

test('what is not chosen is locked', () => {
  const edited = new Edited('one\ntwo\nthree', { editable: '2' });
  for (const [old, text] of [['one', '1'], ['one\ntwo', 'x'], ['two\n', 'two'], ['\ntwo', 'two'], ['three', '']] as const) {
    const { effects } = edited.replace(old, text);
    expect(effects.some((effect) => effect.is(editRefused)), old).toBe(true);
  }
  expect(edited.text).toBe('one\ntwo\nthree');
});

test('an edit that is partly in a locked part is refused as a whole', () => {
  const edited = new Edited('one\ntwo\nthree', { editable: '2' });
  edited.dispatch({ changes: [{ from: 4, to: 7, insert: '2' }, { from: 8, to: 9, insert: 'T' }] });
  expect(edited.text).toBe('one\ntwo\nthree');
});

test('a part grows and shrinks with what is written in it, and never goes', () => {
  const edited = new Edited('one\ntwo\nthree', { editable: '2' });
  edited.replace('two', '\n2\n2\n');
  expect(edited.lines).toEqual([{ from: 2, to: 5 }]);
  edited.replace('\n2\n2\n', '');
  expect(edited.text).toBe('one\n\nthree');
  edited.dispatch({ changes: { from: 4, insert: 'again' } });
  expect(edited.text).toBe('one\nagain\nthree');
});

test('what is written at either end of a part belongs to it', () => {
  const edited = new Edited('one\ntwo\nthree', { editable: '2' });
  for (const letter of 'abc') edited.dispatch({ changes: { from: edited.text.indexOf('\nthree'), insert: letter } });
  for (const letter of 'abc') edited.dispatch({ changes: { from: edited.text.indexOf('one\n') + 4, insert: letter } });
  expect(edited.text).toBe('one\ncbatwoabc\nthree');
});

test('several parts keep apart', () => {
  const edited = new Edited('one\ntwo\nthree\nfour', { editable: '1 3' });
  edited.replace('one', 'a\nb');
  edited.replace('three', 'c\nd');
  expect(edited.lines).toEqual([{ from: 1, to: 2 }, { from: 4, to: 5 }]);
});

test('markers choose parts and are locked themselves', () => {
  const edited = new Edited(MARKED);
  expect(edited.lines).toEqual([{ from: 3, to: 3 }]);
  edited.replace('// editable-begin', '//');
  edited.replace('one', '1\n// editable-end');
  expect(edited.text).toBe(MARKED.replace('one', '1\n// editable-end'));
  expect(edited.lines).toEqual([{ from: 3, to: 4 }]);
});

test('chosen lines add to those between markers', () => {
  expect(new Edited(MARKED, { editable: '1-2' }).lines).toEqual([{ from: 1, to: 1 }, { from: 3, to: 3 }]);
});

test('to choose no line locks all', () => {
  expect(new Edited('one', { editable: '' }).lines).toEqual([]);
});

test('undo and redo stay within the parts, also over a reset', () => {
  const edited = new Edited('one\ntwo\nthree', { editable: '2' });
  edited.replace('two', 'a\nb');
  edited.set('one\ntwo\nthree');
  expect(edited.lines).toEqual([{ from: 2, to: 2 }]);
  edited.undo();
  expect(edited.text).toBe('one\na\nb\nthree');
  expect(edited.lines).toEqual([{ from: 2, to: 3 }]);
  edited.redo();
  expect(edited.lines).toEqual([{ from: 2, to: 2 }]);
  edited.undo();
  edited.undo();
  expect(edited.text).toBe('one\ntwo\nthree');
  expect(edited.lines).toEqual([{ from: 2, to: 2 }]);
});

test('of a formatter, only what it does in the parts is taken', () => {
  const edited = new Edited('  one\n  two\n  three', { editable: '2' });
  const edits = allowedEdits(edited.state, [
    { range: { from: 0, to: 2 }, text: '' },
    { range: { from: 5, to: 8 }, text: '\n' },
    { range: { from: 11, to: 14 }, text: ' ' },
  ]);
  expect(edits).toEqual([{ range: { from: 6, to: 8 }, text: '' }]);
});

test('hidden parts are folded and locked, the rest is free', () => {
  const edited = new Edited(HIDING);
  expect(hiddenLinesOf(edited.state)).toEqual([{ from: 2, to: 5, open: false }]);
  edited.replace('up', 'down');
  edited.replace('first', 'one\ntwo');
  edited.replace('last', '');
  expect(edited.text).toBe(HIDING.replace('first', 'one\ntwo').replace('last', ''));
  expect(hiddenLinesOf(edited.state)).toEqual([{ from: 3, to: 6, open: false }]);
});

test('hidden parts and editable ones come in any order', () => {
  const edited = new Edited(`${HIDING}\n${MARKED}\n${HIDING}`);
  expect(edited.lines).toEqual([{ from: 9, to: 9 }]);
  expect(hiddenLinesOf(edited.state)).toHaveLength(2);
});

test('a hidden part within an editable one is locked', () => {
  const edited = new Edited(HIDING, { editable: '1-6' });
  expect(edited.lines).toEqual([{ from: 1, to: 1 }, { from: 6, to: 6 }]);
});

test('what is shown or selected in a hidden part opens it', () => {
  const isOpen = ({ state }: Edited) => hiddenLinesOf(state)[0]?.open;
  const edited = new Edited(HIDING);
  edited.dispatch({ selection: { anchor: 0, head: HIDING.length } });
  expect(isOpen(edited)).toBe(false);
  edited.dispatch({ selection: { anchor: HIDING.indexOf('up') } });
  expect(isOpen(edited)).toBe(true);

  const other = new Edited(HIDING);
  expect(reveal(other.state, 0)).toEqual([]);
  other.dispatch({ effects: reveal(other.state, HIDING.indexOf('set')) });
  expect(isOpen(other)).toBe(true);
});

test('a diagnostic opens the hidden part that it is in, once', () => {
  const from = HIDING.indexOf('up');
  const wrong: Diagnostic = {
    severity: 'error',
    message: 'wrong',
    option: undefined,
    range: { from, to: from + 2 },
    line: 4,
    column: 1,
    notes: [],
    fix: [],
  };
  const edited = new Edited(HIDING);
  edited.dispatch(showDiagnostics(edited.state, [{ ...wrong, range: { from: 0, to: 2 } }]));
  expect(hiddenLinesOf(edited.state)[0]?.open).toBe(false);
  edited.dispatch(showDiagnostics(edited.state, [wrong]));
  expect(hiddenLinesOf(edited.state)[0]?.open).toBe(true);
  edited.dispatch({ effects: setRegions(edited.state.doc, chosen({})) });
  edited.dispatch(showDiagnostics(edited.state, [wrong]));
  expect(hiddenLinesOf(edited.state)[0]?.open).toBe(false);
});

test('highlights move with edits and are back after a reset and its undo', () => {
  const edited = new Edited('one\ntwo\nthree', { highlighted: '2-9' });
  expect(highlightedLines.of(edited.state)).toEqual([2, 3]);
  edited.replace('one', 'a\nb');
  expect(highlightedLines.of(edited.state)).toEqual([3, 4]);
  edited.replace('two\nthree', 'two three');
  expect(highlightedLines.of(edited.state)).toEqual([3]);
  edited.set('one\ntwo\nthree');
  expect(highlightedLines.of(edited.state)).toEqual([2, 3]);
  edited.undo();
  expect(highlightedLines.of(edited.state)).toEqual([3]);
});
