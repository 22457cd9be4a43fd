import type { CatalogEntry } from '../examples/catalog-entries.ts';
import { Player } from '../player/player.ts';
import type { Ending } from '../runner/ending.ts';
import type { ProgramFiles } from '../runner/program-files.ts';
import { detailOf } from '../runner/problem.ts';
import { ProgramRun } from '../runner/program-run.ts';
import type { ProgramWorkers } from '../runner/program-workers.ts';
import { failureReason } from '../runner/site-file.ts';
import { Recording, type Moment } from '../trace/recording.ts';
import { JoinedRecording } from './joined-recording.ts';
import { shippedComparison } from './shipped-comparisons.ts';

export interface ComparisonParts {
  readonly entries: readonly CatalogEntry[];
  readonly files: Pick<ProgramFiles, 'program' | 'prefetch'>;
  readonly workers: ProgramWorkers;
  /** What the browser lacks; programs cannot run at all unless it is empty. */
  readonly missingFeatures: readonly string[];
}

/** One of the programs that are compared, at the moment that is shown of all of them. */
export interface Variant {
  readonly entry: CatalogEntry;
  /** What it is called beside the others. */
  readonly name: string;
  readonly recording: Recording;
  readonly moment: Moment;
  /** Whether its end is shown. */
  readonly atEnd: boolean;
  /** How long it has taken by that moment; undefined before it has been run. */
  readonly time: number | undefined;
}

export type ComparisonPhase = 'idle' | 'loading' | 'running' | 'ended';

/** Some shipped programs and their runs, all of them under one player: the state of the page apart from how it looks. */
export class Comparison {
  readonly player = new Player();
  readonly #parts: ComparisonParts;
  readonly #changed: () => void;
  #entries: readonly CatalogEntry[] = [];
  #recordings: readonly Recording[] = [];
  #joined = new JoinedRecording([]);
  #runs: readonly ProgramRun[] = [];
  #phase: ComparisonPhase = 'idle';
  /** Counts runs, so that programs that were still loading when another began never start. */
  #runNumber = 0;

  /** @param changed is called after every change but those that the player tells of itself */
  constructor(parts: ComparisonParts, changed: () => void, ids: readonly string[]) {
    this.#parts = parts;
    this.#changed = changed;
    this.player.onChange(() => this.#playerChanged());
    this.choose(ids);
  }

  get ids(): readonly string[] {
    return this.#entries.map(({ id }) => id);
  }

  get phase(): ComparisonPhase {
    return this.#phase;
  }

  get variants(): readonly Variant[] {
    const names = shippedComparison(this.ids)?.variants;
    return this.#entries.map((entry, index) => {
      const recording = this.#recordings[index]!;
      const moment = this.#joined.momentOf(index, this.player.moment);
      const { ended, until, events } = recording;
      const atEnd = ended !== undefined && moment.time >= until && moment.position >= events.length;
      const time = this.#phase === 'running' || this.#phase === 'ended' ? moment.time : undefined;
      return { entry, name: names?.[index]?.name ?? entry.title, recording, moment, atEnd, time };
    });
  }

  /** Compares these programs, which there must be. */
  choose(ids: readonly string[]): void {
    this.#entries = ids.map((id) => this.#find(id));
    if (this.#parts.missingFeatures.length === 0) {
      for (const id of ids) this.#parts.files.prefetch(id);
      this.#parts.workers.prepare();
    }
    this.#discardRun();
    this.#changed();
  }

  /** Runs all of them anew, each in a worker of its own, from the same moment on. */
  async run(): Promise<void> {
    if (this.#parts.missingFeatures.length > 0) return;
    this.#discardRun();
    const number = this.#runNumber;
    this.#phase = 'loading';
    this.#changed();
    const programs = await Promise.all(this.ids.map((id) => this.#load(id)));
    if (number !== this.#runNumber) return;
    this.#start(programs);
  }

  #start(programs: readonly (WebAssembly.Module | Ending)[]): void {
    const runs: ProgramRun[] = [];
    const listener = { started: () => undefined, progress: this.#programChanged, ended: this.#programChanged };
    const recordings = programs.map((program) => {
      if (!(program instanceof WebAssembly.Module)) return ended(program);
      // The programs share one machine: what they compute at the same time must not count.
      const run = new ProgramRun(this.#parts.workers, program, 'virtual', listener);
      runs.push(run);
      return run.recording;
    });
    this.#phase = 'running';
    this.#show(recordings, runs);
    this.#grow(performance.now());
    this.player.play();
    this.#changed();
  }

  #show(recordings: readonly Recording[], runs: readonly ProgramRun[]): void {
    const joined = new JoinedRecording(recordings);
    this.#recordings = recordings;
    this.#runs = runs;
    this.#joined = joined;
    this.player.load(joined, (nowMs) => this.#grow(nowMs));
  }

  /** Takes in what is known of all programs. @returns the time before which nothing new can come */
  #grow(nowMs: number): number {
    const frontier = Math.min(...this.#runs.map((run) => run.frontier(nowMs)));
    this.#joined.grow(frontier);
    return frontier;
  }

  readonly #programChanged = () => {
    this.#grow(performance.now());
    this.player.recordingChanged();
  };

  #playerChanged(): void {
    if (this.#phase === 'running' && this.player.atEnd) {
      this.#phase = 'ended';
      this.#changed();
    }
  }

  async #load(id: string): Promise<WebAssembly.Module | Ending> {
    try {
      return await this.#parts.files.program(id);
    } catch (error) {
      return { kind: 'not-started', reason: failureReason(error), detail: detailOf(error) };
    }
  }

  #discardRun(): void {
    this.#runNumber++;
    for (const run of this.#runs) run.stop();
    this.#phase = 'idle';
    this.#show(
      this.#entries.map(() => new Recording()),
      [],
    );
  }

  #find(id: string): CatalogEntry {
    const entry = this.#parts.entries.find((candidate) => candidate.id === id);
    if (!entry) throw new Error(`there is no program ${id}`);
    return entry;
  }
}

/** Of a program that never began. */
function ended(ending: Ending): Recording {
  const recording = new Recording();
  recording.end({ at: 0, ending });
  return recording;
}
