import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, preview, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Not dist/, which holds a release until the next one is built; of one's own where several test at once. */
export const outDir = process.env['SITE_DIR'] ?? `${root}build/test-site`;
const testPrograms = `${root}build/wasm/test-programs/`;

/** The example in whose place a test program is run. */
export const REPLACED_EXAMPLE = 'hello';

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** The page names a version in its addresses, and the service worker another. */
function withoutQuery(url = ''): string {
  return url.replace(/\?.*$/, '');
}

const ROUTE = /^\/(?:with\/(\w+)|without|unbuilt)\/(.*)$/;

/**
 * Serves a second copy of the built site under `/with/<test program>/`, in which the first example
 * is that program, one under `/without/` whose server cannot give programs, and one under
 * `/unbuilt/` in which they are missing. The page itself is the one that ships, and that it works under a path of its own is tested by the way.
 */
function testProgramRoutes(): Plugin {
  return {
    name: 'test-program-routes',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, program, path] = ROUTE.exec(withoutQuery(request.url)) ?? [];
        if (path === undefined) return next();
        if (program === undefined && path.startsWith('programs/')) {
          response.writeHead(request.url?.startsWith('/unbuilt/') ? 404 : 503).end();
        } else if (program !== undefined && path === `programs/${REPLACED_EXAMPLE}.wasm`) {
          response.writeHead(200, { 'Content-Type': 'application/wasm' });
          response.end(readFileSync(`${testPrograms}${program}.wasm`));
        } else {
          request.url = `/${path}`;
          next();
        }
      });
    },
  };
}

/**
 * Under `/leaving/<visit>/`, the site goes away: a request for `gone` is answered when the page has
 * all that it loads ahead of a run, and from then on every connection is broken.
 */
function leavingRoute(): Plugin {
  const ahead = ['programs/glue.mjs', `programs/${REPLACED_EXAMPLE}.wasm`];
  const visits = new Map<string, { missing: Set<string>; leave: (() => void) | undefined; gone: boolean }>();
  return {
    name: 'leaving-route',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, name, path] = /^\/leaving\/(\w+)\/(.*)$/.exec(withoutQuery(request.url)) ?? [];
        if (name === undefined || path === undefined) return next();
        const visit = visits.get(name) ?? { missing: new Set(ahead), leave: undefined, gone: false };
        visits.set(name, visit);
        const leaveWhenReady = () => {
          if (visit.missing.size > 0 || !visit.leave) return;
          visit.gone = true;
          visit.leave();
        };
        if (visit.gone) {
          request.socket.destroy();
        } else if (path === 'gone') {
          visit.leave = () => response.end();
          leaveWhenReady();
        } else {
          response.on('finish', () => {
            visit.missing.delete(path);
            leaveWhenReady();
          });
          request.url = `/${path}`;
          next();
        }
      });
    },
  };
}

/**
 * Under `/failing/<status>/<visit>/`, the server cannot give the toolchain pack: it answers with the
 * status, until it is asked to `mend`. Asked to `deploy`, it also has a newer version of the site.
 * `asked` tells how often it was asked for a file of the pack.
 */
function failingRoute(): Plugin {
  const visits = new Map<string, { state: 'failing' | 'mended' | 'deployed'; asked: number }>();
  return {
    name: 'failing-route',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, status, name, path] = /^\/failing\/(\d+)\/(\w+)\/(.*)$/.exec(withoutQuery(request.url)) ?? [];
        if (name === undefined || path === undefined) return next();
        const failing = visits.get(name) ?? { state: 'failing', asked: 0 };
        visits.set(name, failing);
        const ofPack = path.startsWith('toolchain/');
        if (ofPack) failing.asked++;
        if (path === 'mend' || path === 'deploy') {
          failing.state = path === 'mend' ? 'mended' : 'deployed';
          response.end();
        } else if (path === 'asked') {
          response.end(String(failing.asked));
        } else if (ofPack && failing.state === 'failing') {
          response.writeHead(Number(status)).end();
        } else if (path === 'sw.js' && failing.state === 'deployed') {
          response.writeHead(200, { 'Content-Type': 'text/javascript' });
          response.end(`${readFileSync(`${outDir}/sw.js`, 'utf8')}\n// A newer version.\n`);
        } else {
          request.url = `/${path}`;
          next();
        }
      });
    },
  };
}

/** Builds the page as it ships and serves it, with its security headers, on a free port. */
export async function serveSite(): Promise<Site> {
  if (!existsSync(`${root}web/public/programs/glue.mjs`)) {
    throw new Error('web/public/programs/ holds no programs: build the wasm preset first (npm test does)');
  }
  const configFile = `${root}vite.config.ts`;
  await build({ configFile, logLevel: 'warn', build: { outDir } });
  const server = await preview({
    configFile,
    build: { outDir },
    plugins: [testProgramRoutes(), leavingRoute(), failingRoute()],
    preview: { host: '127.0.0.1', port: 0, strictPort: false, open: false },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
