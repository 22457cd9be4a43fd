import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin } from 'vite';

const NAME = 'virtual:toolchain-pack';
const RESOLVED = `\0${NAME}`;

/** Where the page expects the packs, by their names. */
const PLACE = 'toolchain/';

/** Vite's mode of a release: its pack has the smaller and faster compiler. */
const RELEASE = 'release';

/**
 * Puts the published toolchain pack (scripts/lib/toolchain-pack.mjs) into the site, and gives the
 * page's scripts its manifest, so that they ask for no other.
 */
export function toolchainPack(): Plugin {
  let packs = '';
  let building = false;
  return {
    name: 'toolchain-pack',
    configResolved({ mode, command }) {
      const kind = mode === RELEASE ? 'release' : 'development';
      packs = fileURLToPath(new URL(`../build/toolchain/${kind}/`, import.meta.url));
      building = command === 'build';
    },
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const manifest = `${packs}pack.json`;
      this.addWatchFile(manifest);
      const text = readManifest(manifest) ?? this.error(`${manifest} is missing: npm start and npm run build make it`);
      const { id: pack } = JSON.parse(text) as { readonly id: string };
      for (const file of building ? readdirSync(`${packs}${pack}`) : []) {
        const source = readFileSync(`${packs}${pack}/${file}`);
        this.emitFile({ type: 'asset', fileName: `${PLACE}${pack}/${file}`, source });
      }
      return `export const pack = ${text}`;
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const { url = '' } = request;
        if (url.startsWith(`/${PLACE}`)) request.url = `/@fs/${normalizePath(packs)}${url.slice(PLACE.length + 1)}`;
        next();
      });
    },
  };
}

function readManifest(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
