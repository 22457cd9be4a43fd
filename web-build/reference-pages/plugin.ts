import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { CatalogEntry } from '../../web/examples/catalog-entries.ts';
import { headerPath, publicHeaders } from '../asyncio-reference.ts';
import { readPublicNames } from '../header-reference.ts';
import { generatedPages } from '../static-pages/generated-pages.ts';
import { buildModel } from './model.ts';
import { renderPages, type ShownExample } from './pages.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

export function shownExamples(): ShownExample[] {
  const read = (path: string) => readFileSync(`${EXAMPLES}${path}`, 'utf8');
  const catalog = JSON.parse(read('catalog.json')) as CatalogEntry[];
  const lessons = catalog.filter(({ variantOf }) => variantOf === undefined);
  return lessons.map(({ id, title, summary }) => ({
    id,
    title,
    summary,
    source: read(`${id}/main.cpp`),
    original: read(`${id}/original.py`),
  }));
}

/** The reference's pages, of the headers and examples as they are now. */
export function referencePageFiles(): Map<string, string> {
  return renderPages(buildModel(readPublicNames(publicHeaders())), shownExamples());
}

/** Puts the reference into the site: `reference/` with an HTML page a concept. */
export function referencePages(): Plugin[] {
  return generatedPages({
    name: 'reference-pages',
    folder: 'reference/',
    pages: referencePageFiles,
    sources: () => publicHeaders().map(({ name }) => headerPath(name)),
  });
}
