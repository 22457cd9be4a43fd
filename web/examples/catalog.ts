import entries from '../../examples/catalog.json';
import { LocalizedEntry, type CatalogEntry } from './catalog-entries.ts';

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

class ShippedExample extends LocalizedEntry implements Example {
  readonly source: string;
  readonly original: string;

  constructor(entry: CatalogEntry) {
    super(entry);
    this.source = sourceOf(entry.id, 'main.cpp');
    this.original = sourceOf(entry.id, 'original.py');
  }
}

/** The shipped programs, each with its source. */
export const catalog: readonly Example[] = entries.map((entry) => new ShippedExample(entry));
