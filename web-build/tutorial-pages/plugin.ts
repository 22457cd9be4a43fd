import type { Plugin } from 'vite';
import { generatedPages } from '../static-pages/generated-pages.ts';
import { renderTutorial } from './pages.ts';
import { readTutorial, tutorialSources } from './tutorial.ts';

/** Puts the tutorial into the site: `tutorial/<language>/` with an HTML page a chapter, of web/tutorial/. */
export function tutorialPages(): Plugin[] {
  return generatedPages({
    name: 'tutorial-pages',
    folder: 'tutorial/',
    pages: () => renderTutorial(readTutorial()),
    sources: () => tutorialSources(),
  });
}
