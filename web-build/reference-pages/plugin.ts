import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { CatalogEntry } from '../../web/examples/catalog-entries.ts';
import { headerPath, publicHeaders } from '../asyncio-reference.ts';
import { readPublicNames } from '../header-reference.ts';
import { buildModel } from './model.ts';
import { renderPages, type ShownExample } from './pages.ts';

const WEB = fileURLToPath(new URL('../../web/', import.meta.url));
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

/** The page's file name, of its path within the site. */
function pageOf(path: string): string | undefined {
  return /^\/?reference\/([\w-]*(?:\.html)?)$/.exec(path)?.[1];
}

/** Scripts are to choose the colours before anything is shown. */
function mended(page: string): string {
  return page.replaceAll('<script type="module" crossorigin', '<script type="module" blocking="render" crossorigin');
}

/**
 * Puts the reference into the site: `reference/` with an HTML page a concept, which go through Vite
 * like the playground's own.
 */
export function referencePages(): Plugin[] {
  let files = new Map<string, string>();
  const pages: Plugin = {
    name: 'reference-pages',
    config(_config, { command }) {
      if (command !== 'build') return undefined;
      files = referencePageFiles();
      const input = [...files.keys()].map((name) => `${WEB}reference/${name}`);
      return { build: { rolldownOptions: { input } } };
    },
    resolveId: (id) => (id.startsWith(WEB) && pageOf(id.slice(WEB.length)) ? id : undefined),
    load(id) {
      const name = id.startsWith(WEB) ? pageOf(id.slice(WEB.length)) : undefined;
      if (!name) return undefined;
      for (const header of publicHeaders()) this.addWatchFile(headerPath(header.name));
      return files.get(name);
    },
    configureServer(server) {
      // Made anew at each visit: it takes a moment only.
      server.middlewares.use(async (request, response, next) => {
        const name = pageOf((request.url ?? '').replace(/\?.*$/, ''));
        const page = name === undefined ? undefined : referencePageFiles().get(name === '' ? 'index.html' : name);
        if (page === undefined) return next();
        response.setHeader('Content-Type', 'text/html');
        response.end(await server.transformIndexHtml(request.url!, page));
      });
    },
  };
  const mending: Plugin = {
    name: 'reference-pages:mend',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (page, { path }) => (pageOf(path) === undefined ? page : mended(page)),
    },
  };
  return [pages, mending];
}
