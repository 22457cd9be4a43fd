import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { ReferenceEntry } from '../web/reference/reference-entry.ts';
import { readReference } from './header-reference.ts';

const NAME = 'virtual:asyncio-reference';
const RESOLVED = `\0${NAME}`;
const FOLDER = fileURLToPath(new URL('../wasm/include/asyncio/', import.meta.url));

/** The runtime's public headers, each before those that include it: it says the first word on its names. */
function publicHeaders(): string[] {
  const ordered = new Set<string>();
  const add = (name: string) => {
    const text = readFileSync(`${FOLDER}${name}`, 'utf8');
    for (const [, included] of text.matchAll(/^#include "asyncio\/(\w+\.hpp)"/gm)) add(included!);
    ordered.add(name);
  };
  for (const name of readdirSync(FOLDER).sort()) if (name.endsWith('.hpp')) add(name);
  return [...ordered].map((name) => `${FOLDER}${name}`);
}

/** What the runtime's headers say of its public names. */
export function asyncioReferenceEntries(): ReferenceEntry[] {
  return readReference(publicHeaders().map((path) => readFileSync(path, 'utf8')));
}

/** Gives the page's scripts the runtime's reference, read from its headers. */
export function asyncioReference(): Plugin {
  return {
    name: 'asyncio-reference',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      for (const path of publicHeaders()) this.addWatchFile(path);
      return `export const entries = ${JSON.stringify(asyncioReferenceEntries())}`;
    },
  };
}
