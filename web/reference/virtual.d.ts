/** Read from the runtime's headers when the site is built (see vite.config.ts). */
declare module 'virtual:asyncio-reference' {
  import type { ReferenceEntry } from './reference-entry.ts';
  const entries: readonly ReferenceEntry[];
  export { entries };
}
