import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const TYPES = fileURLToPath(new URL('../web/embed/coroscope.d.ts', import.meta.url));

/** Puts the types of the embed's script beside it: `coroscope.d.ts`. */
export function embedTypes(): Plugin {
  return {
    name: 'embed-types',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'coroscope.d.ts', source: readFileSync(TYPES, 'utf8') });
    },
  };
}
