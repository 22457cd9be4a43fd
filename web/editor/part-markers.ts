import type { Text } from '@codemirror/state';
import type { LineRange } from './line-ranges.ts';

/** Parts of a source that comments in it mark: each from its begin line to its end line. */
export interface MarkedParts {
  readonly editable: readonly LineRange[];
  readonly hidden: readonly LineRange[];
}

type Kind = keyof MarkedParts;

const MARKER = /^\s*\/\/\s*(editable|hidden)-(begin|end)\s*$/;

/**
 * Finds the lines between `// editable-begin` and `// editable-end`, and the same of `hidden`. A
 * marker that lacks its other half, or encloses nothing, is a comment like any other.
 */
export function markedParts(doc: Text): MarkedParts {
  const parts: Record<Kind, LineRange[]> = { editable: [], hidden: [] };
  const begun: Partial<Record<Kind, number>> = {};
  let line = 0;
  for (const text of doc.iterLines()) {
    line++;
    const marker = MARKER.exec(text);
    if (!marker) continue;
    const kind = marker[1] as Kind;
    const from = begun[kind];
    begun[kind] = marker[2] === 'begin' ? line : undefined;
    if (!begun[kind] && from && line - from > 1) parts[kind].push({ from, to: line });
  }
  return parts;
}
