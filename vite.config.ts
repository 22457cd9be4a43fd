import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { asyncioReference } from './web-build/asyncio-reference.ts';
import { embedTypes } from './web-build/embed-types.ts';
import { guidePages } from './web-build/guide-pages/plugin.ts';
import { nestedPages } from './web-build/nested-pages.ts';
import { offline } from './web-build/offline.ts';
import { referencePages } from './web-build/reference-pages/plugin.ts';
import { policyInPage, siteHeaders as headers } from './web-build/security-policy.ts';
import { toolchainPack } from './web-build/toolchain-pack.ts';
import { tutorialPages } from './web-build/tutorial-pages/plugin.ts';

const WEB = fileURLToPath(new URL('web/', import.meta.url));

/** A NODE_ENV of the caller, as test runners set it, must not put Lit's development build into the site. */
function productionOnly(): Plugin {
  return {
    name: 'production-only',
    apply: 'build',
    config: () => {
      process.env['NODE_ENV'] = 'production';
    },
  };
}

export default defineConfig({
  root: WEB,
  // Relative addresses: the built site works under any path.
  base: './',
  // A missing file is an error, not the page once more.
  appType: 'mpa',
  plugins: [productionOnly(), policyInPage(), toolchainPack(), asyncioReference(), offline(), referencePages(), tutorialPages(), guidePages(), nestedPages(), embedTypes()],
  build: {
    outDir: fileURLToPath(new URL('dist', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // The first with light-dark(): lowered for older ones it would no longer follow the theme button.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // Editor and terminal are the page: there is nothing to split off.
    chunkSizeWarningLimit: 1200,
    // A busy machine makes some plugin look slow.
    rolldownOptions: {
      input: ['index.html', 'compare/index.html', 'embed/index.html', 'coroscope.ts'].map((file) => `${WEB}${file}`),
      // Pages of other sites name the embed's script: its address stays.
      output: { entryFileNames: ({ name }) => (name === 'coroscope' ? '[name].js' : 'assets/[name]-[hash].js') },
      checks: { pluginTimings: false },
    },
  },
  worker: { format: 'es' },
  server: {
    headers,
    // The examples lie beside the page's own folder.
    fs: { allow: [fileURLToPath(new URL('.', import.meta.url))] },
  },
  // Embeds fetch the site's files from pages of other origins.
  preview: { headers, cors: true },
});
