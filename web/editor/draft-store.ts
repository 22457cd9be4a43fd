import { SafeStorage } from '../storage/safe-storage.ts';

const PREFIX = 'coroscope.draft.';

/**
 * The learner's own versions of examples, kept across reloads and visits. An unedited example has none.
 * Each tab keeps those that were made in it, so that two with the same example do not take each
 * other's away; a new tab has the newest.
 */
export class DraftStore {
  readonly #storage: SafeStorage;
  readonly #tab: SafeStorage;

  constructor(storage: SafeStorage, tab = new SafeStorage(() => sessionStorage)) {
    this.#storage = storage;
    this.#tab = tab;
  }

  get(exampleId: string): string | undefined {
    return this.#tab.get(PREFIX + exampleId) ?? this.#storage.get(PREFIX + exampleId);
  }

  /** Keeps `source`, or forgets the draft when it is the original again. */
  save(exampleId: string, source: string, original: string): void {
    if (source === original) this.discard(exampleId);
    else for (const storage of [this.#tab, this.#storage]) storage.set(PREFIX + exampleId, source);
  }

  discard(exampleId: string): void {
    for (const storage of [this.#tab, this.#storage]) storage.remove(PREFIX + exampleId);
  }
}
