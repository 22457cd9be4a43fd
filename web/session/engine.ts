import { pack } from 'virtual:toolchain-pack';
import { Compiler } from '../compiler/compiler.ts';
import { currentConnection, LoadPolicy } from '../compiler/load-policy.ts';
import { whenIdle } from '../offline/when-idle.ts';
import { chooseWaitMode, missingFeatures } from '../runner/browser-support.ts';
import { ProgramFiles } from '../runner/program-files.ts';
import { ProgramWorkers } from '../runner/program-workers.ts';
import { siteUrl } from '../site/site.ts';
import { BuildQueue } from './build-queue.ts';

/** What makes and runs programs: one for all sessions of a page, so that nothing heavy is loaded twice. */
export class Engine {
  readonly files = new ProgramFiles(siteUrl('programs/'), pack.id);
  readonly workers = new ProgramWorkers(this.files.glueUrl, chooseWaitMode(location.search, globalThis.WebAssembly));
  readonly compiler = new Compiler(pack, siteUrl('toolchain/'), () => this.#compilerChanged());
  readonly builds = new BuildQueue(this.compiler);
  readonly loading = new LoadPolicy({
    load: () => this.compiler.load(),
    cached: () => this.compiler.cached(),
    connection: currentConnection,
    whenIdle,
  });
  readonly #listeners = new Set<() => void>();

  /** What the browser lacks, in words; programs cannot run at all unless it is empty. */
  get missingFeatures(): readonly string[] {
    return missingFeatures(globalThis);
  }

  /** Calls `listener` after every change of the compiler's state, until the returned function is called. */
  onCompilerChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gets ready what a run of a shipped program needs. */
  prefetch(program: string): void {
    if (this.missingFeatures.length > 0) return;
    this.files.prefetch(program);
    this.workers.prepare();
  }

  /**
   * Whether the compiler may be used.
   *
   * @param ask asks the reader, where its download may cost something
   */
  mayCompile(ask: () => Promise<boolean>): Promise<boolean> {
    return this.loading.wanted(ask);
  }

  #compilerChanged(): void {
    for (const listener of this.#listeners) listener();
  }
}

let engine: Engine | undefined;

/** The page's. */
export function sharedEngine(): Engine {
  return (engine ??= new Engine());
}
