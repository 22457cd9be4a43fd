import type { Compiler, CompilerState } from '../compiler/compiler.ts';
import type { Completion } from '../compiler/completion.ts';
import type { Diagnostic } from '../compiler/diagnostic.ts';
import type { BuildResult } from '../compiler/messages.ts';
import { carriedOver } from '../editor/diagnostic-changes.ts';
import type { DraftStore } from '../editor/draft-store.ts';
import type { Example } from '../examples/catalog.ts';
import { Player } from '../player/player.ts';
import { speedOf } from '../player/speeds.ts';
import type { Ending } from '../runner/ending.ts';
import type { ProgramFiles } from '../runner/program-files.ts';
import { ProgramRun } from '../runner/program-run.ts';
import type { ProgramWorkers } from '../runner/program-workers.ts';
import { failureReason, messageOf } from '../runner/site-file.ts';
import type { SafeStorage } from '../storage/safe-storage.ts';
import { buildText } from '../terminal/build-text.ts';
import { ShownOutput, type OutputScreen } from '../terminal/shown-output.ts';
import { Recording } from '../trace/recording.ts';
import { RunMarks } from './run-marks.ts';
import { isActive, type RunState } from './run-state.ts';

const SELECTED = 'coroscope.example';
const SPEED = 'coroscope.speed';

/** The first moments of a program are its own; then the worker for a run after it is made ready. */
const PREPARE_AFTER_MS = 1000;

/** A pause in typing after which the source is worth a look. */
const CHECK_AFTER_MS = 700;

export interface PlaygroundParts {
  readonly examples: readonly Example[];
  readonly drafts: DraftStore;
  readonly storage: SafeStorage;
  readonly files: ProgramFiles;
  readonly workers: ProgramWorkers;
  readonly compiler: Compiler;
  /** Whether the compiler may be used, which the reader may have to be asked for. */
  readonly mayCompile: () => Promise<boolean>;
  /** What the browser lacks; programs cannot run at all unless it is empty. */
  readonly missingFeatures: readonly string[];
}

type BuiltProgram = Extract<BuildResult, { kind: 'built' }>;

/** What the page's view hears from its state. */
export interface PlaygroundView {
  /** Anything changed but the output and the moment that the player is at. */
  changed(): void;
  readonly output: OutputScreen;
}

/** The state of the page apart from how it looks: the selected example, its text, its run. */
export class Playground {
  readonly examples: readonly Example[];
  readonly missingFeatures: readonly string[];
  /** Chooses the moment of the newest run that is shown. */
  readonly player = new Player();
  readonly #parts: PlaygroundParts;
  readonly #view: PlaygroundView;
  readonly #marks = new RunMarks();
  readonly #output: ShownOutput;
  #selected: Example;
  #source: string;
  #ranSource: string | undefined;
  #run: RunState = { phase: 'idle' };
  #program: ProgramRun | undefined;
  /** What clang said at the last Run or check. */
  #diagnostics: readonly Diagnostic[] = [];
  /** The program of the last build, which need not be made again for the same source. */
  #built: { readonly source: string; readonly result: BuiltProgram } | undefined;
  #warmedUp = false;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts runs, so that a program that was still loading when stopped never starts. */
  #runNumber = 0;
  #notice: string | undefined;
  #keptSpeed: number;

  constructor(parts: PlaygroundParts, view: PlaygroundView, wantedId: string) {
    this.#parts = parts;
    this.#view = view;
    this.#output = new ShownOutput(view.output);
    this.#keptSpeed = speedOf(parts.storage.get(SPEED));
    this.player.setSpeed(this.#keptSpeed);
    this.player.onChange(() => this.#playerChanged());
    this.examples = parts.examples;
    this.missingFeatures = parts.missingFeatures;
    const first = parts.examples[0];
    if (!first) throw new Error('the catalogue of examples is empty');
    this.#selected = this.#find(wantedId) ?? this.#find(parts.storage.get(SELECTED) ?? '') ?? first;
    this.#source = this.#sourceOf(this.#selected);
    this.#noticeUnknown(wantedId);
    if (this.missingFeatures.length === 0) parts.workers.prepare();
  }

  get selected(): Example {
    return this.#selected;
  }

  /** The text in the editor: the learner's draft or the original. */
  get source(): string {
    return this.#source;
  }

  /** What the player's recording is of; undefined before the first run of an example. */
  get ranSource(): string | undefined {
    return this.#ranSource;
  }

  get edited(): boolean {
    return this.#source !== this.#selected.source;
  }

  /** Why another example is shown than the address asked for, until something else is done. */
  get notice(): string | undefined {
    return this.#notice;
  }

  get run(): RunState {
    return this.#run;
  }

  /** All that the newest run has told; it is another object with each run. */
  get recording(): Recording {
    return this.player.recording;
  }

  /** Of the text in the editor, as far as they still hold for it. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  get compiler(): CompilerState {
    return this.#parts.compiler.state;
  }

  hasDraft(example: Example): boolean {
    return this.#parts.drafts.get(example.id) !== undefined;
  }

  /** Shows another example; for an unknown id, the one that is shown stays. */
  select(id: string): void {
    const example = this.#find(id);
    if (example === this.#selected) return;
    if (!example) {
      this.#noticeUnknown(id);
      this.#view.changed();
      return;
    }
    this.#notice = undefined;
    this.#discardRun();
    this.#selected = example;
    this.#source = this.#sourceOf(example);
    this.#ranSource = undefined;
    this.#diagnostics = [];
    this.#checkSoon();
    this.#parts.storage.set(SELECTED, id);
    this.#view.changed();
  }

  edit(source: string): void {
    if (source === this.#source) return;
    this.#source = source;
    this.#parts.drafts.save(this.#selected.id, source, this.#selected.source);
    this.#checkSoon();
    this.#view.changed();
  }

  /** An edit moved diagnostics or made an end of them. */
  setDiagnostics(diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics = diagnostics;
    this.#view.changed();
  }

  /** What could be written at a place; undefined while the compiler cannot say. */
  complete(source: string, offset: number): Promise<readonly Completion[] | undefined> {
    return this.#parts.compiler.complete(source, offset);
  }

  /** To be called when the compiler's state has changed. */
  compilerChanged(): void {
    if (this.compiler.phase === 'ready' && !this.#warmedUp) void this.#warmUp();
    this.#view.changed();
  }

  reset(): void {
    this.#parts.drafts.discard(this.#selected.id);
    this.#source = this.#selected.source;
    this.#diagnostics = [];
    this.#view.changed();
  }

  /** Runs what the editor holds, anew if it is already running. */
  runProgram(): Promise<void> {
    const source = this.#source;
    this.#ranSource = source;
    return this.edited
      ? this.#launch({ phase: 'building' }, () => this.#build(source))
      : this.#launch({ phase: 'loading' }, () => this.#load());
  }

  /**
   * @param obtain gives the program; undefined when it has told itself why there is none
   */
  async #launch(first: RunState, obtain: () => Promise<WebAssembly.Module | undefined>): Promise<void> {
    if (this.missingFeatures.length > 0) return;
    this.#notice = undefined;
    this.#discardRun();
    const number = this.#runNumber;
    this.#diagnostics = [];
    this.#marks.begin();
    this.#setRun(first);
    const program = await obtain();
    if (program && this.#isCurrent(number)) this.#start(program, number);
  }

  /** The example as it was shipped. */
  async #load(): Promise<WebAssembly.Module | undefined> {
    const number = this.#runNumber;
    try {
      return await this.#parts.files.program(this.#selected.id);
    } catch (error) {
      const ending: Ending = { kind: 'not-started', reason: failureReason(error), detail: messageOf(error) };
      if (this.#isCurrent(number)) this.#fail(ending);
      return undefined;
    }
  }

  /** The learner's version. */
  async #build(source: string): Promise<WebAssembly.Module | undefined> {
    const number = this.#runNumber;
    if (!(await this.#parts.mayCompile())) {
      if (this.#isCurrent(number)) this.#setRun({ phase: 'idle' });
      return undefined;
    }
    if (!this.#isCurrent(number)) return undefined;
    const result = this.#built?.source === source ? this.#built.result : await this.#parts.compiler.build(source);
    if (!result || !this.#isCurrent(number)) return undefined;
    if (result.kind === 'failed') {
      this.#fail({ kind: 'not-built', detail: result.detail });
      return undefined;
    }
    this.#showDiagnostics(source, result.diagnostics);
    this.#output.begin(buildText(result, source));
    if (result.kind !== 'built') {
      this.#fail({ kind: 'not-built', detail: undefined });
      return undefined;
    }
    this.#marks.built(result.times);
    this.#built = { source, result };
    return result.program;
  }

  #start(program: WebAssembly.Module, number: number): void {
    // Where nothing is to be waited for, exact times tell more than what the computing took.
    const clock = this.player.speed === Infinity ? 'virtual' : 'ahead';
    const run = new ProgramRun(this.#parts.workers, program, clock, {
      started: () => {
        if (!this.#isCurrent(number)) return;
        this.#marks.started();
        this.#play();
        setTimeout(() => this.#parts.workers.prepare(), PREPARE_AFTER_MS);
      },
      progress: () => {
        if (this.#isCurrent(number)) this.player.recordingChanged();
      },
      ended: () => {
        if (!this.#isCurrent(number)) return;
        this.#program = undefined;
        this.#parts.workers.prepare();
        // It may never have started.
        if (this.#run.phase === 'loading' || this.#run.phase === 'building') this.#play();
        this.player.recordingChanged();
      },
    });
    this.#program = run;
    this.player.load(run.recording, (nowMs) => run.frontier(nowMs));
  }

  #play(): void {
    this.#setRun({ phase: 'running' });
    this.player.play();
  }

  /** Shows the moment that the player is at. */
  #playerChanged(): void {
    const { recording, moment, atEnd, speed } = this.player;
    if (speed !== this.#keptSpeed) {
      this.#keptSpeed = speed;
      this.#parts.storage.set(SPEED, String(speed));
    }
    this.#output.show(recording, moment, atEnd);
    if (this.#output.any) this.#marks.output();
    const { ended } = recording;
    if (ended && atEnd && isActive(this.#run)) this.#setRun({ phase: 'ended', ...ended });
  }

  /**
   * Builds what is in the editor before it is asked for: the engine gets to know the compiler's
   * busiest parts, which makes the next build several times as fast. Once: a compiler that had to
   * start anew knows them already, and may have had to for the very source that is in the editor.
   */
  async #warmUp(): Promise<void> {
    this.#warmedUp = true;
    const source = this.#source;
    const example = this.#selected;
    if (isActive(this.#run) || this.#built?.source === source) return;
    const result = await this.#parts.compiler.buildUnasked(source);
    if (result?.kind === 'built') this.#built = { source, result };
    if (!result || result.kind === 'failed' || example !== this.#selected || !this.edited) return;
    this.#showDiagnostics(source, result.diagnostics);
  }

  /** Lets the compiler look at the source once the reader pauses. */
  #checkSoon(): void {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.#check(), CHECK_AFTER_MS);
  }

  async #check(): Promise<void> {
    const source = this.#source;
    const example = this.#selected;
    const diagnostics = await this.#parts.compiler.check(source);
    if (diagnostics && example === this.#selected) this.#showDiagnostics(source, diagnostics);
  }

  /** What was said of `source`, as far as it holds for what the reader has made of it since. */
  #showDiagnostics(source: string, diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics = carriedOver(diagnostics, source, this.#source);
    this.#view.changed();
  }

  /** There is no program to run. */
  #fail(ending: Ending): void {
    const recording = new Recording();
    recording.end({ at: 0, ending });
    this.player.load(recording);
  }

  /** Ends the run as the reader sees it: what the program did ahead of that never happened. */
  stop(): void {
    if (!isActive(this.#run)) return;
    if (this.#run.phase === 'building') this.#parts.compiler.cancelBuild();
    this.#endProgram();
    this.#parts.workers.prepare();
    this.player.cut({ kind: 'stopped' });
  }

  #noticeUnknown(id: string): void {
    if (id === '' || this.#find(id)) return;
    this.#notice = `There is no example “${id}”: this is “${this.#selected.title}”.`;
  }

  #isCurrent(number: number): boolean {
    return number === this.#runNumber;
  }

  /** Forgets the current run, if any. */
  #discardRun(): void {
    this.#endProgram();
    this.#run = { phase: 'idle' };
    this.player.load(new Recording());
    this.#output.begin();
  }

  /** Nothing that the program still says is heard. */
  #endProgram(): void {
    this.#runNumber++;
    this.#program?.stop();
    this.#program = undefined;
  }

  #setRun(run: RunState): void {
    this.#run = run;
    this.#view.changed();
  }

  #find(id: string): Example | undefined {
    return this.examples.find((example) => example.id === id);
  }

  #sourceOf(example: Example): string {
    if (this.missingFeatures.length === 0) this.#parts.files.prefetch(example.id);
    return this.#parts.drafts.get(example.id) ?? example.source;
  }
}
