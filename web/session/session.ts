import type { CompilerState } from '../compiler/compiler.ts';
import type { Completion } from '../compiler/completion.ts';
import type { Diagnostic } from '../compiler/diagnostic.ts';
import type { BuildResult } from '../compiler/messages.ts';
import { carriedOver } from '../editor/diagnostic-changes.ts';
import { Player } from '../player/player.ts';
import type { Ending } from '../runner/ending.ts';
import { ProgramRun } from '../runner/program-run.ts';
import { detailOf } from '../runner/problem.ts';
import { failureReason } from '../runner/site-file.ts';
import { buildText } from '../terminal/build-text.ts';
import { ShownOutput, type OutputScreen } from '../terminal/shown-output.ts';
import { Recording } from '../trace/recording.ts';
import type { Engine } from './engine.ts';
import { RunMarks } from './run-marks.ts';
import { isActive, type RunState } from './run-state.ts';

/** The first moments of a program are its own; then the worker for a run after it is made ready. */
const PREPARE_AFTER_MS = 1000;

/** A pause in typing after which the source is worth a look. */
const CHECK_AFTER_MS = 700;

/** What is edited and run. */
export interface SourceDocument {
  readonly id: string;
  /** What a reset brings back. */
  readonly original: string;
  /** The shipped program that was built of the original, where there is one. */
  readonly program: string | undefined;
}

type BuiltProgram = Extract<BuildResult, { kind: 'built' }>;

/** What a session's view hears from it. */
export interface SessionView {
  /** Anything changed but the output and the moment that the player is at. */
  changed(): void;
  readonly output: OutputScreen;
  /** Asks the reader whether the compiler may be downloaded where that may cost something. */
  askDownload(): Promise<boolean>;
}

const NOTHING: SourceDocument = { id: '', original: '', program: undefined };

/** A program under the reader's hands, apart from how it looks: its text, what clang says of it, its run. */
export class Session {
  /** Chooses the moment of the newest run that is shown. */
  readonly player = new Player();
  /** Computing takes a program no time: what it prints is then the same on every machine. */
  exactTimes = false;
  readonly #engine: Engine;
  readonly #view: SessionView;
  readonly #marks = new RunMarks();
  readonly #output: ShownOutput;
  #document = NOTHING;
  #source = '';
  #ranSource: string | undefined;
  #run: RunState = { phase: 'idle' };
  #program: ProgramRun | undefined;
  /** What clang said at the last Run or check. */
  #diagnostics: readonly Diagnostic[] = [];
  /** The program of the last build, which need not be made again for the same source. */
  #built: { readonly source: string; readonly result: BuiltProgram } | undefined;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts runs, so that a program that was still loading when stopped never starts. */
  #runNumber = 0;

  constructor(engine: Engine, view: SessionView) {
    this.#engine = engine;
    this.#view = view;
    this.#output = new ShownOutput(view.output);
    this.player.onChange(() => this.#playerChanged());
  }

  get document(): SourceDocument {
    return this.#document;
  }

  /** The text in the editor. */
  get source(): string {
    return this.#source;
  }

  /** What the player's recording is of; undefined before the first run of a document. */
  get ranSource(): string | undefined {
    return this.#ranSource;
  }

  get edited(): boolean {
    return this.#source !== this.#document.original;
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
    return this.#engine.compiler.state;
  }

  /** Puts in another document, with the reader's own version of its text, if any. */
  open(document: SourceDocument, source = document.original): void {
    if (this.#document !== NOTHING) this.#discardRun();
    this.#document = document;
    this.#source = source;
    this.#ranSource = undefined;
    this.#diagnostics = [];
    this.#checkSoon();
    this.#view.changed();
  }

  /** Gets ready what a run of the document needs, where it is a shipped program. */
  prefetch(): void {
    const { program } = this.#document;
    if (program !== undefined) this.#engine.prefetch(program);
  }

  edit(source: string): void {
    if (source === this.#source) return;
    this.#source = source;
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
    return this.#engine.compiler.complete(source, offset);
  }

  reset(): void {
    this.#source = this.#document.original;
    this.#diagnostics = [];
    this.#view.changed();
  }

  /** Runs what the editor holds, anew if it is already running. */
  runProgram(): Promise<void> {
    const source = this.#source;
    const { program } = this.#document;
    this.#ranSource = source;
    return program === undefined || this.edited
      ? this.#launch({ phase: 'building' }, () => this.#build(source))
      : this.#launch({ phase: 'loading' }, () => this.#load(program));
  }

  /** Shows a run of `source` that was recorded earlier, at its start. */
  replay(recording: Recording, source: string): void {
    this.#discardRun();
    this.#ranSource = source;
    this.#setRun({ phase: 'recorded' });
    this.player.load(recording);
  }

  /**
   * @param obtain gives the program; undefined when it has told itself why there is none
   */
  async #launch(first: RunState, obtain: () => Promise<WebAssembly.Module | undefined>): Promise<void> {
    if (this.#engine.missingFeatures.length > 0) return;
    this.#discardRun();
    const number = this.#runNumber;
    this.#diagnostics = [];
    this.#marks.begin();
    this.#setRun(first);
    const program = await obtain();
    if (program && this.#isCurrent(number)) this.#start(program, number);
  }

  /** The document as it was shipped. */
  async #load(id: string): Promise<WebAssembly.Module | undefined> {
    const number = this.#runNumber;
    try {
      return await this.#engine.files.program(id);
    } catch (error) {
      const ending: Ending = { kind: 'not-started', reason: failureReason(error), detail: detailOf(error) };
      if (this.#isCurrent(number)) this.#fail(ending);
      return undefined;
    }
  }

  /** The learner's version. */
  async #build(source: string): Promise<WebAssembly.Module | undefined> {
    const number = this.#runNumber;
    if (!(await this.#engine.mayCompile(() => this.#view.askDownload()))) {
      if (this.#isCurrent(number)) this.#setRun({ phase: 'idle' });
      return undefined;
    }
    if (!this.#isCurrent(number)) return undefined;
    const result = this.#built?.source === source ? this.#built.result : await this.#engine.builds.build(source, this);
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
    const clock = this.exactTimes || this.player.speed === Infinity ? 'virtual' : 'ahead';
    const run = new ProgramRun(this.#engine.workers, program, clock, {
      started: () => {
        if (!this.#isCurrent(number)) return;
        this.#marks.started();
        this.#play();
        setTimeout(() => this.#engine.workers.prepare(), PREPARE_AFTER_MS);
      },
      progress: () => {
        if (this.#isCurrent(number)) this.player.recordingChanged();
      },
      ended: () => {
        if (!this.#isCurrent(number)) return;
        this.#program = undefined;
        this.#engine.workers.prepare();
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
    const { recording, moment, playing, atStart, atEnd } = this.player;
    this.#output.show(recording, moment, atEnd);
    if (this.#output.any) this.#marks.output();
    if (this.#run.phase === 'recorded' && (playing || atEnd || !atStart)) this.#setRun({ phase: 'running' });
    const { ended } = recording;
    if (ended && atEnd && isActive(this.#run)) this.#setRun({ phase: 'ended', ...ended });
  }

  /**
   * Builds what is in the editor before it is asked for: the engine gets to know the compiler's
   * busiest parts, which makes the next build several times as fast. Once: a compiler that had to
   * start anew knows them already, and may have had to for the very source that is in the editor.
   */
  async warmUp(): Promise<void> {
    const source = this.#source;
    const document = this.#document;
    if (isActive(this.#run) || this.#built?.source === source) return;
    const result = await this.#engine.builds.buildUnasked(source);
    if (result?.kind === 'built') this.#built = { source, result };
    if (!result || result.kind === 'failed' || document !== this.#document || !this.edited) return;
    this.#showDiagnostics(source, result.diagnostics);
  }

  /** Lets the compiler look at the source once the reader pauses. */
  #checkSoon(): void {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.#check(), CHECK_AFTER_MS);
  }

  async #check(): Promise<void> {
    const source = this.#source;
    const document = this.#document;
    const diagnostics = await this.#engine.compiler.check(source);
    if (diagnostics && document === this.#document) this.#showDiagnostics(source, diagnostics);
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
    if (this.#run.phase === 'building') this.#engine.builds.cancel(this);
    this.#endProgram();
    this.#engine.workers.prepare();
    this.player.cut({ kind: 'stopped' });
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
}
