import { currentLanguage } from '../i18n/language.ts';
import { Lanes, type Lane } from '../trace/bars.ts';
import type { Moment, Recording } from '../trace/recording.ts';
import type { TaskPhase } from '../trace/task-state.ts';
import { BarFactFinder, type BarFacts } from './bar-facts.ts';
import { Families } from './families.ts';
import { FamilyCounts } from './family-counts.ts';
import type { Layout } from './layout.ts';
import { countBegun, rowsOf, type RowChoices, type Rows } from './rows.ts';
import type { BarPlace, Scene, TaskName } from './scene.ts';
import type { Measure } from './surface.ts';
import { TimeScale } from './time-scale.ts';
import type { TimeWindow } from './time-window.ts';

/** What a reader sees of a recording, apart from what is in the recording. */
export interface View {
  readonly layout: Layout;
  readonly window: TimeWindow;
  readonly scroll: number;
  readonly moment: Moment;
  readonly choices: RowChoices;
  readonly hovered: BarPlace | undefined;
  readonly focused: BarPlace | undefined;
  readonly selectedTask: number | undefined;
  readonly highlightLine: number | undefined;
  readonly measure: Measure;
}

/** A recording, prepared for being drawn again and again while it grows. */
export class TimelineModel {
  readonly #recording: Recording;
  readonly #lanes: Lanes;
  readonly #facts: BarFactFinder;
  readonly #counts = new Map<Lane, FamilyCounts>();
  readonly #words = new Map<string, string>();
  #families = new Families([]);
  #rows: { readonly rows: Rows; readonly families: Families; readonly begun: number; readonly view: View } | undefined;

  constructor(recording: Recording) {
    this.#recording = recording;
    this.#lanes = new Lanes(recording);
    this.#facts = new BarFactFinder(recording);
  }

  get taskCount(): number {
    return this.#lanes.lanes.length;
  }

  /** When the last bars end at this moment: with the program, or where no more is recorded of it, at the latest. */
  now(moment: Moment): number {
    return Math.min(moment.time, this.#recording.ended?.at ?? Infinity, this.#recording.eventsUntil);
  }

  lane(task: number): Lane | undefined {
    return this.#lanes.lane(task);
  }

  /** Takes in what the recording has got since. */
  update(): void {
    this.#lanes.update();
    if (this.#lanes.lanes !== this.#families.lanes) this.#families = new Families(this.#lanes.lanes);
  }

  scene(view: View): Scene {
    const { layout, window, ...rest } = view;
    return {
      ...rest,
      layout,
      scale: new TimeScale(window, layout.left, layout.right),
      rows: this.#rowsOf(view),
      now: this.now(view.moment),
      arrows: this.#lanes.arrows,
      countsOf: (lane) => this.#countsOf(lane),
      nameOf: (task) => this.#nameOf(task),
      wordsOf: (lane, bar, phase) => this.#wordsOf(lane, bar, phase),
    };
  }

  facts({ task, bar }: BarPlace, moment: Moment): BarFacts | undefined {
    const lane = this.lane(task);
    return lane && this.#facts.facts(lane, bar, { ...moment, time: this.now(moment) });
  }

  #rowsOf(view: View): Rows {
    const families = this.#families;
    const { position } = view.moment;
    const begun = countBegun(families.lanes, position);
    const made = this.#rows;
    const isSame =
      made?.families === families &&
      made.begun === begun &&
      made.view.choices === view.choices &&
      made.view.layout === view.layout;
    if (!isSame) {
      const rows = rowsOf(families, position, view.choices, view.layout.heights);
      this.#rows = { rows, families, begun, view };
    }
    return this.#rows!.rows;
  }

  #countsOf(lane: Lane): FamilyCounts {
    let counts = this.#counts.get(lane);
    if (!counts) {
      counts = new FamilyCounts();
      this.#counts.set(lane, counts);
    }
    return counts;
  }

  #nameOf(id: number): TaskName {
    const task = this.#recording.task(id);
    return { name: task?.name ?? '', func: task?.func?.name ?? '' };
  }

  /** By the event that began the bar: what it says then stays true, in the same language. */
  #wordsOf(lane: Lane, bar: number, phase: TaskPhase): string {
    const key = `${currentLanguage()} ${phase} ${lane.bars[bar]!.event}`;
    let words = this.#words.get(key);
    if (words === undefined) {
      words = this.#facts.words(lane, bar, phase);
      this.#words.set(key, words);
    }
    return words;
  }
}
