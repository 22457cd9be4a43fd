import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { CopyController } from '../clipboard/copy-controller.ts';
import type { CursorLineEvent } from '../editor/cursor-line.ts';
import type { LineMark } from '../editor/line-marks.ts';
import { parseLineRanges } from '../editor/line-ranges.ts';
import type { ApplyFixEvent, GoToEvent } from '../editor/problem-events.ts';
import type { DiagnosticsChangeEvent, SourceEditEvent, SourceEditor, TextHeightEvent } from '../editor/source-editor.ts';
import { languageTag } from '../i18n/language-names.ts';
import { currentLanguage } from '../i18n/language.ts';
import type { SourceMarksEvent } from '../insight/source-marks-event.ts';
import { START } from '../player/stops.ts';
import '../playground/choice-dialog.ts';
import type { ChoiceDialog } from '../playground/choice-dialog.ts';
import '../playground/compiler-status.ts';
import { downloadQuestion } from '../playground/compiler-text.ts';
import '../playground/problem-list.ts';
import '../playground/run-status.ts';
import { sharedEngine } from '../session/engine.ts';
import { isActive } from '../session/run-state.ts';
import { Session } from '../session/session.ts';
import { checkIcon, copyIcon, openIcon, playIcon, resetIcon, stopIcon } from '../styles/icons.ts';
import type { ProgramTerminal } from '../terminal/program-terminal.ts';
import type { ShowLineEvent } from '../trace/view-events.ts';
import { chooseLanguage } from './embed-language.ts';
import { type EmbedSettings, type EmbedTheme, sameProgram } from './embed-settings.ts';
import { loadPanes } from './panes.ts';
import { programLink } from './program-link.ts';
import { cardStyles } from './playground-card.styles.ts';
import { type EmbeddedProgram, NoProgramError, openProgram } from './program-source.ts';
import { type RunListener, RunReporter } from './run-reporter.ts';

/** Who asks for a run: what a page alone asks for opens no dialog. */
export type Asker = 'reader' | 'page';

export interface CardListener extends RunListener {
  /** All that is shown is there. */
  ready(): void;
}

/** Loads all by which the first picture of a card is complete. */
export async function prepareCard({ panes }: EmbedSettings): Promise<void> {
  await Promise.all([loadPanes(panes), chooseLanguage()]);
}

export { chooseLanguage };

/** All of an embed but when it is loaded: a program's source, its run, and what leads on from it. */
@customElement('playground-card')
@localized()
export class PlaygroundCard extends LitElement {
  @property({ attribute: false }) settings!: EmbedSettings;
  @property({ attribute: false }) theme: EmbedTheme = 'auto';
  /** The reader can see it. */
  @property({ attribute: false }) seen = false;
  @property({ attribute: false }) listener!: CardListener;

  @state() private program: EmbeddedProgram | undefined;
  /** Why there is no program. */
  @state() private problem = '';
  /** `page`: its colours are what the page's are. */
  @state() private scheme: 'light' | 'dark' | 'system' | 'page' = 'page';
  /** Names the colours as they are. */
  @state() private colours = '';
  @state() private textHeight: number | undefined;
  @state() private marks: readonly LineMark[] = [];
  @state() private awaitLine: number | undefined;
  @state() private asExpected: boolean | undefined;
  @state() private link = '';
  @query('program-terminal') private terminal!: ProgramTerminal | null;
  @query('source-editor') private editor!: SourceEditor | null;
  @query('choice-dialog') private dialog!: ChoiceDialog;
  @query('.card > .probe') private probe!: HTMLElement;

  readonly #copier = new CopyController(this);
  readonly #engine = sharedEngine();
  readonly #session = new Session(this.#engine, {
    changed: () => this.requestUpdate(),
    output: {
      write: (parts) => this.terminal?.write(parts),
      replace: (parts) => this.terminal?.replace(parts),
    },
    askDownload: () => this.#askDownload(),
  });
  #unsubscribe: (() => void) | undefined;
  /** Put in before the program is there. */
  #text: string | undefined;
  /** Counts the programs that it was asked to show. */
  #opening = 0;
  #opened: Promise<void> = Promise.resolve();
  #asker: Asker = 'page';
  /** What runs by itself does so once. */
  #ranItself = false;
  /** The reader has been in the editor. */
  #touched = false;
  #warmedUp = false;
  /** What the link leads to. */
  #linked: string | undefined;
  #terminal: ProgramTerminal | null = null;

  static override styles = cardStyles;

  constructor() {
    super();
    new RunReporter(this.#session.player, () => this.settings.expected, {
      output: (output) => this.listener.output(output),
      trace: (trace) => this.listener.trace(trace),
      exit: (exit) => {
        this.asExpected = exit.matches;
        this.listener.exit(exit);
      },
    });
  }

  get source(): string {
    return this.#text ?? this.#session.source;
  }

  get edited(): boolean {
    return this.#text !== undefined || this.#session.edited;
  }

  /** Resolves when the program is there, or the reader is told why there is none. */
  async opened(): Promise<void> {
    await this.updateComplete;
    await this.#opened;
  }

  /** Resolves when the program runs, or cannot. */
  async run(asker: Asker): Promise<void> {
    await this.opened();
    if (!this.program || this.dialog.open) return;
    this.#asker = asker;
    this.asExpected = undefined;
    const { recording, document } = this.program;
    if (recording && this.#session.source === document.original) {
      this.#session.replay(recording, document.original);
      this.#session.player.play();
    } else {
      await this.#session.runProgram();
    }
  }

  stop(): void {
    this.#session.stop();
  }

  reset(): void {
    this.#text = undefined;
    this.#session.reset();
  }

  setSource(source: string): void {
    if (this.program) this.#session.edit(source);
    else this.#text = source;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#onOnline);
    this.#unsubscribe = this.#engine.onCompilerChange(this.#onCompilerChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#onOnline);
    this.#unsubscribe?.();
    this.#session.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The page around it may be in another one.
    this.lang = languageTag(currentLanguage());
    if (changed.has('theme')) this.scheme = this.#currentScheme();
    if (!changed.has('settings')) return;
    const { program, panes, speed, instant, expected } = this.settings;
    this.#session.exactTimes = expected !== undefined;
    const before = changed.get('settings');
    if (!before || !sameProgram(before.program, program)) this.#opened = this.#open();
    if (before) void loadPanes(panes);
    if (before?.speed !== speed || before.instant !== instant) {
      this.#session.player.setSpeed(instant ? Infinity : speed);
    }
  }

  protected override render() {
    const { panes, instant } = this.settings;
    const label = this.program?.title || msg('C++ program');
    return html`
      <span class="probe" aria-hidden="true" @transitionend=${this.#readColours}></span>
      <div
        class="card ${this.scheme} ${instant ? 'picture' : ''}"
        role="group"
        aria-label=${label}
        @keydown=${this.#onKeyDown}
      >
        <span class="probe" aria-hidden="true" @transitionend=${this.#readColours}></span>
        ${this.#bar()} ${this.#messages()}
        <div class="panes">
          ${panes.has('editor') || panes.has('terminal')
            ? html`<div class="program ${panes.has('editor') && panes.has('terminal') ? 'two' : ''}">
                ${panes.has('editor') ? this.#sourcePane() : nothing} ${panes.has('terminal') ? this.#outputPane() : nothing}
              </div>`
            : nothing}
          ${panes.has('timeline') ? this.#timelinePane() : nothing}
        </div>
        <choice-dialog></choice-dialog>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.#readColours();
  }

  protected override updated(): void {
    this.#fillTerminal();
    void this.#updateLink();
    const { autorun, instant } = this.settings;
    if ((autorun || instant) && this.seen && this.program && !this.#ranItself) {
      this.#ranItself = true;
      void this.run('page');
    }
  }

  #bar() {
    const { instant } = this.settings;
    const { edited, run, player } = this.#session;
    return html`
      <div class="bar">
        ${instant ? nothing : this.#runButton()}
        <span class="title">${this.program?.title ?? ''}</span>
        <span class="space"></span>
        ${this.#check()} ${instant || this.problem ? nothing : html`<run-status .run=${run} .player=${player}></run-status>`}
        ${edited && !instant
          ? html`<button class="icon quiet reset" aria-label=${msg('Reset')} title=${msg('Reset to the original program')} @click=${this.reset}>
              ${resetIcon}
            </button>`
          : nothing}
        ${this.program ? this.#takeAlong() : nothing}
      </div>
    `;
  }

  /** What leads on from the program. */
  #takeAlong() {
    return html`
      ${this.settings.instant || !navigator.clipboard ? nothing : this.#copyButton()}
      <a href=${this.link || nothing} target="_blank" rel="noopener" aria-label=${msg('Open in Coroscope')} title=${msg('Open in Coroscope')}>
        <span class="label">${msg('Open in Coroscope')}</span> ${openIcon}
      </a>
    `;
  }

  #runButton() {
    const active = isActive(this.#session.run);
    return active
      ? html`<button class="run" title=${msg('Stop')} @click=${this.stop}>${stopIcon} ${msg('Stop')}</button>`
      : html`<button
          class="run primary"
          aria-disabled=${this.#engine.missingFeatures.length > 0 || !this.program}
          title=${msg('Run')}
          @click=${this.#runAsReader}
        >
          ${playIcon} ${msg('Run')}
        </button>`;
  }

  /** Whether the output is the expected one; of the source as it is. */
  #check() {
    const { source, ranSource } = this.#session;
    const verdict = source === ranSource ? this.asExpected : undefined;
    const looks = verdict === undefined ? '' : verdict ? 'told matches' : 'told';
    return html`<span class="check ${looks}" role="status">
      ${verdict === undefined
        ? nothing
        : verdict
          ? html`${checkIcon} ${msg('As expected')}`
          : msg('Not yet the expected output')}
    </span>`;
  }

  #copyButton() {
    const { state } = this.#copier;
    const words = { idle: msg('Copy the program'), done: msg('Copied'), refused: msg('The browser did not allow to copy') }[state];
    return html`
      <button class="icon quiet copy" aria-label=${words} title=${words} @click=${this.#copy}>
        ${state === 'done' ? checkIcon : copyIcon}
      </button>
    `;
  }

  #messages() {
    const missing = this.#engine.missingFeatures;
    if (this.problem) return html`<p class="message" role="alert">${this.problem}</p>`;
    if (missing.length === 0) return nothing;
    return html`<p class="message" role="alert">
      ${msg(str`Programs cannot run here: this browser lacks ${missing.join(', ')}.`)}
    </p>`;
  }

  #sourcePane() {
    const { highlight, editable, readOnly, instant } = this.settings;
    const { document, source, diagnostics, compiler } = this.#session;
    const onlyRead = readOnly || instant;
    return html`
      <div class="source">
        <div class="editor" .style=${this.textHeight ? `--content: ${this.textHeight}px` : ''}>
          ${keyed(
            onlyRead,
            html`<source-editor
              ?readOnly=${onlyRead}
              .documentId=${document.id}
              .source=${source}
              .diagnostics=${diagnostics}
              .complete=${this.#complete}
              .highlight=${parseLineRanges(highlight)}
              .editable=${editable.trim() === '' ? undefined : parseLineRanges(editable)}
              .marks=${this.marks}
              @cursor-line=${this.#moveCursor}
              @focusin=${this.#touchEditor}
              @text-height=${this.#changeHeight}
              @source-edit=${this.#edit}
              @diagnostics-change=${this.#changeDiagnostics}
            ></source-editor>`,
          )}
        </div>
        <problem-list .diagnostics=${diagnostics} @go-to=${this.#goTo} @apply-fix=${this.#applyFix}></problem-list>
        ${this.#touched || isActive(this.#session.run)
          ? html`<compiler-status .state=${compiler} @retry-compiler=${this.#retryCompiler}></compiler-status>`
          : nothing}
      </div>
    `;
  }

  #outputPane() {
    const { panes, instant } = this.settings;
    return html`
      <div class="screen ${panes.has('editor') ? '' : 'only'}">
        <program-terminal .theme=${this.colours}></program-terminal>
        ${this.program === undefined || instant ? nothing : this.#hint()}
      </div>
    `;
  }

  /** What is to be done for some output. */
  #hint() {
    const { run, edited } = this.#session;
    if (run.phase !== 'idle' && run.phase !== 'recorded') return nothing;
    const words = run.phase === 'recorded' && !edited ? msg('Press Run to play the recorded run.') : msg('Press Run: the output appears here.');
    return html`<div class="hint"><p>${words}</p></div>`;
  }

  #timelinePane() {
    const { panes, instant } = this.settings;
    const { player, source, ranSource } = this.#session;
    return html`
      <div class="insight ${panes.size === 1 ? 'only' : ''}">
        ${instant
          ? html`<task-timeline
              .recording=${player.recording}
              .moment=${player.moment}
              .version=${player.recording.events.length}
              .theme=${this.colours}
            ></task-timeline>`
          : html`<run-insight
              .player=${player}
              .source=${ranSource ?? source}
              .sourceNow=${source}
              .example=${this.program?.example}
              .theme=${this.colours}
              .awaitLine=${this.awaitLine}
              .outputText=${() => this.terminal?.programText() ?? ''}
              @source-marks=${this.#changeMarks}
              @show-line=${this.#showLine}
            ></run-insight>`}
      </div>
    `;
  }

  async #open(): Promise<void> {
    const number = ++this.#opening;
    const isCurrent = () => number === this.#opening;
    let program: EmbeddedProgram | undefined;
    let problem = '';
    try {
      program = await openProgram(this.settings.program);
    } catch (error) {
      if (!(error instanceof NoProgramError)) throw error;
      problem = error.message;
    }
    if (!isCurrent()) return;
    this.program = program;
    this.problem = problem;
    this.asExpected = undefined;
    this.#ranItself = false;
    this.#session.open(program?.document ?? { id: '', original: '', program: undefined }, this.#text);
    this.#text = undefined;
    if (program?.recording) this.#session.replay(program.recording, program.document.original);
    await this.updateComplete;
    if (isCurrent()) this.listener.ready();
  }

  async #askDownload(): Promise<boolean> {
    if (this.#asker === 'page') return false;
    return (await this.dialog.ask(downloadQuestion(this.#engine.compiler.downloadSize))) === 'download';
  }

  /** A page that says nothing of its colours has the system's. */
  #currentScheme() {
    if (this.theme !== 'auto') return this.theme;
    return getComputedStyle(this).colorScheme === 'normal' ? 'system' : 'page';
  }

  readonly #readColours = () => {
    this.scheme = this.#currentScheme();
    this.colours = getComputedStyle(this.probe).color;
  };

  /** A terminal that comes later than what it is to show. */
  #fillTerminal(): void {
    const { terminal } = this;
    if (terminal === this.#terminal) return;
    this.#terminal = terminal;
    const { player } = this.#session;
    if (!terminal || player.recording.output.length === 0) return;
    const { moment, playing } = player;
    player.seek(START);
    player.seek(moment);
    if (playing) player.play();
  }

  async #updateLink(): Promise<void> {
    const { program } = this;
    const { source, edited } = this.#session;
    const linked = program && `${program.document.id} ${source}`;
    if (!program || linked === this.#linked) return;
    this.#linked = linked;
    const { example, title, document, recording } = program;
    const isExample = document.program !== undefined && !edited && !recording;
    const link = await programLink(
      {
        source,
        ...(example !== undefined && { example }),
        ...(title !== '' && { title }),
        ...(recording && !edited && { recording }),
      },
      isExample,
    );
    if (linked === this.#linked) this.link = link;
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || this.settings.instant) return;
    if (event.key === 'Enter') this.#runAsReader();
    else if (event.key === '.') this.stop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onCompilerChange = () => {
    this.requestUpdate();
    if (this.#engine.compiler.state.phase !== 'ready' || !this.#touched || this.#warmedUp) return;
    this.#warmedUp = true;
    void this.#session.warmUp();
  };

  readonly #onOnline = () => this.#engine.loading.online();
  readonly #retryCompiler = () => this.#engine.compiler.load();
  readonly #runAsReader = () => {
    if (this.#engine.missingFeatures.length === 0) void this.run('reader');
  };

  readonly #touchEditor = () => {
    if (this.settings.readOnly || this.settings.instant) return;
    this.#touched = true;
    this.#session.prefetch();
    if (this.#engine.missingFeatures.length === 0) this.#engine.loading.editorTouched();
  };

  readonly #changeHeight = ({ height }: TextHeightEvent) => (this.textHeight = Math.ceil(height));
  readonly #edit = (event: SourceEditEvent) => this.#session.edit(event.source);
  readonly #changeDiagnostics = (event: DiagnosticsChangeEvent) => this.#session.setDiagnostics(event.diagnostics);
  readonly #goTo = (event: GoToEvent) => this.editor?.show(event.range);
  readonly #applyFix = (event: ApplyFixEvent) => this.editor?.applyFix(event.fix);
  readonly #moveCursor = (event: CursorLineEvent) => (this.awaitLine = event.awaitLine);
  readonly #changeMarks = (event: SourceMarksEvent) => (this.marks = event.marks);
  readonly #showLine = ({ line }: ShowLineEvent) => this.editor?.showLine(line);
  readonly #complete = (source: string, offset: number) => this.#session.complete(source, offset);

  readonly #copy = () => this.#copier.copy(this.#session.source);
}
