import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import { hasBegun } from '../runner/ending.ts';
import { shared } from '../styles/shared.ts';
import { Recording, type Moment } from '../trace/recording.ts';
import { SeekEvent, SelectTaskEvent, ShowLineEvent } from '../trace/view-events.ts';
import './bar-card.ts';
import type { BarCard } from './bar-card.ts';
import { spokenFacts } from './bar-facts.ts';
import { BarWalk, STEPS, type Step } from './bar-walk.ts';
import { Camera } from './camera.ts';
import { cardPlace } from './card-place.ts';
import { gestureTarget } from './gesture-target.ts';
import { Gestures } from './gestures.ts';
import { hitTest, type Hit } from './hit-test.ts';
import { barEnd } from './lane-pieces.ts';
import type { Row, RowChoices } from './rows.ts';
import type { BarPlace, Scene } from './scene.ts';
import { timelineStyles } from './task-timeline.styles.ts';
import { footer } from './timeline-footer.ts';
import { followIcon } from './timeline-icons.ts';
import { timelinePng, timelineSvg } from './timeline-image.ts';
import type { TimelineLegend } from './timeline-legend.ts';
import { TimelineModel } from './timeline-model.ts';
import { TimelineScreen } from './timeline-screen.ts';

const NO_CHOICES: RowChoices = { folds: new Map(), thin: undefined };
/** Fewer tasks need no thin rows. */
const SOME_TASKS = 12;
const KEY_PAN = 0.25;

/**
 * What the tasks of a recording do until a moment: a lane a task. Fires `show-line` and `select-task` for
 * the bar that the reader chooses, and `seek` for a time.
 */
@customElement('task-timeline')
@localized()
export class TaskTimeline extends LitElement {
  @property({ attribute: false }) recording: Recording | undefined;
  @property({ attribute: false }) moment: Moment = { time: 0, position: 0 };
  /** Any change of it says that the recording has grown. */
  @property({ attribute: false }) version = 0;
  /** The moment goes on by itself: who has looked away is offered to follow it. */
  @property({ type: Boolean }) live = false;
  /** Only a change of it matters: the colours are read from the page's tokens. */
  @property() theme = '';
  /** The bars suspended at this line of the program stand out. */
  @property({ attribute: false }) highlightLine: number | undefined;
  @property({ attribute: false }) selectedTask: number | undefined;
  /** For timelines that show the same part of the time. Whoever gives it to them keeps it at the moment. */
  @property({ attribute: false }) sharedCamera: Camera | undefined;
  /** Without the legend and the buttons, which one of several has for all. */
  @property({ type: Boolean, reflect: true }) bare = false;

  @state() private explained = false;
  @state() private choices = NO_CHOICES;
  @state() private spoken = '';
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.scroller') private scroller!: HTMLElement;
  @query('.spacer') private spacer!: HTMLElement;
  @query('.probe') private probe!: HTMLElement;
  @query('bar-card') private card!: BarCard;
  @queryAll('timeline-legend') private legends!: NodeListOf<TimelineLegend>;

  readonly #motion = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #ownCamera = new Camera(() => this.#motion.matches);
  #leaveCamera: (() => void) | undefined;
  readonly #walk = new BarWalk();
  readonly #resize = new ResizeObserver(() => this.#fitScreen());
  #model = new TimelineModel(new Recording());
  #screen: TimelineScreen | undefined;
  #gestures: Gestures | undefined;
  #frame = 0;
  /** Whether it takes any room: a page may keep it hidden. */
  #shown = false;
  #hovered: BarPlace | undefined;
  #focused: BarPlace | undefined;
  /** Where in the hovered bar the pointer is. */
  #pointerX: number | undefined;

  static override styles = [shared, timelineStyles];

  protected override render() {
    const { taskCount } = this;
    const away = this.live && taskCount > 0 && !this.#camera.showsNow;
    return html`
      <div class="probe" hidden></div>
      <div
        class="scroller"
        tabindex="0"
        role="application"
        aria-roledescription=${msg('timeline')}
        aria-label=${msg(
          'Timeline of the tasks. Left and right: from bar to bar. Up and down: from task to task. Enter: show the line.',
        )}
        @keydown=${this.#onKey}
        @scroll=${this.#invalidate}
        @blur=${() => this.#focus(undefined)}
      >
        <div class="spacer"></div>
        <canvas
          class=${taskCount === 0 ? 'sketch' : ''}
          @pointerdown=${() => this.scroller.focus({ preventScroll: true })}
          @pointermove=${this.#onMove}
          @pointerleave=${() => this.#hover(undefined)}
          @click=${this.#onClick}
          @dblclick=${this.#onDoubleClick}
        ></canvas>
      </div>
      ${taskCount === 0 && !this.explained ? html`<p class="empty">${this.#emptyText()}</p>` : nothing}
      ${away ? html`<button class="follow" @click=${() => this.follow()}>${followIcon} ${msg('Follow')}</button>` : nothing}
      <bar-card hidden></bar-card>
      <div class="visually-hidden" role="status">${this.spoken}</div>
      ${this.bare ? nothing : this.#footer()}
    `;
  }

  #emptyText(): string {
    const { ended } = this.recording ?? {};
    return ended && hasBegun(ended.ending) ? msg('This run has made no tasks.') : msg('Press Run: each task gets a lane here.');
  }

  #footer() {
    return footer({
      explained: this.explained,
      thin: this.taskCount > SOME_TASKS ? this.choices.thin === true : undefined,
      explain: () => (this.explained = !this.explained),
      makeThin: () => this.setThinRows(this.choices.thin !== true),
      zoom: (factor) => this.zoom(factor),
      fit: () => this.fit(),
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('sharedCamera')) this.#followCamera();
    if (changed.has('recording')) {
      this.#model = new TimelineModel(this.recording ?? new Recording());
      this.#ownCamera.reset();
      this.choices = NO_CHOICES;
      this.#hovered = this.#focused = undefined;
    }
    this.#model.update();
    this.#ownCamera.update(this.moment.time, this.recording?.ended?.at, this.held);
  }

  protected override firstUpdated(): void {
    this.#screen = new TimelineScreen(this.canvas, this.probe);
    this.#gestures = new Gestures(
      this.canvas,
      gestureTarget(this.#screen, this.#camera, {
        moved: () => {
          this.#hover(undefined);
          this.requestUpdate();
        },
        scrollBy: (pixels) => this.scroller.scrollBy(0, pixels),
        seek: (time) => this.dispatchEvent(new SeekEvent(time)),
      }),
    );
    this.#resize.observe(this.scroller);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('theme')) this.#screen!.readTheme(this.probe);
    for (const legend of this.legends) legend.palette = this.#screen!.palette;
    this.#invalidate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resize.observe(this.scroller);
    this.#followCamera();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#leaveCamera?.();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Whether the reader is moving the view. */
  get held(): boolean {
    return this.#gestures?.active ?? false;
  }

  /** How many tasks the recording has. */
  get taskCount(): number {
    return this.#model.taskCount;
  }

  /** Draws the tasks that this one made, and those that they made, as one strip; or again a lane each. */
  fold(task: number, folded: boolean): void {
    this.choices = { ...this.choices, folds: new Map(this.choices.folds).set(task, folded) };
  }

  /** For all rows; without a choice, only those of large families are thin. */
  setThinRows(thin: boolean): void {
    this.choices = { ...this.choices, thin };
  }

  scrollToTask(task: number): void {
    const scene = this.#scene(this.#screen!);
    const row = scene.rows.of(task);
    if (row) this.#scrollTo(row, scene);
  }

  /** Shows all of the time. */
  fit(): void {
    this.#camera.showWhole();
    this.requestUpdate();
  }

  /** By a factor above 1: shows less, more closely. */
  zoom(factor: number): void {
    const place = this.#focused;
    this.#camera.zoom(factor, place && this.#model.lane(place.task)?.bars[place.bar]?.from);
    this.requestUpdate();
  }

  /** Brings the moment back into view, and stays with it. */
  follow(): void {
    this.#camera.showNow();
    this.requestUpdate();
  }

  /** The drawing, with all its rows and a legend, as an SVG file. */
  toSvg(): string {
    return timelineSvg(this.#scene(this.#screen!), this.#screen!.palette);
  }

  toPng(): Promise<Blob> {
    return timelinePng(this.#scene(this.#screen!), this.#screen!.palette);
  }

  /** Draws at once. It is done by itself before the next frame, too. */
  draw(): void {
    const screen = this.#screen;
    if (!screen) return;
    const scene = this.#scene(screen);
    this.#makeRoomFor(scene);
    if (this.taskCount === 0) screen.drawEmpty();
    else screen.draw(scene);
    this.#showCard(scene);
  }

  get #camera(): Camera {
    return this.sharedCamera ?? this.#ownCamera;
  }

  #followCamera(): void {
    this.#leaveCamera?.();
    this.#leaveCamera = this.sharedCamera?.onChange(() => this.requestUpdate());
  }

  #scene(screen: TimelineScreen): Scene {
    return this.#model.scene({
      layout: screen.layout,
      window: this.#camera.window,
      scroll: this.scroller.scrollTop,
      moment: this.moment,
      choices: this.choices,
      hovered: this.#hovered,
      focused: this.#focused,
      selectedTask: this.selectedTask,
      highlightLine: this.highlightLine,
      measure: screen.measure,
    });
  }

  readonly #invalidate = (): void => {
    if (this.#frame === 0 && this.isConnected) this.#frame = requestAnimationFrame((time) => this.#onFrame(time));
  };

  #onFrame(time: number): void {
    this.#frame = 0;
    const gliding = this.#camera.advance(time);
    this.#gestures?.sync();
    if (this.#shown) this.draw();
    if (gliding) this.#invalidate();
  }

  #fitScreen(): void {
    const { clientWidth, clientHeight } = this.scroller;
    this.#shown = clientWidth > 0 && clientHeight > 0;
    if (!this.#shown) return;
    this.#screen!.resize(clientWidth, clientHeight);
    this.#gestures!.sync();
    // Sizing it has emptied it: what is shown next must not be nothing.
    this.draw();
  }

  #hitAt(event: MouseEvent): Hit | undefined {
    return this.#screen && hitTest(this.#scene(this.#screen), event.offsetX, event.offsetY);
  }

  #onMove(event: PointerEvent): void {
    if (event.buttons !== 0) return;
    const hit = this.#hitAt(event);
    this.canvas.style.cursor = CURSORS[hit?.kind ?? 'row'];
    this.#pointerX = event.offsetX;
    this.#hover(hit?.kind === 'bar' ? { task: hit.row.lane.task, bar: hit.bar } : undefined);
  }

  #onClick(event: MouseEvent): void {
    const hit = this.#hitAt(event);
    if (!hit || hit.kind === 'axis') return;
    const { task } = hit.row.lane;
    if (hit.kind === 'fold') this.fold(task, hit.row.folded === undefined);
    else if (hit.kind === 'bar') this.#choose({ task, bar: hit.bar }, event.offsetX);
    else this.dispatchEvent(new SelectTaskEvent(task));
  }

  #onDoubleClick(event: MouseEvent): void {
    const kind = this.#hitAt(event)?.kind;
    if (kind !== 'axis' && kind !== 'fold') this.fit();
  }

  /** Also shows its card: a finger cannot point without touching. */
  #choose(place: BarPlace, x: number | undefined): void {
    this.#pointerX = x;
    this.#hover(place);
    const line = this.#model.facts(place, this.moment)?.line;
    this.dispatchEvent(new SelectTaskEvent(place.task));
    if (line !== undefined) this.dispatchEvent(new ShowLineEvent(line));
  }

  #hover(place: BarPlace | undefined): void {
    this.#hovered = place;
    this.#invalidate();
  }

  #focus(place: BarPlace | undefined): void {
    this.#focused = place;
    this.#hovered = undefined;
    const facts = place && this.#model.facts(place, this.moment);
    this.spoken = facts ? spokenFacts(facts) : '';
    this.#invalidate();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#isHandled(event)) event.preventDefault();
  }

  #isHandled({ key, shiftKey }: KeyboardEvent): boolean {
    const step = STEPS[key];
    if (shiftKey && (step === 'left' || step === 'right')) this.#foldByKey(step === 'left');
    else if (step) this.#step(step);
    else if (key === 'Enter' && this.#focused) this.#choose(this.#focused, undefined);
    else if (key === 'Escape') this.#focus(undefined);
    else if (key === '+' || key === '=') this.zoom(2);
    else if (key === '-') this.zoom(0.5);
    else if (key === '0') this.fit();
    else if (key === '<' || key === ',') this.#pan(-KEY_PAN);
    else if (key === '>' || key === '.') this.#pan(KEY_PAN);
    else return false;
    return true;
  }

  #pan(part: number): void {
    this.#camera.pan(part);
    this.requestUpdate();
  }

  #foldByKey(folded: boolean): void {
    const row = this.#focused && this.#scene(this.#screen!).rows.of(this.#focused.task);
    if (row?.parent) this.fold(row.lane.task, folded);
  }

  #step(step: Step): void {
    const scene = this.#scene(this.#screen!);
    const place = this.#walk.go(scene, this.#focused, step);
    this.#focus(place);
    const row = place && scene.rows.of(place.task);
    const bar = place && row?.lane.bars[place.bar];
    if (!row || !bar) return;
    this.#camera.show(bar.from, barEnd(bar, scene.now));
    this.#scrollTo(row, scene);
    this.requestUpdate();
  }

  #scrollTo({ y, height }: Row, scene: Scene): void {
    const { layout } = scene;
    this.#makeRoomFor(scene);
    const room = layout.height - layout.axis;
    const { scrollTop } = this.scroller;
    if (y < scrollTop) this.scroller.scrollTop = y;
    else if (y + height > scrollTop + room) this.scroller.scrollTop = y + height - room;
  }

  #makeRoomFor({ layout, rows }: Scene): void {
    this.spacer.style.height = `${layout.axis + rows.height}px`;
  }

  #showCard(scene: Scene): void {
    const place = this.#hovered ?? this.#focused;
    const facts = place && this.#model.facts(place, this.moment);
    this.card.hidden = facts === undefined;
    if (!place || !facts) return;
    this.card.facts = facts;
    void this.card.updateComplete.then(() => {
      const at = cardPlace(scene, place, this.#hovered && this.#pointerX, sizeOf(this.card), sizeOf(this));
      if (at) this.card.style.translate = `${Math.round(at.x)}px ${Math.round(at.y)}px`;
    });
  }
}

const sizeOf = ({ offsetWidth, offsetHeight }: HTMLElement) => ({ width: offsetWidth, height: offsetHeight });

const CURSORS: Readonly<Record<Hit['kind'], string>> = {
  axis: 'col-resize',
  fold: 'pointer',
  label: 'pointer',
  bar: 'pointer',
  row: 'grab',
};
