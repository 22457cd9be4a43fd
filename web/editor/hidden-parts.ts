import { setDiagnosticsEffect } from '@codemirror/lint';
import { EditorState, type Extension, type StateEffect, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, type Command } from '@codemirror/view';
import type { SourceRange } from '../compiler/diagnostic.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { HiddenPartButton, hiddenPartButtonLooks } from './hidden-part-button.ts';
import type { LineRange } from './line-ranges.ts';
import { tracked } from './tracked.ts';

/** From the beginning of one marker's line to the end of the other's. */
interface HiddenPart extends SourceRange {
  /** The reader sees it. */
  readonly open: boolean;
}

type HiddenParts = readonly HiddenPart[];

/** They can be changed by nobody but the page, which sets them anew. */
const hidden = tracked<HiddenParts>([], (parts, changes) =>
  parts.map(({ from, to, open }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1), open })),
);

/** Folds these lines of `doc` away, in place of others; the first and the last of each are its markers. */
export function hideLines(doc: Text, ranges: readonly LineRange[]): StateEffect<unknown> {
  return hidden.set.of(ranges.map(({ from, to }) => ({ from: doc.line(from).from, to: doc.line(to).to, open: false })));
}

/** Opens the hidden part in which a place lies. */
export function reveal(state: EditorState, position: number): StateEffect<unknown>[] {
  const parts = state.field(hidden.field);
  const opened = openedWhere(parts, ({ from, to }) => from <= position && position <= to);
  return opened === parts ? [] : [hidden.set.of(opened)];
}

function openedWhere(parts: HiddenParts, isWanted: (part: HiddenPart, index: number) => boolean): HiddenParts {
  const opened = parts.map((part, index) => (!part.open && isWanted(part, index) ? { ...part, open: true } : part));
  return opened.some((part, index) => part !== parts[index]) ? opened : parts;
}

const lies = (inner: SourceRange, outer: SourceRange) => outer.from <= inner.from && inner.to <= outer.to;

/** Nothing that the reader is led to stays hidden: what is selected in a part, and what is newly wrong in it. */
const opening = EditorState.transactionExtender.of(({ effects, selection, startState, docChanged }) => {
  const parts = startState.field(hidden.field);
  if (parts.length === 0 || docChanged) return null;
  const found = effects.flatMap((effect) => (effect.is(setDiagnosticsEffect) ? effect.value : []));
  const opened = openedWhere(parts, (part) => {
    const main = selection?.main;
    if (main && part.from < main.from && main.to < part.to) return true;
    const isKnown = () => diagnosticsOf(startState).some(({ range }) => lies(range, part));
    return found.some((range) => lies(range, part)) && !isKnown();
  });
  return opened === parts ? null : { effects: hidden.set.of(opened) };
});

/** The part's button takes the place of all its lines, or of its first marker. */
function decorations(state: EditorState): DecorationSet {
  return Decoration.set(
    state.field(hidden.field).map(({ from, to, open }, index) => {
      const { doc } = state;
      const first = doc.lineAt(from);
      const lines = doc.lineAt(to).number - first.number - 1;
      const button = new HiddenPartButton(index, lines, open, (view) => toggle(view, index));
      return Decoration.replace({ widget: button }).range(from, open ? first.to : to);
    }),
  );
}

function toggle(view: EditorView, index: number): void {
  const parts = view.state.field(hidden.field).map((part, n) => (n === index ? { ...part, open: !part.open } : part));
  view.dispatch({ effects: hidden.set.of(parts) });
}

const setAll =
  (open: boolean): Command =>
  (view) => {
    const parts = view.state.field(hidden.field);
    if (parts.every((part) => part.open === open)) return false;
    view.dispatch({ effects: hidden.set.of(parts.map((part) => ({ ...part, open }))) });
    return true;
  };

/** Their buttons, in the language of now. */
export function hiddenPartButtons(): Extension {
  return EditorView.decorations.compute([hidden.field], decorations);
}

/** Set-up code that is compiled but folded to one line, with `hiddenPartButtons`. */
export const hiddenParts: Extension = [
  hidden.extension,
  opening,
  EditorView.atomicRanges.of((view) => decorations(view.state)),
  // The keys by which editors fold.
  keymap.of([
    { key: 'Ctrl-Shift-[', mac: 'Cmd-Alt-[', run: setAll(false) },
    { key: 'Ctrl-Shift-]', mac: 'Cmd-Alt-]', run: setAll(true) },
  ]),
  hiddenPartButtonLooks,
];

/** The hidden parts as lines, and whether each is open now. */
export function hiddenLinesOf(state: EditorState): (LineRange & { readonly open: boolean })[] {
  const lineAt = (position: number) => state.doc.lineAt(position).number;
  return state.field(hidden.field).map(({ from, to, open }) => ({ from: lineAt(from), to: lineAt(to), open }));
}
