import type { ReferenceEntry } from './reference-entry.ts';

/** As much of a description's beginning tells one from another. */
const TELLING = 12;

/** Finds what the runtime's headers say of a name. */
export class Reference {
  readonly #byName = new Map<string, ReferenceEntry[]>();

  constructor(entries: readonly ReferenceEntry[]) {
    for (const entry of entries) {
      this.#byName.set(entry.name, [...(this.#byName.get(entry.name) ?? []), entry]);
    }
  }

  /** `asyncio::name`. */
  global(name: string): ReferenceEntry | undefined {
    return this.#byName.get(name)?.find(({ scope }) => scope === '');
  }

  /** A member of a class or of one of its bases. */
  member(className: string, name: string): ReferenceEntry | undefined {
    const own = this.#byName.get(name)?.find(({ scope }) => scope === className);
    if (own) return own;
    for (const base of this.global(className)?.bases ?? []) {
      const inherited = this.member(base, name);
      if (inherited) return inherited;
    }
    return undefined;
  }

  /** Members of that name in all classes. */
  members(name: string): readonly ReferenceEntry[] {
    return (this.#byName.get(name) ?? []).filter(({ scope }) => scope !== '');
  }

  /** The entry of this name whose description is `summary`, as the compiler renders it. */
  described(name: string, summary: string): ReferenceEntry | undefined {
    if (summary === '') return undefined;
    const beginning = summary.slice(0, TELLING);
    return this.#byName.get(name)?.find(({ description }) => description.startsWith(beginning));
  }
}
