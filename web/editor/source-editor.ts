import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { cpp } from '@codemirror/lang-cpp';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  type ViewUpdate,
} from '@codemirror/view';
import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Diagnostic, SourceEdit, SourceRange } from '../compiler/diagnostic.ts';
import { currentLanguage } from '../i18n/language.ts';
import { asyncioReference } from '../reference/asyncio-reference.ts';
import { shared } from '../styles/shared.ts';
import { codeLooks } from './code-looks.ts';
import { type AskCompletions, completion } from './completion.ts';
import { CursorLineEvent, cursorLine } from './cursor-line.ts';
import { applyFix, diagnostics, diagnosticsOf, goTo, showDiagnostics } from './diagnostics.ts';
import { editRefused } from './editable-parts.ts';
import { formatDocument, formatKey } from './format.ts';
import { hangingIndent } from './hanging-indent.ts';
import { hiddenPartButtons, reveal } from './hidden-parts.ts';
import { EXPLAIN_KEY, hover } from './hover.ts';
import { type LineRange, sameRanges } from './line-ranges.ts';
import { lineMarks, showLineMarks, type LineMark } from './line-marks.ts';
import { phrases } from './phrases.ts';
import type { ApplyFixEvent, GoToEvent } from './problem-events.ts';
import { fixButtonStyles } from './problem-notes.ts';
import { type ChosenLines, regions, setRegions, setText } from './regions.ts';
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

/** All lines together are another height, in pixels. */
export class TextHeightEvent extends Event {
  static readonly type = 'text-height';
  readonly height: number;

  constructor(height: number) {
    super(TextHeightEvent.type);
    this.height = height;
  }
}

/** An edit moved diagnostics or made an end of them. */
export class DiagnosticsChangeEvent extends Event {
  static readonly type = 'diagnostics-change';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(DiagnosticsChangeEvent.type);
    this.diagnostics = diagnostics;
  }
}

export type SourceLanguage = 'cpp' | 'python';

const LANGUAGES = { cpp, python } as const;
const NAMES: Record<SourceLanguage, string> = { cpp: 'C++', python: 'Python' };

/** Beside those that CodeMirror knows: unseen, they could make a source look as if it did something else. */
const OTHER_DIRECTIONS = /[\u202a-\u202c\u2068]/g;

const TAB_HINTS: Record<TabKey, () => string> = {
  indents: () => msg('Esc, then Tab leaves the editor'),
  moves: () => msg('Tab leaves the editor and indents once you type'),
};

const hasChanged = (value: readonly LineRange[] | undefined, old: readonly LineRange[] | undefined) => !sameRanges(value, old);

/**
 * A source in CodeMirror: the learner's C++, or the Python that it was written after, to read.
 * Run and Stop keys belong to the page and pass through.
 */
@customElement('source-editor')
@localized()
export class SourceEditor extends LitElement {
  /** Names the document: another one gets an undo history of its own. */
  @property() documentId = '';
  @property() source = '';
  /** Neither this nor `readOnly` changes in the life of an editor. */
  @property() language: SourceLanguage = 'cpp';
  @property({ type: Boolean }) readOnly = false;
  /** Of the document as it is now: edits change them. Another document begins without. */
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];
  /** Says what could be written at a place; without it nothing is proposed. */
  @property({ attribute: false }) complete: AskCompletions | undefined;
  /** What a run of the document does at its lines; edits move them. */
  @property({ attribute: false }) marks: readonly LineMark[] = [];
  /** Lines of the source, as the page sets it, that are pointed at; edits move them. */
  @property({ attribute: false, hasChanged }) highlight: readonly LineRange[] = [];
  /** Only these lines of the source, and those between markers in it, can be changed; undefined: no lines but those. */
  @property({ attribute: false, hasChanged }) editable: readonly LineRange[] | undefined;
  /** The last edit was refused, as it would have changed what is locked. */
  @state() private refused = false;
  /** What Tab does, while the editor has the focus. */
  @state() private tab: TabKey | undefined;
  @query('.host') private host!: HTMLElement;

  #view: EditorView | undefined;
  readonly #words = new Compartment();
  #language = currentLanguage();

  static override styles = [
    shared,
    fixButtonStyles,
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

      .hint {
        position: absolute;
        right: var(--space-3);
        bottom: var(--space-2);
        margin: 0;
        padding: 2px var(--space-2);
        border: 1px solid var(--border);
        border-radius: var(--radius-small);
        background: var(--surface-sunken);
        color: var(--text-muted);
        font-size: var(--text-tiny);
        pointer-events: none;
      }

      .hint.refused {
        border-color: var(--warning);
        background: var(--warning-soft);
        color: var(--text);
      }

      /* No Tab key, no Escape. */
      @media (hover: none) and (pointer: coarse) {
        .hint.tab {
          display: none;
        }
      }
    `,
  ];

  protected override render() {
    return html`
      <div class="host" @apply-fix=${this.#onFix} @go-to=${this.#onGoTo}></div>
      ${this.#hint()}
    `;
  }

  #hint() {
    if (this.refused) return html`<p class="hint refused">${msg('This part cannot be changed.')}</p>`;
    return this.tab ? html`<p class="hint tab">${TAB_HINTS[this.tab]()}</p>` : nothing;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#view && changed.has('documentId') && !changed.has('diagnostics')) this.diagnostics = [];
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The text comes first, and setting it would be an edit to them.
    const { diagnostics } = this;
    if (!this.#view) {
      this.#view = new EditorView({ state: this.#newState(), parent: this.host, root: this.renderRoot as ShadowRoot });
    } else if (changed.has('documentId')) {
      this.#view.setState(this.#newState());
    } else if (changed.has('source') && this.source !== this.#view.state.doc.toString()) {
      // The page set the text back: undo must still bring the edits back.
      this.#view.dispatch(setText(this.#view.state, this.source, this.#chosen));
    } else if (changed.has('highlight') || changed.has('editable')) {
      this.#view.dispatch({ effects: setRegions(this.#view.state.doc, this.#chosen) });
    }
    if (this.#language !== currentLanguage()) {
      this.#language = currentLanguage();
      this.#view.dispatch({ effects: this.#words.reconfigure(this.#inLanguage()) });
    }
    const { state } = this.#view;
    if (changed.has('diagnostics') && diagnostics !== diagnosticsOf(state)) {
      this.#view.dispatch(showDiagnostics(state, diagnostics));
    }
    if (changed.has('marks') && !this.readOnly) showLineMarks(this.#view, this.marks);
  }

  get #chosen(): ChosenLines {
    return { editable: this.editable, highlighted: this.highlight };
  }

  override focus(): void {
    this.#view?.focus();
  }

  /** Scrolls to a place of the source and selects it. */
  show(place: SourceRange): void {
    if (this.#view) goTo(this.#view, place);
  }

  /** Brings a line into view; the cursor stays where it is. */
  showLine(line: number): void {
    const view = this.#view;
    if (!view || line < 1 || line > view.state.doc.lines) return;
    const { from } = view.state.doc.line(line);
    view.dispatch({
      effects: [...reveal(view.state, from), EditorView.scrollIntoView(from, { y: 'nearest', yMargin: 40 })],
    });
  }

  /** Makes the edits of a fix, as one step of undo. */
  applyFix(fix: readonly SourceEdit[]): void {
    if (this.#view) applyFix(this.#view, fix);
  }

  /** Formats the source as one step of undo. @throws if the formatter cannot be loaded; nothing is changed then. */
  async format(): Promise<void> {
    if (this.#view) await formatDocument(this.#view);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = undefined;
  }

  /** From the tooltips. */
  readonly #onFix = (event: ApplyFixEvent) => {
    event.stopPropagation();
    this.applyFix(event.fix);
  };

  readonly #onGoTo = (event: GoToEvent) => {
    event.stopPropagation();
    this.show(event.range);
  };

  #noticeDiagnostics({ docChanged, state }: ViewUpdate): void {
    if (diagnosticsOf(state) === this.diagnostics) return;
    this.diagnostics = diagnosticsOf(state);
    if (docChanged) this.dispatchEvent(new DiagnosticsChangeEvent(this.diagnostics));
  }

  /** The reader is told until he goes on. */
  #noticeRefusal({ transactions, selectionSet, docChanged, focusChanged }: ViewUpdate): void {
    if (transactions.some(({ effects }) => effects.some((effect) => effect.is(editRefused)))) this.refused = true;
    else if (selectionSet || docChanged || focusChanged) this.refused = false;
  }

  #newState(): EditorState {
    const state = EditorState.create({ doc: this.source, extensions: this.#extensions() });
    return state.update({ effects: setRegions(state.doc, this.#chosen) }).state;
  }

  /** What has words in it that are drawn by CodeMirror. */
  #inLanguage(): Extension {
    return [EditorView.contentAttributes.of({ 'aria-label': this.#name(), tabindex: '0' }), phrases(), hiddenPartButtons()];
  }

  /** As screen readers say it. */
  #name(): string {
    const language = NAMES[this.language];
    return this.readOnly
      ? msg(str`${language} source code, to read`)
      : msg(
          str`${language} source code. Once you type, Tab indents. To leave, press Escape and then Tab. ${EXPLAIN_KEY} explains the name at the cursor.`,
        );
  }

  /** What helps to write C++. */
  #assistance(): Extension {
    return [completion(async (...place) => this.complete?.(...place), asyncioReference), hover(asyncioReference), formatKey];
  }

  #extensions(): Extension {
    return [
      this.readOnly ? [] : [diagnostics(), lineMarks(), cursorLine((line) => this.dispatchEvent(new CursorLineEvent(line)))],
      regions(this.readOnly),
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightActiveLine(),
      highlightSpecialChars({ addSpecialChars: OTHER_DIRECTIONS }),
      history(),
      drawSelection(),
      indentUnit.of('  '),
      indentOnInput(),
      bracketMatching(),
      hangingIndent,
      highlightSelectionMatches(),
      LANGUAGES[this.language](),
      codeLooks,
      this.readOnly ? [] : this.#assistance(),
      this.readOnly ? EditorState.readOnly.of(true) : tabKey((tab) => (this.tab = tab)),
      keymap.of([
        // These are the page's: Ctrl+Enter runs. CodeMirror's own meaning would also insert a line.
        ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
        ...historyKeymap,
        ...searchKeymap,
      ]),
      this.#words.of(this.#inLanguage()),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.dispatchEvent(new SourceEditEvent(update.state.doc.toString()));
        if (update.geometryChanged) this.dispatchEvent(new TextHeightEvent(update.view.contentHeight));
        this.#noticeDiagnostics(update);
        this.#noticeRefusal(update);
      }),
    ];
  }
}
