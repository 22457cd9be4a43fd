import { PackCache } from '../compiler/pack-cache.ts';
import { siteUrl } from '../site/site.ts';

/** What the site keeps on the reader's device. */
export type KeptPart = 'site' | 'compiler' | 'texts';

export type KeptSizes = Readonly<Record<KeptPart, number>>;

/** All that the pages store by name begins so. */
const TEXTS = 'coroscope.';

const MEANS = {
  caches: (): CacheStorage => caches,
  storage: (): Storage => localStorage,
  /** Of the tab: gone with it. */
  tabStorage: (): Storage => sessionStorage,
  serviceWorker: (): ServiceWorkerContainer | undefined => navigator.serviceWorker,
};

/** What the site keeps, in bytes, and how to be rid of it. Where the browser keeps nothing, all is empty. */
export class Kept {
  readonly #site: string;
  readonly #means: typeof MEANS;

  constructor(site = siteUrl(), means = MEANS) {
    this.#site = site.href;
    this.#means = means;
  }

  async sizes(): Promise<KeptSizes> {
    const [site, compiler] = await Promise.all([this.#cacheSize('site'), this.#cacheSize('compiler')]);
    return { site, compiler, texts: this.#textsSize() };
  }

  /** The site is kept again at the next visit, the compiler when it is next needed. */
  async remove(part: KeptPart): Promise<void> {
    if (part === 'texts') {
      for (const storage of [this.#means.storage, this.#means.tabStorage]) {
        for (const key of textKeys(storage)) storage().removeItem(key);
      }
      return;
    }
    if (part === 'site') await this.#unregister();
    const names = await this.#cacheNames(part);
    await Promise.all(names.map((name) => this.#means.caches().delete(name)));
  }

  async #unregister(): Promise<void> {
    const registrations = (await this.#means.serviceWorker()?.getRegistrations().catch(() => [])) ?? [];
    await Promise.all(registrations.filter(({ scope }) => scope === this.#site).map((one) => one.unregister()));
  }

  /** Several copies of the site may share an origin: each has caches of its own. */
  async #cacheNames(part: 'site' | 'compiler'): Promise<string[]> {
    const family = PackCache.family(new URL('toolchain/', this.#site));
    const isOf = part === 'compiler'
      ? (name: string) => name.startsWith(family)
      : (name: string) => name.startsWith('workbox-') && name.endsWith(`-${this.#site}`);
    try {
      return (await this.#means.caches().keys()).filter(isOf);
    } catch {
      return [];
    }
  }

  async #cacheSize(part: 'site' | 'compiler'): Promise<number> {
    let size = 0;
    for (const name of await this.#cacheNames(part)) {
      const cache = await this.#means.caches().open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        size += (await response?.blob())?.size ?? 0;
      }
    }
    return size;
  }

  #textsSize(): number {
    return textKeys(this.#means.storage).reduce((sum, key) => {
      const value = this.#means.storage().getItem(key) ?? '';
      return sum + new Blob([key, value]).size;
    }, 0);
  }
}

function textKeys(storage: () => Storage): string[] {
  try {
    const stored = storage();
    const keys = Array.from({ length: stored.length }, (_, index) => stored.key(index) ?? '');
    return keys.filter((key) => key.startsWith(TEXTS));
  } catch {
    return [];
  }
}
