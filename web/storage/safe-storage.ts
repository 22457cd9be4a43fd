/**
 * `localStorage` that may be missing: private windows, third-party frames and full disks make it
 * throw. What cannot be stored is kept in memory, so the page works the same until it is closed.
 */
export class SafeStorage {
  readonly #storage: () => Storage;
  readonly #memory = new Map<string, string>();

  constructor(storage: () => Storage = () => localStorage) {
    this.#storage = storage;
  }

  get(key: string): string | undefined {
    const remembered = this.#memory.get(key);
    if (remembered !== undefined) return remembered;
    try {
      return this.#storage().getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  }

  set(key: string, value: string): void {
    try {
      this.#storage().setItem(key, value);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, value);
    }
  }

  remove(key: string): void {
    this.#memory.delete(key);
    try {
      this.#storage().removeItem(key);
    } catch {
      // What could not be reached holds nothing of ours.
    }
  }
}
