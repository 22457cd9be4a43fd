import { isolateHistory } from '@codemirror/commands';
import type { EditorState, Extension, StateEffect, Text, TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { editableParts, restrictTo } from './editable-parts.ts';
import { hiddenParts, hideLines } from './hidden-parts.ts';
import { type LineRange, without } from './line-ranges.ts';
import { lineSet } from './line-set.ts';
import { type MarkedParts, markedParts } from './part-markers.ts';

/** What an author chose of a text, beside the markers in it. */
export interface ChosenLines {
  /** Only these can be changed; undefined: all, if no markers choose some. */
  readonly editable: readonly LineRange[] | undefined;
  readonly highlighted: readonly LineRange[];
}

export const highlightedLines = lineSet('cm-highlighted', 'cm-highlighted-gutter');
const markerLines = lineSet('cm-marker', 'cm-marker-gutter');

const oneLine = (line: number): LineRange => ({ from: line, to: line });
const endsOf = ({ from, to }: LineRange) => [oneLine(from), oneLine(to)];

/** The lines that can be changed, if not all can be. */
function editableLines(doc: Text, marked: MarkedParts, chosen: readonly LineRange[] | undefined) {
  if (!chosen && marked.editable.length === 0 && marked.hidden.length === 0) return undefined;
  const all = chosen || marked.editable.length > 0 ? [...(chosen ?? []), ...marked.editable] : [{ from: 1, to: doc.lines }];
  return without(all, [...marked.editable.flatMap(endsOf), ...marked.hidden], doc.lines);
}

/** Finds the regions of `doc`, in place of those of another text. */
export function setRegions(doc: Text, { editable, highlighted }: ChosenLines): StateEffect<unknown>[] {
  const marked = markedParts(doc);
  return [
    restrictTo(doc, editableLines(doc, marked, editable), editable !== undefined || marked.editable.length > 0),
    hideLines(doc, marked.hidden),
    highlightedLines.set(doc, highlighted),
    markerLines.set(doc, [...marked.editable, ...marked.hidden].flatMap(endsOf)),
  ];
}

/** Another text from the page, which may change what is locked: one step of undo, and no edit of a reader. */
export function setText(state: EditorState, text: string, chosen: ChosenLines): TransactionSpec {
  const changes = state.changes({ from: 0, to: state.doc.length, insert: text });
  return {
    changes,
    effects: setRegions(changes.apply(state.doc), chosen),
    annotations: isolateHistory.of('full'),
    filter: false,
  };
}

const looks = EditorView.theme({
  '.cm-highlighted': { backgroundColor: 'var(--warning-soft)', '--code-comment': 'var(--text-muted)' },
  '.cm-lineNumbers .cm-highlighted-gutter': { boxShadow: 'inset -3px 0 var(--warning)' },
  '.cm-marker, .cm-marker span': { color: 'var(--text-muted)', fontStyle: 'normal' },
  '.cm-marker': { fontSize: '0.85em' },
});

/** Lines that are highlighted, parts that can be changed while the rest is locked, and hidden parts. */
export function regions(readOnly: boolean): Extension {
  return [hiddenParts, readOnly ? [] : editableParts, highlightedLines.extension, markerLines.extension, looks];
}
