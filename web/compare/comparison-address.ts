import { msg, str } from '@lit/localize';
import type { CatalogEntry } from '../examples/catalog-entries.ts';
import { sentences } from '../i18n/sentences.ts';

export const LEAST_VARIANTS = 2;
export const MOST_VARIANTS = 4;

/** What an address asks for. */
export interface AskedComparison {
  /** Undefined where nothing can be compared. */
  readonly ids: readonly string[] | undefined;
  /** What is wrong with the address, in words for the reader. */
  readonly problem: string | undefined;
}

/** Reads the part of the address behind `#`: the programs' ids with commas between. */
export function readAddress(hash: string, entries: readonly CatalogEntry[]): AskedComparison {
  const asked = decoded(hash.replace(/^#/, ''))
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (asked.length === 0) return { ids: undefined, problem: undefined };
  const known = asked.filter((id) => entries.some((entry) => entry.id === id));
  const problems: string[] = [];
  const unknown = asked.filter((id) => !known.includes(id)).map((id) => `“${id}”`);
  if (unknown.length > 0) {
    const those = unknown.reduce((told, id) => msg(str`${told} and no program ${id}`));
    problems.push(msg(str`There is no program ${those}.`));
  }
  if (known.length > MOST_VARIANTS) problems.push(msg(str`At most ${MOST_VARIANTS} programs fit side by side.`));
  if (known.length < LEAST_VARIANTS && unknown.length === 0) problems.push(msg('It takes two programs to compare.'));
  return {
    ids: known.length < LEAST_VARIANTS ? undefined : known.slice(0, MOST_VARIANTS),
    problem: problems.length === 0 ? undefined : sentences(problems),
  };
}

export function addressOf(ids: readonly string[]): string {
  return `#${ids.join(',')}`;
}

/** An address that was cut or written by hand need not be well encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
