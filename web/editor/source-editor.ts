import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { cpp } from '@codemirror/lang-cpp';
import { python } from '@codemirror/lang-python';
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
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { shared } from '../styles/shared.ts';
import { codeLooks } from './code-looks.ts';
import { hangingIndent } from './hanging-indent.ts';
import { tabKey, type TabKey } from './tab-key.ts';

/** The learner changed the text. */
export class SourceEditEvent extends Event {
  static readonly type = 'source-edit';
  readonly source: string;

  constructor(source: string) {
    super(SourceEditEvent.type);
    this.source = source;
  }
}

export type SourceLanguage = 'cpp' | 'python';

const LANGUAGES = { cpp, python } as const;
const NAMES: Record<SourceLanguage, string> = { cpp: 'C++', python: 'Python' };

const TAB_HINTS: Record<TabKey, string> = {
  indents: 'Esc, then Tab leaves the editor',
  moves: 'Tab leaves the editor and indents once you type',
};

/**
 * A source in CodeMirror: the learner's C++, or the Python that it was written after, to read.
 * Run and Stop keys belong to the page and pass through.
 */
@customElement('source-editor')
export class SourceEditor extends LitElement {
  /** Names the document: another one gets an undo history of its own. */
  @property() documentId = '';
  @property() source = '';
  /** Neither this nor `readOnly` changes in the life of an editor. */
  @property() language: SourceLanguage = 'cpp';
  @property({ type: Boolean }) readOnly = false;
  /** What Tab does, while the editor has the focus. */
  @state() private tab: TabKey | undefined;
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

      .host:has(.cm-focused)::after {
        content: '';
        position: absolute;
        inset: 0;
        z-index: 300;
        border: 2px solid var(--focus);
        border-radius: 0 0 calc(var(--radius) - 1px) calc(var(--radius) - 1px);
        pointer-events: none;
      }

      .tab-hint {
        position: absolute;
        right: var(--space-3);
        bottom: var(--space-2);
        margin: 0;
        padding: 2px var(--space-2);
        border: 1px solid var(--border);
        border-radius: var(--radius-small);
        background: var(--surface-sunken);
        color: var(--text-muted);
        font-size: 0.75rem;
        pointer-events: none;
      }

      /* No Tab key, no Escape. */
      @media (hover: none) and (pointer: coarse) {
        .tab-hint {
          display: none;
        }
      }
    `,
  ];

  protected override render() {
    return html`
      <div class="host"></div>
      ${this.tab ? html`<p class="tab-hint">${TAB_HINTS[this.tab]}</p>` : nothing}
    `;
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
      hangingIndent,
      highlightSelectionMatches(),
      LANGUAGES[this.language](),
      codeLooks,
      this.readOnly ? EditorState.readOnly.of(true) : tabKey((tab) => (this.tab = tab)),
      keymap.of([
        // These are the page's: Ctrl+Enter runs. CodeMirror's own meaning would also insert a line.
        ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
        ...historyKeymap,
        ...searchKeymap,
      ]),
      EditorView.contentAttributes.of({
        'aria-label': this.readOnly
          ? `${NAMES[this.language]} source code, to read`
          : `${NAMES[this.language]} source code. Once you type, Tab indents. To leave, press Escape and then Tab.`,
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.dispatchEvent(new SourceEditEvent(update.state.doc.toString()));
      }),
    ];
  }
}
