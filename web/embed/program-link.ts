import { shareUrl } from '../share/share-link.ts';
import type { SharedProgram } from '../share/shared-program.ts';
import { siteUrl } from '../site/site.ts';

/** Where a program can be opened in full: a shipped example by its name, any other by all of its text. */
export async function programLink(program: SharedProgram, isExample: boolean): Promise<string> {
  if (isExample && program.example !== undefined) return siteUrl(`#${program.example}`).href;
  try {
    return (await shareUrl(program)).href;
  } catch {
    // Too large for a link.
    return siteUrl().href;
  }
}
