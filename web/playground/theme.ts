import type { SafeStorage } from '../storage/safe-storage.ts';

export type Theme = 'light' | 'dark';

const KEY = 'coroscope.theme';

/** The page's colours: the system's choice until the reader makes one, which is remembered. */
export class ThemeChoice {
  readonly #storage: SafeStorage;
  readonly #root: HTMLElement;
  readonly #systemDark = matchMedia('(prefers-color-scheme: dark)');

  constructor(storage: SafeStorage, root: HTMLElement) {
    this.#storage = storage;
    this.#root = root;
    this.#apply();
  }

  get current(): Theme {
    return this.#chosen() ?? (this.#systemDark.matches ? 'dark' : 'light');
  }

  toggle(): void {
    this.#storage.set(KEY, this.current === 'dark' ? 'light' : 'dark');
    this.#apply();
  }

  /** Calls `changed` whenever the system's choice changes the page's. */
  onSystemChange(changed: () => void): void {
    this.#systemDark.addEventListener('change', changed);
  }

  #chosen(): Theme | undefined {
    const stored = this.#storage.get(KEY);
    return stored === 'light' || stored === 'dark' ? stored : undefined;
  }

  /** Every colour token is a `light-dark()` pair that follows `color-scheme`. */
  #apply(): void {
    this.#root.style.colorScheme = this.#chosen() ?? '';
  }
}
