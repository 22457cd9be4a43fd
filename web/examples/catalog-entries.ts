import entries from '../../examples/catalog.json';
import { chineseCatalog } from '../i18n/chinese.ts';
import { currentLanguage } from '../i18n/language.ts';

/** What the catalogue says of a program. */
export interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly group: string;
  /** It is no lesson of its own but one of the ways that this one speaks of. */
  readonly variantOf?: string;
}

/** The same in the language that the reader has when it is read. */
export class LocalizedEntry implements CatalogEntry {
  readonly id: string;
  readonly variantOf?: string;
  readonly #english: CatalogEntry;

  constructor(english: CatalogEntry) {
    this.id = english.id;
    if (english.variantOf !== undefined) this.variantOf = english.variantOf;
    this.#english = english;
  }

  get title(): string {
    return words()?.programs[this.id]?.title ?? this.#english.title;
  }

  get summary(): string {
    return words()?.programs[this.id]?.summary ?? this.#english.summary;
  }

  get group(): string {
    const { group } = this.#english;
    return words()?.groups[group] ?? group;
  }
}

function words() {
  return currentLanguage() === 'zh' ? chineseCatalog() : undefined;
}

/** The shipped programs: the lessons in their teaching order, each followed by its variants. */
export const catalogEntries: readonly CatalogEntry[] = entries.map((entry) => new LocalizedEntry(entry));

/** Neighbours with the same heading, in catalogue order. */
export function grouped<Entry extends CatalogEntry>(
  entries: readonly Entry[],
): readonly (readonly [string, readonly Entry[]])[] {
  const groups: [string, Entry[]][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.[0] === entry.group) last[1].push(entry);
    else groups.push([entry.group, [entry]]);
  }
  return groups;
}
