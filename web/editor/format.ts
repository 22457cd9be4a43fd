import { isolateHistory } from '@codemirror/commands';
import { type Extension } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import { allowedEdits } from './editable-parts.ts';
import { minimalChanges } from './minimal-changes.ts';

export const FORMAT_KEYS = 'Shift+Alt+F';

/** The learner asked by the keyboard for the source to be formatted. */
export class FormatRequestEvent extends Event {
  static readonly type = 'format-request';

  constructor() {
    super(FormatRequestEvent.type, { bubbles: true, composed: true });
  }
}

export const formatKey: Extension = keymap.of([
  {
    key: 'Shift-Alt-f',
    run(view) {
      view.dom.dispatchEvent(new FormatRequestEvent());
      return true;
    },
  },
]);

/**
 * Formats the document in one step of undo, but for what is locked; the cursor stays at its word. The
 * formatter is loaded when it is first needed.
 * @throws if it cannot be loaded; the document is untouched then.
 */
export async function formatDocument(view: EditorView): Promise<void> {
  const { formatted, loadClangFormat } = await import('./clang-format.ts');
  await loadClangFormat();
  // As it is now: the learner may have typed meanwhile.
  const source = view.state.doc.toString();
  const edits = allowedEdits(view.state, minimalChanges(source, formatted(source)));
  if (edits.length === 0) return;
  view.dispatch({
    changes: edits.map(({ range, text }) => ({ ...range, insert: text })),
    annotations: isolateHistory.of('full'),
    userEvent: 'format',
    scrollIntoView: true,
  });
}
