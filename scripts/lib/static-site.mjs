// Serves a folder as any static host would: its files, and nothing made up.

import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

/** Names with a hash of what is in the file: another content has another name. */
const LASTING = /^\/(?:assets|toolchain)\//;

/** Media types that the server would not know, or would take for something else. */
const TYPES = new Map([
  ['.pack', 'application/octet-stream'],
  ['.ts', 'text/plain; charset=utf-8'],
]);

/**
 * @typedef {object} Choices
 * @property {string} folder
 * @property {string} base the path that the site is under, with a slash at both ends
 * @property {Record<string, string>} headers that come with every answer
 */

/**
 * @param {Choices} choices
 * @returns {import('node:http').RequestListener}
 */
function siteListener({ folder, base, headers }) {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    setHeaders(response, pathname) {
      response.setHeader('Cache-Control', LASTING.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache');
      const type = TYPES.get(path.extname(pathname));
      if (type) response.setHeader('Content-Type', type);
    },
  });
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const isFolder = (/** @type {string} */ place) => existsSync(path.join(folder, place, 'index.html'));
    if (`${pathname}/` === base || (pathname.startsWith(base) && !pathname.endsWith('/') && isFolder(pathname.slice(base.length)))) {
      // Pages name their neighbours relative to their own folder.
      response.writeHead(301, { Location: `${pathname}/${search}` }).end();
    } else if (!pathname.startsWith(base)) {
      notFound(response, `The site is under ${base}`);
    } else {
      const place = pathname.slice(base.length - 1);
      request.url = place.endsWith('/') ? `${place}index.html` : place;
      files(request, response, () => notFound(response, 'There is no such file.'));
    }
  };
}

/** @param {import('node:http').ServerResponse} response @param {string} words */
function notFound(response, words) {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}

/**
 * Serves the site until it is closed. Without a port it takes `usualPort`, or a free one where that is taken.
 * @param {Choices & { host: string, port?: number | undefined, usualPort: number }} choices
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveFolder({ host, port, usualPort, ...choices }) {
  const server = createServer(siteListener(choices));
  /** @param {number} wanted */
  const listen = (wanted) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, host, () => resolve(server.off('error', reject)));
    });
  await listen(port ?? usualPort).catch((/** @type {NodeJS.ErrnoException} */ error) => {
    if (port !== undefined || error.code !== 'EADDRINUSE') throw error;
    return listen(0);
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}${choices.base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
