const NAME = 'coroscope-toolchain';

/**
 * What belongs to one toolchain pack, in Cache Storage. Browsers lack that, forbid it or run out of
 * room: each of these is the same as a cache that holds nothing.
 */
export class PackCache {
  readonly #storage: () => CacheStorage;
  /** Several copies of the site may share an origin: each has its own. */
  readonly #family: string;
  readonly #name: string;
  readonly #base: URL;

  /** With what the names of a site's caches begin, by the folder that holds its packs. */
  static family(packs: URL): string {
    return `${NAME} ${packs.href} `;
  }

  /** @param base the address of the pack's folder, which is named after the pack */
  constructor(base: URL, storage: () => CacheStorage = () => caches) {
    this.#base = base;
    this.#family = PackCache.family(new URL('..', base));
    this.#name = `${this.#family}${base.pathname.split('/').at(-2) ?? ''}`;
    this.#storage = storage;
  }

  async match(name: string): Promise<Response | undefined> {
    try {
      return await (await this.#open()).match(this.#key(name));
    } catch {
      return undefined;
    }
  }

  async has(names: readonly string[]): Promise<boolean> {
    try {
      const storage = this.#storage();
      // `open` would make one.
      if (!(await storage.has(this.#name))) return false;
      const kept = new Set((await (await storage.open(this.#name)).keys()).map(({ url }) => url));
      return names.every((name) => kept.has(this.#key(name)));
    } catch {
      return false;
    }
  }

  /** Whether all of it is kept; a response that breaks off is not. */
  async put(name: string, content: Response): Promise<boolean> {
    try {
      await (await this.#open()).put(this.#key(name), content);
      return true;
    } catch {
      await content.body?.cancel().catch(() => undefined);
      return false;
    }
  }

  async delete(name: string): Promise<void> {
    try {
      await (await this.#open()).delete(this.#key(name));
    } catch {
      // What cannot be reached is not there.
    }
  }

  /** Frees the room that earlier packs of this site take. */
  async deleteOlder(): Promise<void> {
    try {
      const storage = this.#storage();
      const older = (await storage.keys()).filter((name) => name.startsWith(this.#family) && name !== this.#name);
      await Promise.all(older.map((name) => storage.delete(name)));
    } catch {
      // They stay until a later visit.
    }
  }

  #open(): Promise<Cache> {
    return this.#storage().open(this.#name);
  }

  #key(name: string): string {
    return new URL(name, this.#base).href;
  }
}
