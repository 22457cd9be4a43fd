import { gzipSync } from 'node:zlib';
import type { PackFile } from '../../web/compiler/pack.ts';

export const BASE = new URL('https://site.test/play/toolchain/abc/');

/** A server of one pack's files, to whose requests a test can say how they go. */
export class FakePackServer {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly requests: { name: string; range: string | null; ifRange: string | null; cache: RequestCache }[] = [];
  /** What happens to the next requests, one each; then all goes well. */
  readonly script: ((name: string, answer: () => Response) => Response | Promise<Response>)[] = [];
  ranges = true;
  etag: string | undefined = '"one"';

  add(name: string, content: Uint8Array): PackFile {
    const packed = new Uint8Array(gzipSync(content));
    this.files.set(name, packed);
    return { file: name, size: packed.length, unpacked: content.length };
  }

  readonly fetch: typeof fetch = async (input, init) => {
    init?.signal?.throwIfAborted();
    const name = new URL(String(input)).pathname.split('/').at(-1)!;
    const headers = new Headers(init?.headers);
    const range = headers.get('range');
    this.requests.push({ name, range, ifRange: headers.get('if-range'), cache: init?.cache ?? 'default' });
    const answer = () => this.#answer(name, range);
    return (await this.script.shift()?.(name, answer)) ?? answer();
  };

  #answer(name: string, range: string | null): Response {
    const bytes = this.files.get(name);
    if (!bytes) return new Response('no such file', { status: 404 });
    const tag: Record<string, string> = this.etag ? { ETag: this.etag } : {};
    if (range && this.ranges) {
      const start = Number(/^bytes=(\d+)-$/.exec(range)![1]);
      const part = { 'Content-Range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` };
      return new Response(bytes.slice(start), { status: 206, headers: { ...tag, ...part } });
    }
    return new Response(bytes, { headers: { ...tag, 'Content-Length': String(bytes.length) } });
  }
}

/** The answer, but its connection breaks after so many bytes. */
export async function broken(answer: Response, after: number): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const chunks = [bytes.slice(0, after)];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.error(new TypeError('network error'));
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}

export function unreachable(): never {
  throw new TypeError('Failed to fetch');
}

/** Cache Storage in memory, as far as it is used. */
export class FakeCaches {
  readonly stores = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
  full = false;

  readonly storage = () => this as unknown as CacheStorage;

  async has(name: string): Promise<boolean> {
    return this.stores.has(name);
  }

  async keys(): Promise<string[]> {
    return [...this.stores.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.stores.delete(name);
  }

  async open(name: string): Promise<Cache> {
    const store = this.stores.get(name) ?? new Map<string, Uint8Array<ArrayBuffer>>();
    this.stores.set(name, store);
    const put = async (url: string, response: Response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (this.full) throw new DOMException('full', 'QuotaExceededError');
      store.set(url, bytes);
    };
    const match = async (url: string) => {
      const bytes = store.get(url);
      return bytes && new Response(bytes);
    };
    const keys = async () => [...store.keys()].map((url) => ({ url }));
    return { put, match, keys, delete: async (url: string) => store.delete(url) } as unknown as Cache;
  }
}
