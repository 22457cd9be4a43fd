import { detailOf, ProblemError, type Problem } from '../runner/problem.ts';
import { nameOf, SiteFileError } from '../runner/site-file.ts';
import type { PartialFile } from './partial-file.ts';

/** Seconds until the next try, after each try in a row that brought nothing. */
const RETRY_DELAYS = [1, 2, 4, 8, 15] as const;

/** A connection over which nothing comes for so long is as good as broken. */
const STALLED_MS = 30_000;

export interface DownloadParts {
  readonly fetch: typeof fetch;
  /** Resolves after a time, or as soon as the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Fires `online` when the browser has a network again. */
  readonly network: EventTarget;
}

export interface DownloadListener {
  received(): void;
  /** Called each second until the next try. */
  retryIn(seconds: number): void;
}

/** What the server has to say forbids another try. */
class Refused extends SiteFileError {
  constructor(problem: Problem) {
    super('damaged', problem);
  }
}

/**
 * The bytes of a file: first those that `partial` already holds, then what the server has after
 * them, over as many connections as it takes. Throws a `SiteFileError` when it gives up.
 */
export async function* download(
  url: URL,
  partial: PartialFile,
  cache: RequestCache,
  parts: DownloadParts,
  listener: DownloadListener,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  yield* partial.chunks;
  for (let failures = 0; partial.received !== partial.expected; ) {
    const before = partial.received;
    let failure: unknown = new ProblemError({ kind: 'connection-broke' });
    const connection = new AbortController();
    try {
      for await (const chunk of missingBytes(url, partial, cache, parts, connection)) {
        partial.add(chunk);
        if (partial.expected !== undefined && partial.received > partial.expected) {
          throw new Refused({ kind: 'too-long', file: nameOf(url) });
        }
        listener.received();
        yield chunk;
      }
      // Unpacked on the way, its length was checked by the browser.
      if (!partial.packed && partial.received !== partial.expected) {
        throw new Refused({ kind: 'not-it', file: nameOf(url) });
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
      failure = error;
    } finally {
      connection.abort();
    }
    if (partial.received === partial.expected) return;
    if (partial.received > before) failures = 0;
    const delay = RETRY_DELAYS[failures++];
    if (delay === undefined) throw unreachable(url, failure);
    await waitForRetry(delay, parts, listener);
  }
}

/** What one connection brings of what is missing. */
async function* missingBytes(
  url: URL,
  partial: PartialFile,
  cache: RequestCache,
  { fetch, sleep }: DownloadParts,
  connection: AbortController,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const stalled = async <T>(result: Promise<T>): Promise<T> => {
    const arrived = new AbortController();
    const late = sleep(STALLED_MS, arrived.signal).then(() => {
      throw new ProblemError({ kind: 'server-silent' });
    });
    // Ended early, it ends so too, when nobody listens any more.
    late.catch(() => undefined);
    try {
      return await Promise.race([result, late]);
    } finally {
      arrived.abort();
    }
  };

  const request = { cache, headers: rangeHeaders(partial), signal: connection.signal };
  const response = await stalled(fetch(url, request));
  let known = partial.received - startOf(response, url, partial);
  const reader = response.body!.getReader();
  for (;;) {
    const { done, value } = await stalled(reader.read());
    if (done) return;
    // A server that knows no ranges sends what is already here once more.
    const fresh = value.subarray(Math.min(known, value.length));
    known -= value.length - fresh.length;
    if (fresh.length > 0) yield fresh;
  }
}

function rangeHeaders({ received, packed, version }: PartialFile): Record<string, string> {
  // Ranges count the bytes of the file; what the browser unpacked tells nothing of those.
  if (received === 0 || !packed) return {};
  const range = { Range: `bytes=${received}-` };
  // A weak tag is not allowed there: `startOf` compares it afterwards.
  return version === undefined || version.startsWith('W/') ? range : { ...range, 'If-Range': version };
}

/** The place in the file at which the response begins. */
function startOf(response: Response, url: URL, partial: PartialFile): number {
  const { file, received } = partial;
  const name = nameOf(url);
  const { status } = response;
  if (!response.ok) {
    const answer: Problem = { kind: 'refused', file: name, status };
    const mayPass = status >= 500 || status === 408 || status === 429;
    throw mayPass ? new ProblemError(answer) : new Refused(answer);
  }
  const version = response.headers.get('etag') ?? response.headers.get('last-modified') ?? undefined;
  if (received > 0 && version !== partial.version) throw new Refused({ kind: 'changed', file: name });
  partial.version = version;

  if (status === 206) {
    const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '') ?? [];
    if (Number(start) === received && (total === '*' || Number(total) === file.size)) return received;
    throw new Refused({ kind: 'wrong-part', file: name });
  }
  const length = response.headers.get('content-length');
  const right = length === null || Number(length) === file.size || Number(length) === file.unpacked;
  if (!right && !response.headers.has('content-encoding')) {
    throw new Refused({ kind: 'wrong-size', file: name, bytes: length, expected: file.size });
  }
  return 0;
}

/** Counts the seconds down, unless the network comes back before. */
async function waitForRetry(delay: number, { sleep, network }: DownloadParts, listener: DownloadListener): Promise<void> {
  const online = new AbortController();
  const goOn = () => online.abort();
  network.addEventListener('online', goOn, { once: true });
  try {
    for (let seconds = delay; seconds > 0 && !online.signal.aborted; seconds--) {
      listener.retryIn(seconds);
      await sleep(1000, online.signal);
    }
  } finally {
    network.removeEventListener('online', goOn);
  }
}

export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function unreachable(url: URL, cause: unknown): SiteFileError {
  return new SiteFileError('unreachable', { kind: 'not-downloaded', file: nameOf(url), cause: detailOf(cause) });
}
