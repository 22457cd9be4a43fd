// The built site on a port of its own, and what it would be to transfer.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { preview } from 'vite';

/** The pages' own requests: what the service worker fetches ahead for days without a network is no part of them. */
const isAhead = ({ headers }) => headers.referer?.endsWith('/sw.js');

/** @param refuse tells of a file whether it is not to be had. */
export async function serveSite(folder, refuse = () => false) {
  const requested = new Set();
  const server = await preview({
    configFile: new URL('../../vite.config.ts', import.meta.url).pathname,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0, strictPort: false, open: false },
    plugins: [{
      name: 'request-log',
      configurePreviewServer({ middlewares }) {
        middlewares.use((request, response, next) => {
          const file = new URL(request.url, 'http://site').pathname.slice(1) || 'index.html';
          if (refuse(file)) return response.writeHead(404).end();
          if (!isAhead(request)) requested.add(file);
          next();
        });
      },
    }],
  });
  const { port } = server.httpServer.address();
  return { url: `http://127.0.0.1:${port}/`, requested, close: () => server.close() };
}

/**
 * Bytes of files as a server sends them that keeps text and programs gzip'd (`gzip -9`). The toolchain
 * pack is compressed already.
 */
export function transferSize(folder, files) {
  const sizes = files.map((file) => {
    const path = join(folder, file);
    return file.endsWith('.pack') ? statSync(path).size : gzipSync(readFileSync(path), { level: 9 }).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}
