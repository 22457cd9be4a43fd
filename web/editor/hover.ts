import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { msg } from '@lit/localize';
import { nameInSource } from '../reference/name-in-source.ts';
import type { Reference } from '../reference/reference.ts';
import { isOutsideCode } from './code-place.ts';
import { popupLooks } from './popup-looks.ts';
import { referenceNote } from './reference-note.ts';

/** The key that explains the name at the cursor, as a reader of the page is told. */
export const EXPLAIN_KEY = 'F1';

const show = StateEffect.define<Tooltip | null>();

/** The note that the keyboard asked for; moving on closes it. */
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** Explains the runtime's names: under the pointer, and at the cursor on F1. */
export function hover(reference: Reference): Extension {
  const noteAt = (state: EditorState, position: number, side: -1 | 1) => noteOf(state, position, side, reference);
  return [
    shown,
    hoverTooltip((view, position, side) => noteAt(view.state, position, side)?.tooltip ?? null),
    keymap.of([
      {
        key: EXPLAIN_KEY,
        run(view) {
          const { head } = view.state.selection.main;
          const note = noteAt(view.state, head, -1) ?? noteAt(view.state, head, 1);
          view.dispatch({
            effects: [
              show.of(note?.tooltip ?? null),
              EditorView.announce.of(note?.spoken ?? msg('Nothing is known about what is at the cursor.')),
            ],
          });
          return true;
        },
      },
      {
        key: 'Escape',
        run(view) {
          if (!view.state.field(shown)) return false;
          view.dispatch({ effects: show.of(null) });
          return true;
        },
      },
    ]),
    popupLooks,
  ];
}

function noteOf(state: EditorState, position: number, side: -1 | 1, reference: Reference) {
  if (isOutsideCode(state, position, side)) return undefined;
  const place = nameInSource(state.doc.toString(), position, reference);
  // Beside a name is not on it.
  if (!place || (side < 0 ? place.from === position : place.to === position)) return undefined;
  const { entry, from, to } = place;
  const tooltip: Tooltip = {
    pos: from,
    end: to,
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'reference-tooltip';
      dom.append(referenceNote(entry));
      return { dom };
    },
  };
  return { tooltip, spoken: `${entry.signatures[0]}. ${entry.description.replaceAll('`', '')}` };
}
