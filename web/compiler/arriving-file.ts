import type { PartialFile } from './partial-file.ts';
import { SiteFileError } from '../runner/site-file.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file's content from its bytes. Throws when they are damaged. */
export async function* unpack(bytes: AsyncGenerator<Bytes, void>, partial: PartialFile): AsyncGenerator<Bytes, void> {
  const { file, unpacked } = partial.file;
  let length = 0;
  for await (const chunk of contentOf(bytes, partial)) {
    length += chunk.length;
    yield chunk;
  }
  if (length !== unpacked) {
    throw new SiteFileError('damaged', { kind: 'wrong-size-unpacked', file, bytes: length, expected: unpacked });
  }
}

async function* contentOf(bytes: AsyncGenerator<Bytes, void>, partial: PartialFile): AsyncGenerator<Bytes, void> {
  const start: Bytes[] = [];
  while (start.reduce((length, chunk) => length + chunk.length, 0) < 2) {
    const { done, value } = await bytes.next();
    if (done) break;
    start.push(value);
  }
  let failure: unknown;
  async function* all(): AsyncGenerator<Bytes, void> {
    try {
      yield* start;
      yield* bytes;
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  if (!partial.packed) {
    yield* all();
    return;
  }
  const reader = streamOf(all()).pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw failure ?? error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function streamOf(chunks: AsyncGenerator<Bytes, void>): ReadableStream<Bytes> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return();
    },
  });
}

/** Content on its way, and how that went: those who read it have their own words for a failure. */
export class ArrivingFile {
  readonly content: ReadableStream<Bytes>;
  readonly #stopped = new AbortController();
  #complete = false;
  #failure: unknown;

  constructor(chunks: AsyncGenerator<Bytes, void>) {
    this.content = streamOf(this.#watch(chunks));
  }

  get complete(): boolean {
    return this.#complete;
  }

  get failure(): unknown {
    return this.#failure;
  }

  /** Breaks it off for all who read it. */
  stop(reason: unknown): void {
    this.#stopped.abort(reason);
  }

  async *#watch(chunks: AsyncGenerator<Bytes, void>): AsyncGenerator<Bytes, void> {
    try {
      for await (const chunk of chunks) {
        this.#stopped.signal.throwIfAborted();
        yield chunk;
      }
      this.#complete = true;
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }
}
