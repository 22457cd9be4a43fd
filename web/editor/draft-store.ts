import type { SafeStorage } from '../storage/safe-storage.ts';

const PREFIX = 'coroscope.draft.';

/** The learner's own versions of examples, kept across reloads. An unedited example has none. */
export class DraftStore {
  readonly #storage: SafeStorage;

  constructor(storage: SafeStorage) {
    this.#storage = storage;
  }

  get(exampleId: string): string | undefined {
    return this.#storage.get(PREFIX + exampleId);
  }

  /** Keeps `source`, or forgets the draft when it is the original again. */
  save(exampleId: string, source: string, original: string): void {
    if (source === original) this.discard(exampleId);
    else this.#storage.set(PREFIX + exampleId, source);
  }

  discard(exampleId: string): void {
    this.#storage.remove(PREFIX + exampleId);
  }
}
