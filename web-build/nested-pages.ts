import type { Plugin } from 'vite';

/** Mends what the offline plugin writes into every page: the manifest's address, which holds for the site's first page only. */
export function nestedPages(): Plugin {
  return {
    name: 'nested-pages',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (page, { path }) =>
        /^\/?[^/]+\//.test(path) ? page.replace('<link rel="manifest" href="./', '<link rel="manifest" href="../') : page,
    },
  };
}
