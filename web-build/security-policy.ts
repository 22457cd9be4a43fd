import type { Plugin } from 'vite';

/**
 * What the page may do: run its own scripts and workers, compile WebAssembly, and ask nobody but
 * its own server. Attributes may have styles, as xterm.js writes a program's own colours so.
 */
const CONTENT_SECURITY_POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  // An embed in a frame without an origin has none that workers could be of: see web/site/worker.ts.
  'worker-src': "'self' blob:",
  'connect-src': "'self'",
  'style-src': "'self'",
  'style-src-attr': "'unsafe-inline'",
  'img-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

const policy = Object.entries(CONTENT_SECURITY_POLICY)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

/** In the page itself too, so that it holds on any plain file server. */
export function policyInPage(): Plugin {
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

/** What servers send with every file. */
export const siteHeaders = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  // Pages of other sites have embeds, which fetch the site's files.
  'Access-Control-Allow-Origin': '*',
};
