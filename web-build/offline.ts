import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/**
 * The service worker by which the built site works without a network: it keeps the page, the
 * examples' programs and their glue. The toolchain pack is not among them: the compiler keeps that
 * itself when it is first needed (see web/compiler/pack-cache.ts).
 *
 * A new version is fetched as a whole beside the old one, and takes over when no page of the old
 * one is open any more: their pieces never mix.
 */
export function offline(): Plugin[] {
  return VitePWA({
    // The page registers it when it has nothing better to do.
    injectRegister: false,
    includeManifestIcons: false,
    strategies: 'generateSW',
    registerType: 'prompt',
    manifest: {
      name: 'Coroscope',
      short_name: 'Coroscope',
      description: 'A playground for async C++ that runs wholly in the browser',
      display: 'standalone',
      start_url: './',
      background_color: '#f3f2f7',
      theme_color: '#5b3fd6',
      icons: [
        { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icons/192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,mjs,css,svg,png,wasm,json}'],
      globIgnores: ['toolchain/**', 'sw.js'],
      // No file is too large to be kept.
      maximumFileSizeToCacheInBytes: 2 ** 30,
      // Each file is one for all addresses: `?v=` guards HTTP caches, `?jspi=` is for the page's script.
      ignoreURLParametersMatching: [/./],
      // A missing file is an error, not the page once more.
      navigateFallback: null,
      // So that even the first visit can lose its network.
      clientsClaim: true,
      skipWaiting: false,
      // Workbox's own would also clean up copies of the site under paths below this one's.
      cleanupOutdatedCaches: false,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });
}
