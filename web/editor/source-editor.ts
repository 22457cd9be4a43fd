import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { cpp } from '@codemirror/lang-cpp';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { shared } from '../styles/shared.ts';
import { cppLooks } from './cpp-highlighting.ts';

/** The learner changed the text. */
export class SourceEditEvent extends Event {
  static readonly type = 'source-edit';
  readonly source: string;

  constructor(source: string) {
    super(SourceEditEvent.type);
    this.source = source;
  }
}

/**
 * The C++ source in CodeMirror. Tab indents; Escape and then Tab leaves, which CodeMirror does by
 * itself and the label tells. Run and Stop keys belong to the page and pass through.
 */
@customElement('source-editor')
export class SourceEditor extends LitElement {
  /** Names the document: another one gets an undo history of its own. */
  @property() documentId = '';
  @property() source = '';
  @query('.host') private host!: HTMLElement;

  #view: EditorView | undefined;

  static override styles = [
    shared,
    css`
      :host,
      .host {
        display: block;
        height: 100%;
        min-width: 0;
      }
    `,
  ];

  protected override render() {
    return html`<div class="host"></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#view) {
      this.#view = new EditorView({ state: this.#newState(), parent: this.host, root: this.renderRoot as ShadowRoot });
    } else if (changed.has('documentId')) {
      this.#view.setState(this.#newState());
    } else if (this.source !== this.#view.state.doc.toString()) {
      // The page set the text back: undo must still bring the edits back.
      this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: this.source } });
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = undefined;
  }

  #newState(): EditorState {
    return EditorState.create({ doc: this.source, extensions: this.#extensions() });
  }

  #extensions(): Extension {
    return [
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightActiveLine(),
      history(),
      drawSelection(),
      indentUnit.of('    '),
      indentOnInput(),
      bracketMatching(),
      EditorView.lineWrapping,
      highlightSelectionMatches(),
      cpp(),
      cppLooks,
      keymap.of([
        // These are the page's: Ctrl+Enter runs. CodeMirror's own meaning would also insert a line.
        ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
        ...historyKeymap,
        ...searchKeymap,
        indentWithTab,
      ]),
      EditorView.contentAttributes.of({
        'aria-label': 'C++ source code. Tab indents. To leave, press Escape and then Tab.',
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.dispatchEvent(new SourceEditEvent(update.state.doc.toString()));
      }),
    ];
  }
}
