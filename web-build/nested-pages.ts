import type { Plugin } from 'vite';

/** Mends what the offline plugin writes into every page: the manifest's address, which holds for the site's first page only. */
export function nestedPages(): Plugin {
  return {
    name: 'nested-pages',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (page, { path }) => {
        const depth = path.replace(/^\//, '').split('/').length - 1;
        return depth === 0 ? page : page.replace('<link rel="manifest" href="./', `<link rel="manifest" href="${'../'.repeat(depth)}`);
      },
    },
  };
}
