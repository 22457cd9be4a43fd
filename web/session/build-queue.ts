import type { Compiler } from '../compiler/compiler.ts';
import type { BuildResult } from '../compiler/messages.ts';

type Builder = Pick<Compiler, 'build' | 'buildUnasked' | 'cancelBuild'>;

interface Waiting {
  readonly asker: object;
  readonly source: string;
  resolve(result: BuildResult | undefined): void;
}

/** Lets several sessions use one compiler: each build has its turn, and nobody's ends another's. */
export class BuildQueue {
  readonly #compiler: Builder;
  #working: Waiting | undefined;
  #waiting: Waiting[] = [];

  constructor(compiler: Builder) {
    this.#compiler = compiler;
  }

  /** Makes a program. Undefined when `cancel` or another build of the same asker came in between. */
  build(source: string, asker: object): Promise<BuildResult | undefined> {
    this.cancel(asker);
    return new Promise((resolve) => {
      this.#waiting.push({ asker, source, resolve });
      void this.#next();
    });
  }

  /** Makes a program ahead of its use; undefined when somebody waits for another. */
  async buildUnasked(source: string): Promise<BuildResult | undefined> {
    return this.#working ? undefined : this.#compiler.buildUnasked(source);
  }

  /** Gives the asker's build up. */
  cancel(asker: object): void {
    for (const build of this.#waiting) if (build.asker === asker) build.resolve(undefined);
    this.#waiting = this.#waiting.filter((build) => build.asker !== asker);
    if (this.#working?.asker === asker) this.#compiler.cancelBuild();
  }

  async #next(): Promise<void> {
    if (this.#working) return;
    const build = this.#waiting.shift();
    if (!build) return;
    this.#working = build;
    build.resolve(await this.#compiler.build(build.source));
    this.#working = undefined;
    void this.#next();
  }
}
