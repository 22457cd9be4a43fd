import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { generatedPages } from '../static-pages/generated-pages.ts';
import { type Guide, renderGuides } from './pages.ts';

const IDS = ['embedding', 'self-hosting'];

const fileOf = (id: string) => fileURLToPath(new URL(`../../docs/${id}.md`, import.meta.url));

export function readGuides(): Guide[] {
  return IDS.map((id) => ({ id, markdown: readFileSync(fileOf(id), 'utf8') }));
}

/** Puts the guide into the site: `guide/` with an HTML page for each of docs/. */
export function guidePages(): Plugin[] {
  return generatedPages({
    name: 'guide-pages',
    folder: 'guide/',
    pages: () => renderGuides(readGuides()),
    sources: () => IDS.map(fileOf),
  });
}
