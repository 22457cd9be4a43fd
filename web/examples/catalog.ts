import { catalogEntries, type CatalogEntry } from './catalog-entries.ts';

export interface Example extends CatalogEntry {
  readonly source: string;
  /** The same program in Python. */
  readonly original: string;
}

const sources: Record<string, string> = import.meta.glob('../../examples/*/{main.cpp,original.py}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function sourceOf(id: string, file: string): string {
  const source = sources[`../../examples/${id}/${file}`];
  if (source === undefined) throw new Error(`examples/${id}/${file} is missing`);
  return source;
}

/** The shipped programs, each with its source. */
export const catalog: readonly Example[] = catalogEntries.map((entry) => ({
  ...entry,
  source: sourceOf(entry.id, 'main.cpp'),
  original: sourceOf(entry.id, 'original.py'),
}));
