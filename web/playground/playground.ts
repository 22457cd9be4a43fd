import type { Compiler, CompilerState } from '../compiler/compiler.ts';
import type { Completion } from '../compiler/completion.ts';
import type { Diagnostic } from '../compiler/diagnostic.ts';
import type { BuildResult } from '../compiler/messages.ts';
import { carriedOver } from '../editor/diagnostic-changes.ts';
import type { DraftStore } from '../editor/draft-store.ts';
import type { Example } from '../examples/catalog.ts';
import type { Ending } from '../runner/ending.ts';
import type { ProgramFiles } from '../runner/program-files.ts';
import { ProgramRun } from '../runner/program-run.ts';
import type { ProgramWorkers } from '../runner/program-workers.ts';
import { failureReason, messageOf } from '../runner/site-file.ts';
import type { SafeStorage } from '../storage/safe-storage.ts';
import { buildText } from '../terminal/build-text.ts';
import { OutputLines, type LinePart } from '../terminal/output-lines.ts';
import { RunMarks } from './run-marks.ts';
import { isActive, type RunState } from './run-state.ts';

const SELECTED = 'coroscope.example';

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
  /** Anything but the output changed. */
  changed(): void;
  clearOutput(): void;
  output(parts: readonly LinePart[]): void;
}

/** The state of the page apart from how it looks: the selected example, its text, its run. */
export class Playground {
  readonly examples: readonly Example[];
  readonly missingFeatures: readonly string[];
  readonly #parts: PlaygroundParts;
  readonly #view: PlaygroundView;
  readonly #marks = new RunMarks();
  #selected: Example;
  #source: string;
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

  constructor(parts: PlaygroundParts, view: PlaygroundView, wantedId: string) {
    this.#parts = parts;
    this.#view = view;
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
    this.#diagnostics = [];
    this.#checkSoon();
    this.#parts.storage.set(SELECTED, id);
    this.#view.clearOutput();
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
    this.#view.clearOutput();
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
      if (this.#isCurrent(number)) this.#end(0, ending);
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
      this.#end(0, { kind: 'not-built', detail: result.detail });
      return undefined;
    }
    this.#showDiagnostics(source, result.diagnostics);
    this.#view.output(buildText(result, source));
    if (result.kind !== 'built') {
      this.#end(0, { kind: 'not-built', detail: undefined });
      return undefined;
    }
    this.#marks.built(result.times);
    this.#built = { source, result };
    return result.program;
  }

  #start(program: WebAssembly.Module, number: number): void {
    const lines = new OutputLines();
    let shown = 0;
    const run = new ProgramRun(this.#parts.workers, program, 'ahead', {
      started: (epoch) => {
        if (!this.#isCurrent(number)) return;
        this.#marks.started();
        this.#setRun({ phase: 'running', epoch });
        setTimeout(() => this.#parts.workers.prepare(), PREPARE_AFTER_MS);
      },
      progress: () => {
        if (!this.#isCurrent(number)) return;
        const { output } = run.recording;
        if (output.length > shown) this.#marks.output();
        for (; shown < output.length; shown++) {
          const chunk = output[shown]!;
          const { droppedBefore } = chunk;
          if (droppedBefore) this.#view.output([...lines.finish(), { type: 'dropped', lines: droppedBefore }]);
          this.#view.output(lines.split(chunk));
        }
      },
      ended: () => {
        const { ended } = run.recording;
        if (!ended || !this.#isCurrent(number)) return;
        this.#view.output(lines.finish());
        this.#end(ended.at, ended.ending);
      },
    });
    this.#program = run;
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

  #end(at: number, ending: Ending): void {
    this.#program = undefined;
    this.#parts.workers.prepare();
    this.#view.output([{ type: 'summary', at, ending }]);
    this.#setRun({ phase: 'ended', at, ending });
  }

  stop(): void {
    if (this.#program) {
      this.#program.stop();
    } else if (isActive(this.#run)) {
      if (this.#run.phase === 'building') this.#parts.compiler.cancelBuild();
      this.#discardRun();
      this.#end(0, { kind: 'stopped' });
    }
  }

  #noticeUnknown(id: string): void {
    if (id === '' || this.#find(id)) return;
    this.#notice = `There is no example “${id}”: this is “${this.#selected.title}”.`;
  }

  #isCurrent(number: number): boolean {
    return number === this.#runNumber;
  }

  /** Ends the current run, if any; nothing that it still says is heard. */
  #discardRun(): void {
    this.#runNumber++;
    this.#program?.stop();
    this.#program = undefined;
    this.#run = { phase: 'idle' };
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
