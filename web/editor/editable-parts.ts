import {
  EditorState,
  RangeSet,
  StateEffect,
  type ChangeDesc,
  type Extension,
  type Range,
  type RangeValue,
  type Text,
} from '@codemirror/state';
import { Decoration, EditorView, gutterLineClass, GutterMarker, keymap, type Command } from '@codemirror/view';
import { msg } from '@lit/localize';
import type { SourceEdit, SourceRange } from '../compiler/diagnostic.ts';
import type { LineRange } from './line-ranges.ts';
import { tracked } from './tracked.ts';

/** What can be changed; all else is locked. */
interface EditableParts {
  readonly ranges: readonly SourceRange[];
  /** The author has chosen them, and not just taken something out of the whole. */
  readonly chosen: boolean;
}

const editable = tracked<EditableParts | undefined>(undefined, (parts, changes) => {
  if (!parts) return parts;
  // What is written at either end of a part belongs to it.
  const ranges = parts.ranges.map(({ from, to }) => ({ from: changes.mapPos(from, -1), to: changes.mapPos(to, 1) }));
  return { ...parts, ranges };
});

/** An edit was refused, as it would have changed what is locked. */
export const editRefused = StateEffect.define<null>();

/** Lets only these lines of `doc` be changed, in place of others; undefined: all of them. */
export function restrictTo(doc: Text, lines: readonly LineRange[] | undefined, chosen: boolean): StateEffect<unknown> {
  const ranges = lines?.map(({ from, to }) => ({ from: doc.line(from).from, to: doc.line(to).to }));
  return editable.set.of(ranges && { ranges, chosen });
}

/** The lines that can be changed, as they are now; undefined: all of them. */
export function editableLinesOf(state: EditorState): LineRange[] | undefined {
  const lineAt = (position: number) => state.doc.lineAt(position).number;
  return state.field(editable.field, false)?.ranges.map(({ from, to }) => ({ from: lineAt(from), to: lineAt(to) }));
}

/** The part in which the whole range lies, if it can be changed. */
function partWith(state: EditorState, { from, to }: SourceRange): SourceRange | undefined {
  const { ranges } = state.field(editable.field) ?? { ranges: [{ from: 0, to: state.doc.length }] };
  return ranges.find((part) => part.from <= from && to <= part.to);
}

/** Those of the edits that change nothing locked. */
export function allowedEdits(state: EditorState, edits: readonly SourceEdit[]): readonly SourceEdit[] {
  if (!state.field(editable.field, false)) return edits;
  return edits.map((edit) => withoutCommonEnds(edit, state)).filter(({ range }) => partWith(state, range));
}

/** An edit of white space may reach beyond what it changes. */
function withoutCommonEnds({ range, text }: SourceEdit, state: EditorState): SourceEdit {
  const before = state.sliceDoc(range.from, range.to);
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before[start] === text[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === text.at(-1 - end)) end++;
  return { range: { from: range.from + start, to: range.to - end }, text: text.slice(start, text.length - end) };
}

function isAllowed(state: EditorState, changes: ChangeDesc): boolean {
  let allowed = true;
  changes.iterChangedRanges((from, to) => {
    allowed &&= partWith(state, { from, to }) !== undefined;
  }, true);
  return allowed;
}

/** Undo passes by: it brings back only what could be changed. So does the page, which sets whole texts. */
const refusal = EditorState.transactionFilter.of((transaction) => {
  const { startState, docChanged, changes } = transaction;
  if (!docChanged || isAllowed(startState, changes)) return transaction;
  return { effects: [editRefused.of(null), EditorView.announce.of(msg('This part cannot be changed.'))] };
});

/** First the part with the cursor, so that it can be replaced as a whole; then everything. */
const selectPart: Command = (view) => {
  const { main } = view.state.selection;
  const part = view.state.field(editable.field) && partWith(view.state, main);
  if (!part || (part.from === main.from && part.to === main.to)) return false;
  view.dispatch({ selection: { anchor: part.from, head: part.to }, userEvent: 'select' });
  return true;
};

class LineClass extends GutterMarker {
  constructor(override readonly elementClass: string) {
    super();
  }
}

/** For each line its class, if it is locked or among those chosen to be changed. */
function marked<T extends RangeValue>(state: EditorState, locked: T, chosen: T): RangeSet<T> {
  const parts = state.field(editable.field);
  const marks: Range<T>[] = [];
  for (let number = 1; parts && number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    const mark = !partWith(state, line) ? locked : parts.chosen ? chosen : undefined;
    if (mark) marks.push(mark.range(line.from) as Range<T>);
  }
  return RangeSet.of(marks);
}

const lines = [Decoration.line({ class: 'cm-locked' }), Decoration.line({ class: 'cm-editable' })] as const;
const gutters = [new LineClass('cm-locked-gutter'), new LineClass('cm-editable-gutter')] as const;

const looks = EditorView.theme({
  '.cm-locked': {
    backgroundColor: 'color-mix(in srgb, var(--text) 5%, transparent)',
    // Comments are too pale for this ground.
    '--code-comment': 'var(--text-muted)',
  },
  '.cm-lineNumbers .cm-editable-gutter': {
    boxShadow: 'inset -3px 0 var(--accent)',
    color: 'var(--accent)',
    opacity: '1',
  },
});

/** Holds edits to the parts of the text that are open to them. */
export const editableParts: Extension = [
  editable.extension,
  refusal,
  keymap.of([{ key: 'Mod-a', run: selectPart }]),
  EditorView.decorations.compute([editable.field, 'doc'], (state) => marked<Decoration>(state, ...lines)),
  gutterLineClass.compute([editable.field, 'doc'], (state) => marked<GutterMarker>(state, ...gutters)),
  looks,
];
