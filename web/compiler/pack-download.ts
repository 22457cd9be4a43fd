import { damaged, SiteFileError } from '../runner/site-file.ts';
import { ArrivingFile, unpack } from './arriving-file.ts';
import type { CompilerProgress } from './messages.ts';
import type { PackCache } from './pack-cache.ts';
import type { PackFile } from './pack.ts';
import { PartialFile } from './partial-file.ts';
import { download, sleep, type DownloadParts } from './resumable-download.ts';

export type DownloadProgress = Extract<CompilerProgress, { phase: 'downloading' }>;

export interface PackDownloadParts extends DownloadParts {
  readonly cache: PackCache;
  readonly now: () => number;
}

/** The parts as a worker or page has them. */
export function browserDownloadParts(cache: PackCache): PackDownloadParts {
  return {
    cache,
    fetch: (...request) => fetch(...request),
    sleep,
    network: globalThis,
    now: () => performance.now(),
  };
}

/** A reader sees no more than this, and a worker's messages are not free. */
const TELL_EVERY_MS = 100;

/** What an engine compiles while it streams in; for what is no module it does no harm. */
const CONTENT_TYPE = { 'Content-Type': 'application/wasm' };

/**
 * Gets the files of a toolchain pack: from the cache, or else from the server, one after the other,
 * and then into the cache, unpacked. After a failure `read` can be called again: it goes on from
 * what had arrived.
 */
export class PackDownload {
  readonly #files: readonly PackFile[];
  readonly #base: URL;
  readonly #tell: (progress: DownloadProgress) => void;
  readonly #parts: PackDownloadParts;
  readonly #partial = new Map<PackFile, PartialFile>();
  readonly #complete = new Set<PackFile>();
  readonly #kept = new Map<PackFile, Promise<boolean>>();
  /** Downloads that wait for this one share its fate. */
  #line: Promise<void> = Promise.resolve();
  #told: { at: number; loaded: number; retryIn: number | undefined } = { at: -Infinity, loaded: 0, retryIn: undefined };

  /**
   * @param files all that will be read, so that progress is of the whole
   * @param base the address of the pack's folder
   */
  constructor(
    files: readonly PackFile[],
    base: URL,
    tell: (progress: DownloadProgress) => void,
    parts: PackDownloadParts,
  ) {
    this.#files = files;
    this.#base = base;
    this.#tell = tell;
    this.#parts = parts;
  }

  /**
   * Hands a file's unpacked content to `consume` while it arrives. Throws a `SiteFileError` when the
   * file cannot be had, and what `consume` throws for a file that is sound. What is kept damaged or
   * arrives damaged is fetched once more, so `consume` may be called again.
   */
  async read<T>(file: PackFile, consume: (content: Response) => Promise<T>): Promise<T> {
    const { cache } = this.#parts;
    const kept = await cache.match(file.file);
    if (kept) {
      this.#finished(file);
      try {
        const result = await consume(kept);
        this.#keeps(file, Promise.resolve(true));
        return result;
      } catch {
        await cache.delete(file.file);
        this.#complete.delete(file);
      }
    }
    return this.#inLine(async () => {
      try {
        return await this.#fetch(file, consume, 'default');
      } catch (error) {
        if (!(error instanceof SiteFileError) || error.reason !== 'damaged') throw error;
        this.#partial.delete(file);
        // Past the HTTP cache, which may be what is damaged.
        return await this.#fetch(file, consume, 'reload');
      }
    });
  }

  /** One at a time: what is first in line is the first that can be used. */
  #inLine<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#line.then(task);
    this.#line = result.then(() => undefined);
    // Not for ever: after a failure, what is asked for next begins anew.
    const line = this.#line;
    line.catch(() => {
      if (this.#line === line) this.#line = Promise.resolve();
    });
    return result;
  }

  async #fetch<T>(file: PackFile, consume: (content: Response) => Promise<T>, cache: RequestCache): Promise<T> {
    const url = new URL(file.file, this.#base);
    const partial = this.#partial.get(file) ?? new PartialFile(file);
    this.#partial.set(file, partial);
    const listener = {
      received: () => this.#progress(undefined),
      retryIn: (seconds: number) => this.#progress(seconds),
    };
    const arriving = new ArrivingFile(unpack(download(url, partial, cache, this.#parts, listener), partial));
    const [consumed, kept] = arriving.content.tee();
    const put = this.#parts.cache.put(file.file, new Response(kept, { headers: CONTENT_TYPE }));
    try {
      const result = await consume(new Response(consumed, { headers: CONTENT_TYPE }));
      this.#finished(file);
      this.#keeps(file, put);
      return result;
    } catch (error) {
      if (arriving.complete) {
        if (await put) await this.#parts.cache.delete(file.file);
        throw error;
      }
      arriving.stop(error);
      // Engines have their own words for a stream that broke, and may find damage before its check does.
      throw arriving.failure instanceof SiteFileError ? arriving.failure : damaged(url, arriving.failure ?? error);
    }
  }

  #finished(file: PackFile): void {
    this.#partial.delete(file);
    this.#complete.add(file);
    this.#progress(undefined);
  }

  /** When this pack is kept as a whole, no other is needed any more. */
  #keeps(file: PackFile, kept: Promise<boolean>): void {
    this.#kept.set(file, kept);
    if (this.#kept.size < this.#files.length) return;
    void Promise.all(this.#kept.values()).then((all) => {
      if (all.every(Boolean)) void this.#parts.cache.deleteOlder();
    });
  }

  #progress(retryIn: number | undefined): void {
    let [loaded, total] = [0, 0];
    for (const file of this.#files) {
      total += file.size;
      loaded += this.#complete.has(file) ? file.size : (this.#partial.get(file)?.transferred ?? 0);
    }
    // What arrived damaged comes once more: that is no step back for who watches.
    loaded = Math.max(loaded, this.#told.loaded);
    const now = this.#parts.now();
    const news = retryIn !== this.#told.retryIn || (loaded === total && loaded !== this.#told.loaded);
    if (!news && now - this.#told.at < TELL_EVERY_MS) return;
    this.#told = { at: now, loaded, retryIn };
    this.#tell({ phase: 'downloading', loaded, total, retryIn });
  }
}
