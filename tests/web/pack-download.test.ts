import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PackCache } from '../../web/compiler/pack-cache.ts';
import { PackDownload, type DownloadProgress } from '../../web/compiler/pack-download.ts';
import type { PackFile } from '../../web/compiler/pack.ts';
import { SiteFileError } from '../../web/runner/site-file.ts';
import { BASE, broken, FakeCaches, FakePackServer, unreachable } from './fake-pack-server.ts';

/** Does not compress, so that a break falls amid the file. */
const content = (length: number, seed: number) => {
  let state = seed;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) >> 16);
};
const HEADERS = content(3000, 1);
const MODULE = content(200_000, 2);

interface Setup {
  readonly server: FakePackServer;
  readonly files: { readonly headers: PackFile; readonly module: PackFile };
  readonly told: DownloadProgress[];
  readonly network: EventTarget;
  /** The seconds of every wait. */
  readonly waits: number[];
  readonly download: PackDownload;
}

function setup(caches: () => CacheStorage = new FakeCaches().storage, sleeping?: (ms: number) => void): Setup {
  const server = new FakePackServer();
  const files = { headers: server.add('headers.pack', HEADERS), module: server.add('llvm.pack', MODULE) };
  const told: DownloadProgress[] = [];
  const waits: number[] = [];
  const network = new EventTarget();
  let now = 0;
  const sleep = async (ms: number, signal: AbortSignal) => {
    // The wait of a watchdog ends only with what it watches.
    if (ms > 1000) return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    waits.push(ms / 1000);
    sleeping?.(ms);
  };
  const parts = { fetch: server.fetch, sleep, network, now: () => (now += 1000), cache: new PackCache(BASE, caches) };
  const download = new PackDownload(Object.values(files), BASE, (progress) => told.push(progress), parts);
  return { server, files, told, network, waits, download };
}

const digest = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex');
const bytes = async (response: Response) => digest(new Uint8Array(await response.arrayBuffer()));
const readAll = ({ download, files }: Setup) =>
  Promise.all([download.read(files.headers, bytes), download.read(files.module, bytes)]);

async function failure(promise: Promise<unknown>): Promise<SiteFileError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SiteFileError);
  return error as SiteFileError;
}

/** Lets what is on its way in the background come to its end. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('gives the unpacked content of each file', async () => {
  expect(await readAll(setup())).toEqual([digest(HEADERS), digest(MODULE)]);
});

test('hands content on while it arrives, as what engines compile from a stream', async () => {
  const { download, files } = setup();
  const type = await download.read(files.module, async (response) => {
    const reader = response.body!.getReader();
    expect((await reader.read()).value!.length).toBeLessThan(MODULE.length);
    for (;;) if ((await reader.read()).done) return response.headers.get('content-type');
  });
  expect(type).toBe('application/wasm');
});

test('tells how much of all files has arrived, and never less than before', async () => {
  const all = setup();
  all.server.script.push(
    (_, answer) => answer(),
    (_, answer) => broken(answer(), 90_000),
  );
  await readAll(all);
  const total = all.files.headers.size + all.files.module.size;
  const loaded = all.told.map((progress) => progress.loaded);
  expect(new Set(all.told.map((progress) => progress.total))).toEqual(new Set([total]));
  expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
  expect(loaded.at(-1)).toBe(total);
  expect(loaded.some((value) => value > all.files.headers.size && value < total)).toBe(true);
});

describe('a broken connection', () => {
  test('is resumed where it broke', async () => {
    const all = setup();
    all.server.script.push((_, answer) => broken(answer(), 50_000));
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
    expect(all.server.requests.map(({ range, ifRange }) => [range, ifRange])).toEqual([
      [null, null],
      ['bytes=50000-', '"one"'],
    ]);
  });

  test('is said to be, second by second', async () => {
    const all = setup();
    all.server.script.push(unreachable, unreachable);
    await all.download.read(all.files.headers, bytes);
    expect(all.told.map(({ retryIn }) => retryIn)).toEqual([1, 2, 1, undefined, undefined]);
  });

  test('is no loss when the server knows no ranges', async () => {
    const all = setup();
    all.server.ranges = false;
    all.server.script.push((_, answer) => broken(answer(), 50_000));
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
    expect(all.server.requests.length).toBe(2);
  });

  test('is resumed with a weak tag, which is compared and not sent', async () => {
    const all = setup();
    all.server.etag = 'W/"weak"';
    all.server.script.push((_, answer) => broken(answer(), 50_000));
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
    expect(all.server.requests[1]).toMatchObject({ range: 'bytes=50000-', ifRange: null });
  });

  test('makes the file start anew when it has changed meanwhile', async () => {
    const all = setup();
    all.server.script.push(async (_, answer) => {
      const first = await broken(answer(), 50_000);
      all.server.etag = '"two"';
      return first;
    });
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
    expect(all.server.requests.map(({ range, cache }) => [range, cache])).toEqual([
      [null, 'default'],
      ['bytes=50000-', 'default'],
      [null, 'reload'],
    ]);
  });

  test('is given up after some tries in a row, with growing waits between', async () => {
    const all = setup();
    all.server.script.push(...Array.from({ length: 6 }, () => unreachable));
    const error = await failure(all.download.read(all.files.headers, bytes));
    expect(error.reason).toBe('unreachable');
    expect(error.problem).toMatchObject({ kind: 'not-downloaded', file: 'headers.pack' });
    expect(all.waits.length).toBe(1 + 2 + 4 + 8 + 15);
    expect(all.server.requests.length).toBe(6);
  });

  test('is not given up as long as each brings something', async () => {
    const all = setup();
    for (let i = 0; i < 12; i++) all.server.script.push((_, answer) => broken(answer(), 10_000));
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
  });

  test('is tried again at once when the browser is online again', async () => {
    const all = setup(undefined, () => {
      if (all.waits.length === 2) all.network.dispatchEvent(new Event('online'));
    });
    all.server.script.push(unreachable, unreachable, unreachable);
    await all.download.read(all.files.headers, bytes);
    // One second; of two seconds one; four.
    expect(all.waits.length).toBe(1 + 1 + 4);
  });

  test('that merely falls silent is given up for a new one', async () => {
    const all = setup();
    const parts = { fetch: all.server.fetch, network: all.network, now: () => 0 };
    let patience = 0;
    const sleep = async (ms: number, signal: AbortSignal) => {
      if (ms <= 1000) return;
      if (patience++ === 0) return;
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    all.server.script.push(() => new Promise<Response>(() => undefined));
    const cache = new PackCache(BASE, new FakeCaches().storage);
    const download = new PackDownload([all.files.headers], BASE, () => undefined, { ...parts, sleep, cache });
    expect(await download.read(all.files.headers, bytes)).toBe(digest(HEADERS));
    expect(all.server.requests.length).toBe(2);
  });

  test('that was given up is resumed when asked again', async () => {
    const all = setup();
    all.server.script.push((_, answer) => broken(answer(), 50_000), ...Array.from({ length: 6 }, () => unreachable));
    await failure(all.download.read(all.files.module, bytes));
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
    expect(all.server.requests.at(-1)?.range).toBe('bytes=50000-');
  });

  test('ends the wait for the files after it too', async () => {
    const all = setup();
    all.server.script.push(...Array.from({ length: 6 }, () => unreachable));
    const module = failure(all.download.read(all.files.headers, bytes));
    const headers = failure(all.download.read(all.files.module, bytes));
    expect((await module).reason).toBe('unreachable');
    expect((await headers).reason).toBe('unreachable');
    expect(all.server.requests.length).toBe(6);
  });
});

describe('what the server refuses', () => {
  test('is not waited for', async () => {
    const all = setup();
    all.server.files.clear();
    const error = await failure(all.download.read(all.files.headers, bytes));
    expect(error.reason).toBe('damaged');
    expect(error.problem).toEqual({ kind: 'refused', file: 'headers.pack', status: 404 });
    expect(all.waits).toEqual([]);
  });

  test.each([503, 429])('for the moment (%i) is tried again', async (status) => {
    const all = setup();
    all.server.script.push(() => new Response('', { status }));
    expect(await all.download.read(all.files.headers, bytes)).toBe(digest(HEADERS));
    expect(all.waits).toEqual([1]);
  });
});

describe('a damaged file', () => {
  const damagedCopies: Record<string, (packed: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>> = {
    'with a wrong byte': (packed) => packed.map((byte, index) => (index === packed.length - 7 ? byte ^ 1 : byte)),
    'with something after it': (packed) => Uint8Array.from([...packed, 0, 0, 0]),
    'of other content': () => new Uint8Array(gzipSync(content(17, 3))),
    'that is a page of the host': () => new TextEncoder().encode('<!doctype html><title>Not found</title>'),
  };

  test.each(Object.keys(damagedCopies))('(%s) is fetched once more, past the HTTP cache', async (kind) => {
    const all = setup();
    const damage = damagedCopies[kind]!;
    all.server.script.push(() => new Response(damage(all.server.files.get('llvm.pack')!)));
    all.server.etag = undefined;
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
    expect(all.server.requests.at(-1)).toMatchObject({ range: null, cache: 'reload' });
  });

  test('that was cut short on the way, its length unknown, is only completed', async () => {
    const all = setup();
    all.server.script.push((_, answer) => {
      const { headers } = answer();
      headers.delete('content-length');
      return new Response(all.server.files.get('llvm.pack')!.slice(0, -10), { headers });
    });
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
    expect(all.server.requests[1]?.range).toBe(`bytes=${all.files.module.size - 10}-`);
  });

  test('whose length tells it at once is told from a broken connection', async () => {
    const all = setup();
    all.server.files.set('llvm.pack', all.server.files.get('llvm.pack')!.slice(0, -10));
    expect((await failure(all.download.read(all.files.module, bytes))).reason).toBe('damaged');
    expect(all.waits).toEqual([]);
  });

  test('is reported, and not kept, when it is damaged again', async () => {
    const caches = new FakeCaches();
    const all = setup(caches.storage);
    const packed = all.server.files.get('llvm.pack')!;
    packed[packed.length - 7]! ^= 1;
    const error = await failure(all.download.read(all.files.module, bytes));
    expect(error.reason).toBe('damaged');
    expect(error.problem).toMatchObject({ kind: 'unreadable', file: 'llvm.pack' });
    await settled();
    expect([...caches.stores.values()].flatMap((store) => [...store.keys()])).toEqual([]);
  });

  test('is taken for damaged too when its reader finds it first', async () => {
    const all = setup();
    let calls = 0;
    const compile = async (response: Response) => {
      if (calls++ === 0) {
        await response.body!.getReader().read();
        throw new Error('no module');
      }
      return bytes(response);
    };
    expect(await all.download.read(all.files.module, compile)).toBe(digest(MODULE));
    expect(calls).toBe(2);
  });
});

test('a failure of the reader with a sound file is its own', async () => {
  const all = setup();
  const read = all.download.read(all.files.module, async (response) => {
    await bytes(response);
    throw new RangeError('out of memory');
  });
  await expect(read).rejects.toThrow(RangeError);
  expect(all.server.requests.length).toBe(1);
});

describe('a server that has the browser unpack files', () => {
  const unpackedAnswer = (unpacked: Uint8Array<ArrayBuffer>) => () =>
    new Response(unpacked, { headers: { 'Content-Encoding': 'gzip', 'Content-Length': '1234' } });

  test('is understood', async () => {
    const all = setup();
    all.server.script.push(unpackedAnswer(MODULE));
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
    expect(all.told.at(-1)?.loaded).toBe(all.files.module.size);
  });

  test('is not asked for parts, which would be of the packed file', async () => {
    const all = setup();
    all.server.etag = undefined;
    all.server.script.push((name) => broken(unpackedAnswer(MODULE)(), name.length + 50_000), unpackedAnswer(MODULE));
    expect(await all.download.read(all.files.module, bytes)).toBe(digest(MODULE));
    expect(all.server.requests.map(({ range }) => range)).toEqual([null, null]);
  });
});

describe('the cache', () => {
  test('serves a later visit without the server', async () => {
    const caches = new FakeCaches();
    await readAll(setup(caches.storage));
    await settled();
    const later = setup(caches.storage);
    expect(await readAll(later)).toEqual([digest(HEADERS), digest(MODULE)]);
    expect(later.server.requests).toEqual([]);
    expect(later.told.at(-1)).toMatchObject({ loaded: later.files.headers.size + later.files.module.size });
  });

  test('keeps what is complete of a download that failed', async () => {
    const caches = new FakeCaches();
    const first = setup(caches.storage);
    first.server.script.push((_, answer) => answer(), ...Array.from({ length: 6 }, () => unreachable));
    await failure(readAll(first));
    await settled();
    const later = setup(caches.storage);
    expect(await readAll(later)).toEqual([digest(HEADERS), digest(MODULE)]);
    expect(later.server.requests.map(({ name }) => name)).toEqual(['llvm.pack']);
  });

  test('loses a copy that cannot be used, which is then fetched', async () => {
    const caches = new FakeCaches();
    await readAll(setup(caches.storage));
    await settled();
    const [store] = caches.stores.values();
    store!.set(new URL('llvm.pack', BASE).href, new Uint8Array(5));
    const later = setup(caches.storage);
    const parse = async (response: Response) => {
      const read = await bytes(response);
      if (read !== digest(MODULE)) throw new Error('no module');
      return read;
    };
    expect(await later.download.read(later.files.module, parse)).toBe(digest(MODULE));
    expect(later.server.requests.length).toBe(1);
  });

  test.each<[string, () => CacheStorage]>([
    ['is missing', () => undefined as unknown as CacheStorage],
    [
      'is forbidden',
      () => {
        throw new DOMException('insecure', 'SecurityError');
      },
    ],
    ['is full', Object.assign(new FakeCaches(), { full: true }).storage],
  ])('may be none: it %s', async (_, storage) => {
    const all = setup(storage);
    expect(await readAll(all)).toEqual([digest(HEADERS), digest(MODULE)]);
  });

  const olderPack = 'coroscope-toolchain https://site.test/play/toolchain/ older';
  const otherCopy = 'coroscope-toolchain https://site.test/other/toolchain/ older';
  const stranger = 'workbox-precache-v2-https://site.test/play/';
  const thisPack = 'coroscope-toolchain https://site.test/play/toolchain/ abc';

  test('drops the older packs of this site, and only them, once the new one is complete', async () => {
    const caches = new FakeCaches();
    for (const name of [olderPack, otherCopy, stranger]) await caches.open(name);
    const all = setup(caches.storage);
    await all.download.read(all.files.headers, bytes);
    await settled();
    expect(await caches.keys()).toContain(olderPack);
    await all.download.read(all.files.module, bytes);
    await settled();
    expect(await caches.keys()).toEqual([otherCopy, stranger, thisPack]);
  });

  test('tells whether a pack is there without making one', async () => {
    const caches = new FakeCaches();
    const cache = new PackCache(BASE, caches.storage);
    expect(await cache.has(['llvm.pack'])).toBe(false);
    expect(await caches.keys()).toEqual([]);
    await cache.put('llvm.pack', new Response('x'));
    expect(await cache.has(['llvm.pack'])).toBe(true);
    expect(await cache.has(['llvm.pack', 'headers.pack'])).toBe(false);
  });
});
