import { indentLess, indentMore } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** What the Tab key does: it moves on through the page until the reader has begun to write. */
export type TabKey = 'moves' | 'indents';

const WRITING = ['input', 'delete', 'move', 'undo', 'redo'];

/**
 * Tab indents after a click into the editor or an edit; reached by the keyboard alone, the editor
 * lets it move on, and Escape gives it back. `changed` hears of it, and of `undefined` when the
 * editor has lost the focus.
 */
export function tabKey(changed: (tab: TabKey | undefined) => void): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      #writing = false;
      readonly #view: EditorView;

      constructor(view: EditorView) {
        this.#view = view;
      }

      set(writing: boolean): void {
        this.#writing = writing;
        this.#view.setTabFocusMode(!writing);
      }

      get tab(): TabKey {
        return this.#writing ? 'indents' : 'moves';
      }

      update(update: ViewUpdate): void {
        const wrote = update.transactions.some((transaction) => WRITING.some((event) => transaction.isUserEvent(event)));
        if (!wrote || this.#writing) return;
        this.set(true);
        changed(this.tab);
      }
    },
    {
      eventHandlers: {
        pointerdown() {
          this.set(true);
          changed(this.tab);
        },
        focus() {
          this.set(this.tab === 'indents');
          changed(this.tab);
        },
        blur() {
          // A visit to another window is no end of writing.
          if (document.hasFocus()) this.set(false);
          changed(undefined);
        },
      },
    },
  );
  return [
    plugin,
    keymap.of([
      { key: 'Tab', run: indentMore, shift: indentLess },
      {
        key: 'Escape',
        run(view) {
          view.plugin(plugin)?.set(false);
          changed('moves');
          // Escape also has its other meanings: it drops a selection or closes the search.
          return false;
        },
      },
    ]),
  ];
}
