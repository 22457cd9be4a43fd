import { localized, msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { CopyController } from '../clipboard/copy-controller.ts';
import '../editor/source-editor.ts';
import { DraftStore } from '../editor/draft-store.ts';
import { FORMAT_KEYS } from '../editor/format.ts';
import type { ApplyFixEvent, GoToEvent } from '../editor/problem-events.ts';
import type { CursorLineEvent } from '../editor/cursor-line.ts';
import type { LineMark } from '../editor/line-marks.ts';
import type { DiagnosticsChangeEvent, SourceEditEvent, SourceEditor } from '../editor/source-editor.ts';
import { catalog } from '../examples/catalog.ts';
import { LocalizedRoot } from '../i18n/localized-root.ts';
import { enumerated } from '../i18n/name-list.ts';
import type { SourceMarksEvent } from '../insight/source-marks-event.ts';
import { reloadNewest } from '../offline/service-worker.ts';
import { whenIdle } from '../offline/when-idle.ts';
import { hasBegun } from '../runner/ending.ts';
import { sharedEngine } from '../session/engine.ts';
import { isActive } from '../session/run-state.ts';
import { Session } from '../session/session.ts';
import type { ShareDialog } from '../share/share-dialog.ts';
import '../site/site-header.ts';
import { SafeStorage } from '../storage/safe-storage.ts';
import { checkIcon, copyIcon, formatIcon, playIcon, resetIcon, shareIcon, stopIcon } from '../styles/icons.ts';
import { hintLooks } from '../styles/hint.ts';
import { shared } from '../styles/shared.ts';
import '../terminal/program-terminal.ts';
import type { ProgramTerminal } from '../terminal/program-terminal.ts';
import type { ShowLineEvent } from '../trace/view-events.ts';
import { linkNotice, unknownExampleText } from './address-notice.ts';
import './choice-dialog.ts';
import './compiler-status.ts';
import { downloadQuestion } from './compiler-text.ts';
import type { ChoiceDialog } from './choice-dialog.ts';
import './example-list.ts';
import { playgroundStyles } from './playground-page.styles.ts';
import { Playground } from './playground.ts';
import './problem-list.ts';
import './recorded-hint.ts';
import './run-status.ts';
import { shareProgram } from './share-program.ts';
import { ThemeChoice } from './theme.ts';

/** A touch screen has no Ctrl+Enter to tell of. */
const hasKeyboard = !matchMedia('(hover: none) and (pointer: coarse)').matches;
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const RUN_KEYS = isMac ? '⌘ Enter' : 'Ctrl+Enter';
const STOP_KEYS = isMac ? '⌘ .' : 'Ctrl+.';

/** All that shows more of a run than its output: not needed before there is one. */
const loadInsight = () => void import('../insight/run-insight.ts');

/** The whole page: draws the `Playground`'s state and hands it what the reader does. */
@customElement('playground-page')
@localized()
export class PlaygroundPage extends LocalizedRoot {
  @query('program-terminal') private terminal!: ProgramTerminal;
  @query('source-editor') private editor!: SourceEditor;
  @query('choice-dialog') private dialog!: ChoiceDialog;
  @query('share-dialog') private shareDialog!: ShareDialog;

  /** The Python original is shown in place of the C++ source. */
  @state() private showsOriginal = false;

  /** What the run does at the lines of its source, which is what the editor holds unless that was changed since. */
  @state() private marks: readonly LineMark[] = [];
  @state() private awaitLine: number | undefined;

  readonly #copier = new CopyController(this);
  readonly #storage = new SafeStorage();
  readonly #theme = new ThemeChoice(this.#storage, document.documentElement);
  readonly #engine = sharedEngine();
  readonly #session = new Session(this.#engine, {
    changed: () => this.requestUpdate(),
    output: {
      write: (parts) => this.terminal.write(parts),
      replace: (parts) => this.terminal.replace(parts),
    },
    askDownload: async () => (await this.dialog.ask(downloadQuestion(this.#engine.compiler.downloadSize))) === 'download',
  });
  readonly #playground = new Playground(
    { examples: catalog, drafts: new DraftStore(this.#storage), storage: this.#storage, session: this.#session },
    location.hash.slice(1),
  );
  #unsubscribe: (() => void) | undefined;
  #warmedUp = false;

  static override styles = [shared, hintLooks, playgroundStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onHashChange);
    window.addEventListener('keydown', this.#onKeyDown);
    window.addEventListener('online', this.#onOnline);
    this.#unsubscribe = this.#engine.onCompilerChange(this.#onCompilerChange);
    this.#theme.onSystemChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#onHashChange);
    window.removeEventListener('keydown', this.#onKeyDown);
    window.removeEventListener('online', this.#onOnline);
    this.#unsubscribe?.();
  }

  protected override firstUpdated(): void {
    void this.#showAddress();
    if (this.#engine.missingFeatures.length === 0) whenIdle(loadInsight);
  }

  protected override updated(): void {
    const { title, refused, address } = this.#playground;
    document.title = `${title} · Coroscope`;
    // Silently: an address that shows nothing is no place to go back to.
    if (refused) history.replaceState(null, '', `#${address}`);
  }

  protected override render() {
    const { selected, title, examples } = this.#playground;
    return html`
      <a class="skip" href="#source" @click=${this.#skipToSource}>${msg('Skip to the source')}</a>
      <site-header .theme=${this.#theme} @theme-change=${() => this.requestUpdate()}></site-header>
      <example-list
        .examples=${examples}
        .selected=${selected?.id ?? ''}
        .otherTitle=${title}
        .edited=${new Set(examples.filter((example) => this.#playground.hasDraft(example)).map(({ id }) => id))}
      ></example-list>
      <main>
        ${this.#sourcePanel()} ${this.#outputPanel()} ${this.#insightPanel()}
      </main>
      <choice-dialog></choice-dialog>
      <share-dialog></share-dialog>
    `;
  }

  #sourcePanel() {
    const { selected, title } = this.#playground;
    const { document, source, edited, diagnostics, compiler, run } = this.#session;
    const { missingFeatures } = this.#engine;
    const active = isActive(run);
    return html`
      <section class="source" aria-labelledby="title">
        <div class="bar">
          <div class="name">
            <h2 id="title">${title}</h2>
            ${edited ? html`<span class="badge">${msg('edited')}</span>` : ''}
          </div>
          ${selected ? this.#languageSwitch() : html`<span class="switch-place"></span>`}
          <button
            class="icon quiet format"
            aria-label=${msg('Format')}
            title=${msg(str`Format (${FORMAT_KEYS})`)}
            aria-disabled=${this.showsOriginal}
            @click=${this.#format}
          >
            ${formatIcon}
          </button>
          <button
            class="quiet reset"
            aria-label=${msg('Reset')}
            title=${msg('Reset to the original program')}
            aria-disabled=${!edited}
            @click=${this.#askReset}
          >
            ${resetIcon} <span class="label">${msg('Reset')}</span>
          </button>
          <button class="quiet share" aria-label=${msg('Share')} title=${msg('Share this program')} @click=${this.#share}>
            ${shareIcon} <span class="label">${msg('Share')}</span>
          </button>
          <button
            class="stop"
            aria-label=${msg('Stop')}
            aria-disabled=${!active}
            title=${msg(str`Stop (${STOP_KEYS})`)}
            @click=${this.#stop}
          >
            ${stopIcon} <span class="label">${msg('Stop')}</span>
          </button>
          <button
            class="primary run"
            aria-disabled=${missingFeatures.length > 0}
            title=${msg(str`Run (${RUN_KEYS})`)}
            @click=${this.#runProgram}
          >
            ${playIcon} ${msg('Run')}
          </button>
        </div>
        ${missingFeatures.length > 0
          ? html`<p class="unsupported" role="alert">
              ${msg(
                str`Programs cannot run here: this browser lacks ${enumerated(missingFeatures)}. A current Chrome, Edge, Firefox or Safari has what is needed.`,
              )}
            </p>`
          : ''}
        ${linkNotice(this.#playground)}
        <div class="editor">
          <source-editor
            ?hidden=${this.showsOriginal}
            .documentId=${document.id}
            .source=${source}
            .diagnostics=${diagnostics}
            .complete=${this.#complete}
            .marks=${this.marks}
            @cursor-line=${this.#moveCursor}
            @focusin=${this.#touchEditor}
            @source-edit=${this.#edit}
            @format-request=${this.#format}
            @diagnostics-change=${this.#changeDiagnostics}
          ></source-editor>
          ${this.showsOriginal && selected
            ? html`<source-editor
                readOnly
                language="python"
                .documentId=${selected.id}
                .source=${selected.original}
              ></source-editor>`
            : ''}
        </div>
        <problem-list
          ?hidden=${this.showsOriginal}
          .diagnostics=${diagnostics}
          @go-to=${this.#goTo}
          @apply-fix=${this.#applyFix}
        ></problem-list>
        <compiler-status .state=${compiler} @retry-compiler=${this.#retryCompiler}></compiler-status>
      </section>
    `;
  }

  /** The same program in the two languages. */
  #languageSwitch() {
    const choice = (original: boolean, name: string) => html`
      <button aria-pressed=${original === this.showsOriginal} @click=${() => (this.showsOriginal = original)}>
        ${name}
      </button>
    `;
    return html`
      <div class="switch" role="group" aria-label=${msg('Language of the source shown')}>
        ${choice(false, 'C++')} ${choice(true, 'Python')}
      </div>
    `;
  }

  #outputPanel() {
    const notice = unknownExampleText(this.#playground);
    const { run, player } = this.#session;
    return html`
      <section class="output" aria-labelledby="output-title">
        <div class="bar">
          <div class="name"><h2 id="output-title">${msg('Output')}</h2></div>
          <run-status .run=${run} .player=${player}></run-status>
          ${navigator.clipboard ? this.#copyButton() : nothing}
        </div>
        <div class="screen">
          <program-terminal .theme=${this.#theme.current}></program-terminal>
          ${run.phase === 'idle'
            ? html`<div class="hint">
                ${notice ? html`<p role="status">${notice}</p>` : ''}
                <p>
                  ${hasKeyboard
                    ? msg(str`Press Run or ${RUN_KEYS}: each line appears here when the program prints it.`)
                    : msg('Press Run: each line appears here when the program prints it.')}
                </p>
              </div>`
            : ''}
          ${this.#linkedRunHint()}
        </div>
      </section>
    `;
  }

  /** As long as no run of the reader's own has begun. */
  #linkedRunHint() {
    const recorded = this.#playground.linked?.recording;
    const { recording, run, player } = this.#session;
    const cameToNothing = run.phase === 'idle' || (run.phase === 'ended' && !hasBegun(run.ending));
    const again = cameToNothing && recording.events.length === 0;
    if (!recorded || (recorded !== recording && !again)) return nothing;
    return html`
      <recorded-hint
        ?again=${recorded !== recording}
        .player=${player}
        .play=${() => this.#playground.playLinkedRun()}
      ></recorded-hint>
    `;
  }

  #insightPanel() {
    const { selected, linked } = this.#playground;
    const { player, source, ranSource } = this.#session;
    return html`
      <section class="insight" aria-label=${msg('What the program does')}>
        <run-insight
          .player=${player}
          .source=${ranSource ?? source}
          .sourceNow=${source}
          .example=${selected?.id ?? linked?.example}
          .theme=${this.#theme.current}
          .awaitLine=${this.awaitLine}
          .outputText=${() => this.terminal.programText()}
          @source-marks=${this.#changeMarks}
          @show-line=${this.#showLine}
        ></run-insight>
      </section>
    `;
  }

  #copyButton() {
    const copied = this.#copier.state === 'done';
    return html`
      <button
        class="icon quiet copy"
        aria-label=${copied ? msg('Copied') : msg('Copy output')}
        title=${msg('Copy output')}
        @click=${this.#copyOutput}
      >
        ${copied ? checkIcon : copyIcon}
      </button>
    `;
  }

  readonly #skipToSource = (event: Event) => {
    event.preventDefault();
    this.showsOriginal = false;
    this.editor.focus();
  };

  readonly #onHashChange = () => void this.#showAddress();

  async #showAddress(): Promise<void> {
    await this.#playground.show(location.hash.slice(1));
    const { linked } = this.#playground;
    if (linked) this.showsOriginal = false;
    // A recorded run is shown without any compiler.
    if (linked?.recording) loadInsight();
    else if (this.#engine.missingFeatures.length === 0) this.#engine.loading.pageStarted();
    this.requestUpdate();
  }

  readonly #onCompilerChange = () => {
    if (this.#engine.compiler.state.phase === 'ready' && !this.#warmedUp) {
      this.#warmedUp = true;
      void this.#session.warmUp();
    }
    this.requestUpdate();
  };

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === 'Enter') void this.#runProgram();
    else if (event.key === '.') this.#stop();
    else return;
    event.preventDefault();
  };

  readonly #onOnline = () => this.#engine.loading.online();
  readonly #retryCompiler = async () => {
    const { compiler } = this.#session;
    // A page that is older than the site asks for files that the server no longer has.
    const gone = compiler.phase === 'unavailable' && compiler.reason === 'damaged';
    if (!gone || !(await reloadNewest())) this.#engine.compiler.load();
  };
  readonly #touchEditor = () => {
    if (this.#engine.missingFeatures.length === 0) this.#engine.loading.editorTouched();
  };

  readonly #edit = (event: SourceEditEvent) => this.#playground.edit(event.source);
  readonly #changeDiagnostics = (event: DiagnosticsChangeEvent) => this.#session.setDiagnostics(event.diagnostics);
  readonly #goTo = (event: GoToEvent) => this.editor.show(event.range);
  readonly #applyFix = (event: ApplyFixEvent) => this.editor.applyFix(event.fix);

  readonly #moveCursor = (event: CursorLineEvent) => (this.awaitLine = event.awaitLine);
  readonly #changeMarks = (event: SourceMarksEvent) => (this.marks = event.marks);
  readonly #showLine = ({ line }: ShowLineEvent) => {
    this.showsOriginal = false;
    this.editor.showLine(line);
  };

  readonly #complete = (source: string, offset: number) => this.#session.complete(source, offset);

  readonly #format = async () => {
    if (this.showsOriginal || this.#asks) return;
    try {
      await this.editor.format();
    } catch {
      await this.dialog.tell(
        msg('Nothing was formatted'),
        msg('The formatter could not be loaded. Your program is as it was; try again when the site can be reached.'),
      );
    }
  };

  /** A dialog is open. */
  get #asks(): boolean {
    return this.dialog.open || this.shareDialog.open;
  }

  readonly #stop = () => this.#session.stop();

  readonly #runProgram = async () => {
    if (this.#asks) return;
    loadInsight();
    await this.#playground.runProgram();
  };

  readonly #askReset = async () => {
    if (!this.#session.edited) return;
    const answer = await this.dialog.ask({
      title: this.#playground.linked ? msg('Reset this program?') : msg('Reset this example?'),
      text: msg('Your edits to it will be replaced by the original program.'),
      answers: [
        { id: 'reset', label: msg('Reset') },
        { id: 'keep', label: msg('Keep my edits') },
      ],
      otherwise: 'keep',
    });
    if (answer === 'reset') this.#playground.reset();
  };

  readonly #share = () => {
    if (!this.#asks) void shareProgram(this.#playground, this.shareDialog, this.dialog);
  };

  readonly #copyOutput = async () => {
    if (await this.#copier.copy(this.terminal.programText())) return;
    await this.dialog.tell(
      msg('Nothing was copied'),
      msg('The browser does not let this page write to the clipboard. Select the output and copy it by keyboard.'),
    );
  };
}
