import type { Detail } from '../runner/problem.ts';
import { startWorker } from '../site/worker.ts';
import workerUrl from './compiler-worker.ts?worker&url';
import type {
  BuildResult,
  CompilerProgress,
  CompilerQuestions,
  CompilerToPage,
  PageToCompiler,
  Question,
} from './messages.ts';
import type { Completion } from './completion.ts';
import type { Diagnostic } from './diagnostic.ts';
import { PackCache } from './pack-cache.ts';
import { neededFiles, type ToolchainPack } from './pack.ts';

/** Where the compiler is between the page's start and its readiness. */
export type CompilerState = { readonly phase: 'absent' } | CompilerProgress;

interface Pending<Q extends Question = Question> {
  readonly type: Q;
  readonly asked: CompilerQuestions[Q]['asked'];
  /** Nobody waits for the answer. */
  readonly unasked: boolean;
  resolve(answer: CompilerQuestions[Q]['answer'] | undefined): void;
}

/** What nobody pressed a button for may not keep the compiler busy for longer. */
const UNASKED_LIMIT_MS = 10_000;

/**
 * The page's side of the compiler, which works in a worker of its own. It is loaded only when asked
 * for; what is asked meanwhile waits.
 */
export class Compiler {
  readonly #pack: ToolchainPack;
  readonly #base: URL;
  readonly #changed: () => void;
  #worker: Worker | undefined;
  /** The module that a worker compiled: a worker after it begins at once. */
  #llvm: WebAssembly.Module | undefined;
  #state: CompilerState = { phase: 'absent' };
  #build: Pending<'build'> | undefined;
  /** Of the others only the newest counts: the source has changed since an earlier one. */
  #latest: Partial<Record<Exclude<Question, 'build'>, Pending>> = {};
  #working: Pending | undefined;

  /** @param base the folder that holds the packs */
  constructor(pack: ToolchainPack, base: URL, changed: () => void) {
    this.#pack = pack;
    this.#base = new URL(`${pack.id}/`, base);
    this.#changed = changed;
  }

  get state(): CompilerState {
    return this.#state;
  }

  /** Bytes to transfer before it can compile. */
  get downloadSize(): number {
    return neededFiles(this.#pack).reduce((sum, { size }) => sum + size, 0);
  }

  /** Whether all that it needs is here, from an earlier visit. */
  cached(): Promise<boolean> {
    return new PackCache(this.#base).has(neededFiles(this.#pack).map(({ file }) => file));
  }

  /** Loads the compiler unless it is there or on its way; after a failure, tries again. */
  load(): void {
    if (this.#state.phase !== 'absent' && this.#state.phase !== 'unavailable') return;
    this.#setState(
      this.#llvm
        ? { phase: 'preparing' }
        : { phase: 'downloading', loaded: 0, total: this.downloadSize, retryIn: undefined },
    );
    this.#worker ??= this.#createWorker();
    this.#post({ type: 'load', pack: this.#pack, base: this.#base.href, llvm: this.#llvm });
  }

  /** Makes a program. Undefined when `cancelBuild` or another build came in between. */
  build(source: string): Promise<BuildResult | undefined> {
    return this.#askBuild(source, false);
  }

  /** Makes a program ahead of its use; undefined also when that takes too long. */
  buildUnasked(source: string): Promise<BuildResult | undefined> {
    return this.#askBuild(source, true);
  }

  #askBuild(source: string, unasked: boolean): Promise<BuildResult | undefined> {
    this.load();
    return new Promise((resolve) => {
      this.#build?.resolve(undefined);
      this.#build = { type: 'build', asked: { source }, unasked, resolve };
      this.#next();
    });
  }

  /**
   * Gives a build up, at once, whatever the compiler is doing: some programs take for ever to
   * compile. The compiler then starts anew.
   */
  cancelBuild(): void {
    this.#build?.resolve(undefined);
    this.#build = undefined;
    if (this.#working) this.#restart();
  }

  /** What clang says of the source; undefined when a newer one is asked about or there is no compiler. */
  check(source: string): Promise<readonly Diagnostic[] | undefined> {
    return this.#askLatest('check', { source });
  }

  /** What could stand at `offset`; undefined as for `check`. */
  complete(source: string, offset: number): Promise<readonly Completion[] | undefined> {
    return this.#askLatest('complete', { source, offset });
  }

  #askLatest<Q extends 'check' | 'complete'>(
    type: Q,
    asked: CompilerQuestions[Q]['asked'],
  ): Promise<CompilerQuestions[Q]['answer'] | undefined> {
    if (this.#state.phase !== 'ready') return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#latest[type]?.resolve(undefined);
      this.#latest[type] = { type, asked, unasked: true, resolve } as Pending;
      this.#next();
    });
  }

  /** Puts the next question when the worker is free: what the reader waits for comes first. */
  #next(): void {
    if (this.#state.phase !== 'ready' || this.#working) return;
    const pending: Pending | undefined = (this.#build as Pending | undefined) ?? this.#latest.complete ?? this.#latest.check;
    if (!pending) return;
    if (pending.type === 'build') this.#build = undefined;
    else delete this.#latest[pending.type];
    this.#working = pending;
    if (pending.unasked) {
      setTimeout(() => this.#working === pending && this.#restart(), UNASKED_LIMIT_MS);
    }
    this.#post({ type: pending.type, ...pending.asked } as PageToCompiler);
  }

  #receive(message: CompilerToPage): void {
    if (message.type === 'progress') {
      this.#setState(message.progress);
      if (message.progress.phase === 'unavailable') this.#failAll(message.progress.detail);
    } else if (message.type === 'compiled') {
      this.#llvm = message.llvm;
    } else {
      this.#working?.resolve(message.answer);
      this.#working = undefined;
    }
    this.#next();
  }

  #createWorker(): Worker {
    const worker = startWorker(new URL(workerUrl, import.meta.url), 'compiler');
    worker.onmessage = ({ data }: MessageEvent<CompilerToPage>) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = undefined;
      const detail: Detail = event.message || { kind: 'script-not-loaded' };
      this.#setState({ phase: 'unavailable', reason: 'failed', detail });
      this.#failAll(detail);
    };
    return worker;
  }

  #restart(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#working?.resolve(undefined);
    this.#working = undefined;
    this.#setState({ phase: 'absent' });
    this.load();
  }

  /** Answers all that waits for a compiler that could not be loaded. */
  #failAll(cause: Detail): void {
    for (const pending of [this.#build, this.#working]) {
      if (pending?.type === 'build') pending.resolve({ kind: 'failed', detail: { kind: 'compiler-not-loaded', cause } });
      else pending?.resolve(undefined);
    }
    for (const pending of Object.values(this.#latest)) pending.resolve(undefined);
    this.#build = undefined;
    this.#working = undefined;
    this.#latest = {};
  }

  #setState(state: CompilerState): void {
    this.#state = state;
    this.#changed();
  }

  #post(message: PageToCompiler): void {
    this.#worker?.postMessage(message);
  }
}
