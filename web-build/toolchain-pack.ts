import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const NAME = 'virtual:toolchain-pack';
const RESOLVED = `\0${NAME}`;

/** Gives the page's scripts the manifest of the published toolchain pack, so that they ask for no other. */
export function toolchainPack(): Plugin {
  const manifest = fileURLToPath(new URL('../build/toolchain/pack.json', import.meta.url));
  return {
    name: 'toolchain-pack',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      this.addWatchFile(manifest);
      try {
        return `export const pack = ${readFileSync(manifest, 'utf8')}`;
      } catch {
        return this.error(`${manifest} is missing: npm start and npm run build make it`);
      }
    },
  };
}
