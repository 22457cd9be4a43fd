import entries from '../../examples/catalog.json';

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly group: string;
  readonly source: string;
  /** The same program in Python. */
  readonly original: string;
}

interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly group?: string;
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

/** The shipped examples in their teaching order, each with its source. */
export const catalog: readonly Example[] = (entries as readonly CatalogEntry[]).map((entry) => ({
  group: 'Examples',
  ...entry,
  source: sourceOf(entry.id, 'main.cpp'),
  original: sourceOf(entry.id, 'original.py'),
}));

/** Neighbours with the same heading, in catalogue order. */
export function grouped(examples: readonly Example[]): readonly (readonly [string, readonly Example[]])[] {
  const groups: [string, Example[]][] = [];
  for (const example of examples) {
    const last = groups.at(-1);
    if (last?.[0] === example.group) last[1].push(example);
    else groups.push([example.group, [example]]);
  }
  return groups;
}
