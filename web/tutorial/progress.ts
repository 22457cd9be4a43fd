import type { SafeStorage } from '../storage/safe-storage.ts';

const KEY = 'coroscope.tutorial.done';

/** What the reader has done of the tutorial: predictions answered and exercises solved, in whatever language. */
export class Progress {
  readonly #storage: SafeStorage;

  constructor(storage: SafeStorage) {
    this.#storage = storage;
  }

  has(task: string): boolean {
    return this.#done().has(task);
  }

  add(task: string): void {
    // Read anew: another tab may have added some.
    this.#storage.set(KEY, [...this.#done().add(task)].join(' '));
  }

  /** How many of these are done. */
  count(tasks: readonly string[]): number {
    const done = this.#done();
    return tasks.filter((task) => done.has(task)).length;
  }

  #done(): Set<string> {
    return new Set((this.#storage.get(KEY) ?? '').split(' ').filter((task) => task !== ''));
  }
}
