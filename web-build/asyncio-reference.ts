import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { ReferenceEntry } from '../web/reference/reference-entry.ts';
import type { Header } from './header-declarations.ts';
import { readPublicNames, referenceEntries } from './header-reference.ts';

const NAME = 'virtual:asyncio-reference';
const RESOLVED = `\0${NAME}`;
const FOLDER = fileURLToPath(new URL('../wasm/include/asyncio/', import.meta.url));

/** The runtime's public headers, each before those that include it: it says the first word on its names. */
export function publicHeaders(): Header[] {
  const ordered = new Map<string, Header>();
  const add = (name: string) => {
    const text = readFileSync(headerPath(name), 'utf8');
    for (const [, included] of text.matchAll(/^#include "asyncio\/(\w+\.hpp)"/gm)) add(included!);
    ordered.set(name, { name, text });
  };
  for (const name of readdirSync(FOLDER).sort()) if (name.endsWith('.hpp')) add(name);
  return [...ordered.values()];
}

export function headerPath(name: string): string {
  return `${FOLDER}${name}`;
}

/** What the runtime's headers say of its public names. */
export function asyncioReferenceEntries(): ReferenceEntry[] {
  return referenceEntries(readPublicNames(publicHeaders()));
}

/** Gives the page's scripts the runtime's reference, read from its headers. */
export function asyncioReference(): Plugin {
  return {
    name: 'asyncio-reference',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      for (const { name } of publicHeaders()) this.addWatchFile(headerPath(name));
      return `export const entries = ${JSON.stringify(asyncioReferenceEntries())}`;
    },
  };
}
