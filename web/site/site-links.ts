import { msg } from '@lit/localize';
import { siteUrl } from './site.ts';

/** The site's pages that its header leads to. */
export type SitePage = 'playground' | 'tutorial' | 'reference' | 'compare';

export interface SiteLink {
  readonly page: SitePage;
  readonly href: string;
  readonly text: string;
  readonly current: boolean;
}

/** To all of them but the first, which the site's name leads to. */
export function siteLinks(current: SitePage): readonly SiteLink[] {
  const link = (page: SitePage, path: string, text: string) => ({
    page,
    href: siteUrl(path).href,
    text,
    current: page === current,
  });
  return [
    link('tutorial', 'tutorial/', msg('Tutorial')),
    link('reference', 'reference/', msg('Reference')),
    link('compare', 'compare/', msg('Compare')),
  ];
}
