import { describe, expect, test } from 'vitest';
import { Kept } from '../../../web/offline/kept.ts';
import { sizeText } from '../../../web/offline/size-text.ts';

const SITE = new URL('https://example.org/site/');

/** Caches, storage and service workers of one origin, in memory. */
function device(caches: Record<string, Record<string, string>>, texts: Record<string, string> = {}, scopes: string[] = []) {
  const kept = new Map(Object.entries(caches));
  const items = new Map(Object.entries(texts));
  const ofTab = new Map(items);
  const registered = new Set(scopes);
  const cache = (files: Record<string, string>) => ({
    keys: async () => Object.keys(files),
    match: async (file: string) => new Response(files[file]),
  });
  const means = {
    caches: () =>
      ({
        keys: async () => [...kept.keys()],
        open: async (name: string) => cache(kept.get(name)!),
        delete: async (name: string) => kept.delete(name),
      }) as unknown as CacheStorage,
    storage: () => storageOf(items),
    tabStorage: () => storageOf(ofTab),
    serviceWorker: () =>
      ({
        getRegistrations: async () =>
          [...registered].map((scope) => ({ scope, unregister: async () => registered.delete(scope) })),
      }) as unknown as ServiceWorkerContainer,
  };
  return { means, kept, items, ofTab, registered };
}

const storageOf = (items: Map<string, string>) =>
  ({
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
  }) as unknown as Storage;

const PRECACHE = 'workbox-precache-v2-https://example.org/site/';
const PACK = 'coroscope-toolchain https://example.org/site/toolchain/ abc';

const full = () =>
  device(
    {
      [PRECACHE]: { 'index.html': '12345', 'a.js': '123' },
      [PACK]: { llvm: '1234567' },
      'workbox-precache-v2-https://example.org/': { 'index.html': 'of another site' },
      'coroscope-toolchain https://example.org/toolchain/ abc': { llvm: 'of another site' },
    },
    { 'coroscope.draft.hello': 'int', other: 'not ours' },
    ['https://example.org/site/', 'https://example.org/'],
  );

describe('what is kept on the device', () => {
  test('is what this copy of the site has there', async () => {
    expect(await new Kept(SITE, full().means).sizes()).toEqual({
      site: 8,
      compiler: 7,
      texts: 'coroscope.draft.helloint'.length,
    });
  });

  test('can be removed part by part, and nothing else is', async () => {
    const { means, kept, items, ofTab, registered } = full();
    const here = new Kept(SITE, means);
    await here.remove('compiler');
    expect([...kept.keys()]).not.toContain(PACK);
    expect(kept.size).toBe(3);
    await here.remove('site');
    expect([...kept.keys()]).not.toContain(PRECACHE);
    expect(kept.size).toBe(2);
    expect([...registered]).toEqual(['https://example.org/']);
    await here.remove('texts');
    expect([...items.keys()]).toEqual(['other']);
    expect([...ofTab.keys()]).toEqual(['other']);
    expect(await here.sizes()).toEqual({ site: 0, compiler: 0, texts: 0 });
  });

  test('is nothing where the browser keeps nothing', async () => {
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const here = new Kept(SITE, { caches: blocked, storage: blocked, tabStorage: blocked, serviceWorker: () => undefined });
    expect(await here.sizes()).toEqual({ site: 0, compiler: 0, texts: 0 });
    await here.remove('site');
    await here.remove('compiler');
    await here.remove('texts');
  });
});

test.each([
  [0, '0 B'],
  [40, '0.1 kB'],
  [3200, '3.2 kB'],
  [45_600, '46 kB'],
  [999_400, '999 kB'],
  [1_500_000, '1.5 MB'],
  [75_123_456, '75 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
