import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, preview, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const testPrograms = `${root}build/wasm/test-programs/`;

/** The example in whose place a test program is run. */
export const REPLACED_EXAMPLE = 'hello';

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a second copy of the built site under `/with/<test program>/`, in which the first example
 * is that program, and one under `/without/` in which no program can be had. The page itself is the
 * one that ships, and that it works under a path of its own is tested by the way.
 */
function testProgramRoutes(): Plugin {
  return {
    name: 'test-program-routes',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, program, path] = /^\/(?:with\/(\w+)|without)\/(.*)$/.exec(request.url ?? '') ?? [];
        if (path === undefined) return next();
        if (program === undefined && path.startsWith('programs/')) {
          response.writeHead(503).end();
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

/** Builds the page as it ships and serves it, with its security headers, on a free port. */
export async function serveSite(): Promise<Site> {
  if (!existsSync(`${root}web/public/programs/glue.mjs`)) {
    throw new Error('web/public/programs/ holds no programs: build the wasm preset first (npm test does)');
  }
  const configFile = `${root}vite.config.ts`;
  await build({ configFile, logLevel: 'warn' });
  const server = await preview({
    configFile,
    plugins: [testProgramRoutes()],
    preview: { host: '127.0.0.1', port: 0, strictPort: false, open: false },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
