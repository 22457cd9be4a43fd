import entries from '../../examples/catalog.json';

/** What the catalogue says of a program. */
export interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly group: string;
  /** It is no lesson of its own but one of the ways that this one speaks of. */
  readonly variantOf?: string;
}

/** The shipped programs: the lessons in their teaching order, each followed by its variants. */
export const catalogEntries: readonly CatalogEntry[] = entries;

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
