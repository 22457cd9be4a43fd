import entries from '../../examples/catalog.json';

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly group: string;
  readonly source: string;
}

interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly group?: string;
}

const sources: Record<string, string> = import.meta.glob('../../examples/*/main.cpp', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The shipped examples in their teaching order, each with its source. */
export const catalog: readonly Example[] = (entries as readonly CatalogEntry[]).map((entry) => {
  const source = sources[`../../examples/${entry.id}/main.cpp`];
  if (source === undefined) throw new Error(`examples/${entry.id}/main.cpp is missing`);
  return { group: 'Examples', ...entry, source };
});

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
