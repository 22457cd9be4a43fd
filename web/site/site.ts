const here = import.meta.url;

/**
 * The folder of the site that this script belongs to, which need not be that of the page: its script
 * can be used by pages of any other site. Scripts lie one folder deep in it.
 */
export function siteUrl(path = ''): URL {
  return new URL(`../${path}`, here);
}
