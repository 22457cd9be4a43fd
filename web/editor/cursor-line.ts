import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** The reader has put the cursor on another line, or changed that line. */
export class CursorLineEvent extends Event {
  static readonly type = 'cursor-line';
  /** Counted from 1; undefined where nothing is awaited. */
  readonly awaitLine: number | undefined;

  constructor(awaitLine: number | undefined) {
    super(CursorLineEvent.type);
    this.awaitLine = awaitLine;
  }
}

const AWAIT = /\bco_(?:await|yield)\b/;

/** Tells of the line with the cursor, if something is awaited on it. */
export function cursorLine(tell: (awaitLine: number | undefined) => void): Extension {
  let told: number | undefined;
  return EditorView.updateListener.of(({ selectionSet, docChanged, focusChanged, state, view }) => {
    // To look elsewhere in the page is not to look away from the line.
    const focused = focusChanged && view.hasFocus;
    if (!selectionSet && !docChanged && !focused) return;
    const { number, text } = state.doc.lineAt(state.selection.main.head);
    const awaitLine = view.hasFocus && AWAIT.test(text) ? number : undefined;
    if (awaitLine !== told) tell((told = awaitLine));
  });
}
