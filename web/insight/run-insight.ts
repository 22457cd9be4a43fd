import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { diagnose } from '../diagnosis/diagnose.ts';
import '../diagnosis/diagnosis-list.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { LineMark } from '../editor/line-marks.ts';
import { exportFileName, saveFile } from '../export/download.ts';
import { languageTag } from '../i18n/language-names.ts';
import { currentLanguage, type Language } from '../i18n/language.ts';
import { PlayerController } from '../player/player-controller.ts';
import type { Player } from '../player/player.ts';
import '../player/time-controls.ts';
import { hintIcon, warningIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { secondsText } from '../terminal/time-text.ts';
import '../timeline/task-timeline.ts';
import type { TaskTimeline } from '../timeline/task-timeline.ts';
import { LineMap } from '../trace/line-map.ts';
import { Replay } from '../trace/replay.ts';
import type { Recording } from '../trace/recording.ts';
import { type SeekEvent, type SelectTaskEvent, ShowLineEvent } from '../trace/view-events.ts';
import './export-menu.ts';
import type { ExportEvent } from './export-menu.ts';
import { insightStyles } from './run-insight.styles.ts';
import { sameMarks, sourceMarks } from './source-marks.ts';
import { SourceMarksEvent } from './source-marks-event.ts';

type View = 'timeline' | 'loop' | 'text' | 'findings';

const VIEWS: readonly View[] = ['timeline', 'loop', 'text', 'findings'];

function nameOf(view: View): string {
  switch (view) {
    case 'timeline':
      return msg('Timeline');
    case 'loop':
      return msg('Event loop');
    case 'text':
      return msg('In words');
    case 'findings':
      return msg('Findings');
  }
}

/** @param more how many other findings there are */
function noticeText(title: string, more: number): string {
  if (more === 0) return title;
  return more === 1 ? msg(str`${title} (and 1 more finding)`) : msg(str`${title} (and ${more} more findings)`);
}

/** What a run does at the player's moment: its timeline, its loop, the same in words, and what is to be said of it. */
@customElement('run-insight')
@localized()
export class RunInsight extends LitElement {
  @property({ attribute: false }) player!: Player;
  /** The program that the player's recording is of. */
  @property({ attribute: false }) source = '';
  /** What the reader has made of it since. */
  @property({ attribute: false }) sourceNow = '';
  /** Names the files that are saved. */
  @property({ attribute: false }) example: string | undefined;
  @property() theme = '';
  /** The line of an await that the reader looks at. */
  @property({ attribute: false }) awaitLine: number | undefined;
  /** Gives what the program has printed. */
  @property({ attribute: false }) outputText: () => string = () => '';

  @state() private view: View = 'timeline';
  @state() private findings: readonly Finding[] = [];
  @state() private selectedTask = 0;
  /** Where the lines of the program are in what the reader has made of it. */
  @state() private lines = LineMap.same;
  @state() private chosenLine: number | undefined;
  @query('task-timeline') private timeline!: TaskTimeline;

  #recording: Recording | undefined;
  #replay: Replay | undefined;
  #toldMarks: readonly LineMark[] = [];
  /** What the findings are of, and in which language. */
  #diagnosed: Recording | undefined;
  #diagnosedIn: Language | undefined;

  static override styles = [shared, insightStyles];

  constructor() {
    super();
    new PlayerController(this, () => this.player);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source') || changed.has('sourceNow')) this.lines = LineMap.between(this.source, this.sourceNow);
    const { recording, atEnd } = this.player;
    if (recording !== this.#recording) {
      this.#recording = recording;
      this.#replay = new Replay(recording);
      this.findings = [];
      this.selectedTask = 0;
      this.chosenLine = undefined;
      if (this.view === 'findings') this.view = 'timeline';
    }
    if (this.#diagnosed === recording && this.#diagnosedIn !== currentLanguage()) this.#diagnosed = undefined;
    if (recording.ended && atEnd && this.#diagnosed !== recording) {
      this.#diagnosed = recording;
      this.#diagnosedIn = currentLanguage();
      this.findings = diagnose(recording, this.source);
    }
  }

  protected override render() {
    return html`
      <div class="bar">
        ${this.#tabs()}
        <time-controls .player=${this.player}></time-controls>
        <export-menu
          class=${this.#recording?.events.length ? '' : 'unused'}
          @export-run=${this.#save}
        ></export-menu>
      </div>
      ${this.#notice()}
      <p class="note earlier" role="status">${this.#earlierText()}</p>
      <p class="note cut-off" role="status">${this.#cutOffText()}</p>
      <div
        class="panel ${this.view}"
        id="panel"
        role="tabpanel"
        aria-labelledby="tab-${this.view}"
        tabindex=${this.view === 'loop' || this.view === 'findings' ? 0 : nothing}
        @show-line=${this.#showLine}
        @select-task=${this.#selectTask}
        @seek=${this.#seek}
      >
        ${this.#panel()}
      </div>
    `;
  }

  protected override updated(): void {
    this.#tellMarks();
  }

  #tabs() {
    return html`
      <div class="tabs" role="tablist" aria-label=${msg('Views of the run')} @keydown=${this.#moveTab}>
        ${this.#views().map(
          (view) => html`
            <button
              role="tab"
              id="tab-${view}"
              aria-selected=${view === this.view}
              aria-controls="panel"
              tabindex=${view === this.view ? 0 : -1}
              @click=${() => this.#show(view)}
            >
              ${nameOf(view)} ${view === 'findings' ? html`<span class="count">${this.findings.length}</span>` : nothing}
            </button>
          `,
        )}
      </div>
    `;
  }

  /** Says that there are findings, where they are not shown. */
  #notice() {
    const [first] = this.findings;
    if (!first || this.view === 'findings') return nothing;
    const more = this.findings.length - 1;
    return html`
      <button class="notice ${first.severity}" @click=${() => this.#show('findings')}>
        ${first.severity === 'problem' ? warningIcon : hintIcon}
        <span>${noticeText(first.title, more)}</span>
        <b>${msg('What does it mean?')}</b>
      </button>
    `;
  }

  /** Says that the run is not of what is in the editor. */
  #earlierText() {
    if (this.lines === LineMap.same || this.player.recording.events.length === 0) return nothing;
    return msg('This run and its line numbers are of an earlier version of the source. Run again to see the new one.');
  }

  /** Says that the moment is one of which nothing but the output is recorded. */
  #cutOffText() {
    const { recording, moment } = this.player;
    const until = recording.eventsUntil;
    if (moment.time <= until) return nothing;
    const count = recording.events.length.toLocaleString(languageTag(currentLanguage()));
    return msg(
      str`The program does too much for a picture of all: the first ${count} events are recorded, up to ${secondsText(until)}.`,
    );
  }

  #panel() {
    const { recording, moment, playing, atEnd } = this.player;
    return html`
      <task-timeline
        ?hidden=${this.view !== 'timeline'}
        .recording=${recording}
        .moment=${moment}
        .version=${recording.events.length}
        .live=${playing && !atEnd}
        .theme=${this.theme}
        .highlightLine=${this.#awaitedLine ?? this.chosenLine}
        .selectedTask=${this.selectedTask || undefined}
      ></task-timeline>
      ${this.#otherView()}
    `;
  }

  #otherView() {
    const { recording, moment } = this.player;
    switch (this.view) {
      case 'timeline':
        return nothing;
      case 'loop':
        return html`<loop-view .recording=${recording} .moment=${moment} .selected=${this.selectedTask}></loop-view>`;
      case 'text':
        return html`<trace-text
          .recording=${recording}
          .moment=${moment}
          .selected=${this.selectedTask}
          .lines=${this.lines}
        ></trace-text>`;
      case 'findings':
        return html`<diagnosis-list .findings=${this.findings} .lines=${this.lines}></diagnosis-list>`;
    }
  }

  get #awaitedLine(): number | undefined {
    return this.awaitLine === undefined ? undefined : this.lines.before(this.awaitLine);
  }

  #views() {
    return this.findings.length > 0 ? VIEWS : VIEWS.filter((view) => view !== 'findings');
  }

  #show(view: View): void {
    if (view === 'loop') void import('../loop/loop-view.ts');
    if (view === 'text') void import('../loop/trace-text.ts');
    this.view = view;
  }

  readonly #moveTab = (event: KeyboardEvent) => {
    const views = this.#views();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = views[(views.indexOf(this.view) + step + views.length) % views.length]!;
    this.#show(next);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  };

  #tellMarks(): void {
    const { recording, moment } = this.player;
    const state = recording.events.length > 0 ? this.#replay?.at(moment.position) : undefined;
    const marks = sourceMarks(recording, state, this.chosenLine).flatMap((mark) => {
      const line = this.lines.now(mark.line);
      return line === undefined ? [] : [{ ...mark, line }];
    });
    if (sameMarks(marks, this.#toldMarks)) return;
    this.#toldMarks = marks;
    this.dispatchEvent(new SourceMarksEvent(marks));
  }

  /** What is inside asks for lines of the program that ran, what is around knows only those of the editor. */
  readonly #showLine = (event: ShowLineEvent) => {
    event.stopPropagation();
    this.chosenLine = event.line;
    const now = this.lines.now(event.line);
    if (now !== undefined) this.dispatchEvent(new ShowLineEvent(now));
  };

  readonly #selectTask = ({ task }: SelectTaskEvent) => {
    this.selectedTask = task;
  };

  readonly #seek = ({ to }: SeekEvent) => {
    this.player.seek(to);
  };

  readonly #save = async ({ kind }: ExportEvent) => {
    saveFile(exportFileName(this.example, kind), await this.#contentFor(kind), kind);
  };

  async #contentFor(kind: ExportEvent['kind']): Promise<string | Blob> {
    switch (kind) {
      case 'json': {
        const { perfettoJson } = await import('../export/perfetto.ts');
        return perfettoJson(this.player.recording);
      }
      case 'svg':
        return this.timeline.toSvg();
      case 'png':
        return this.timeline.toPng();
      case 'txt':
        return this.outputText();
    }
  }
}
