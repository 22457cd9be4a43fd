import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { asyncioReference } from './web-build/asyncio-reference.ts';
import { embedTypes } from './web-build/embed-types.ts';
import { nestedPages } from './web-build/nested-pages.ts';
import { offline } from './web-build/offline.ts';
import { referencePages } from './web-build/reference-pages/plugin.ts';
import { toolchainPack } from './web-build/toolchain-pack.ts';
import { tutorialPages } from './web-build/tutorial-pages/plugin.ts';

const WEB = fileURLToPath(new URL('web/', import.meta.url));

/**
 * What the page may do: run its own scripts and workers, compile WebAssembly, and ask nobody but
 * its own server. Styles cannot be held to files: xterm.js writes its theme and cell sizes into
 * <style> elements and gives them no nonce. Nothing can be loaded by such a style but from here.
 */
const CONTENT_SECURITY_POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  // An embed in a frame without an origin has none that workers could be of: see web/site/worker.ts.
  'worker-src': "'self' blob:",
  'connect-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

const policy = Object.entries(CONTENT_SECURITY_POLICY)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

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

/** In the page itself too, so that it holds on any plain file server. */
function policyInPage(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const headers = { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' };

export default defineConfig({
  root: WEB,
  // Relative addresses: the built site works under any path.
  base: './',
  // A missing file is an error, not the page once more.
  appType: 'mpa',
  plugins: [productionOnly(), policyInPage(), toolchainPack(), asyncioReference(), offline(), referencePages(), tutorialPages(), nestedPages(), embedTypes()],
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
