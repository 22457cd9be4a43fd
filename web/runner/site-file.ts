import type { StartFailureReason } from './ending.ts';

/** A file that a run needs cannot be had; the message says why, in words for the reader. */
export class SiteFileError extends Error {
  readonly reason: StartFailureReason;

  constructor(reason: StartFailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** How the reader is told of a file. */
export function nameOf(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
}

/** Fetches a file of the site, or throws a `SiteFileError`. */
export async function fetchSiteFile(url: URL): Promise<Response> {
  const response = await fetch(url).catch(() => {
    throw new SiteFileError('unreachable', `the server cannot be reached for ${nameOf(url)}`);
  });
  if (response.ok) return response;
  const answer = `the server answered ${response.status} for ${nameOf(url)}`;
  // 4xx: the server is there and the file is not. Anything else may pass.
  throw new SiteFileError(response.status >= 400 && response.status < 500 ? 'damaged' : 'unreachable', answer);
}

export function damaged(url: URL, error: unknown): SiteFileError {
  return new SiteFileError('damaged', `${nameOf(url)} cannot be read: ${messageOf(error)}`);
}

/** Why a script was not loaded: browsers tell scripts themselves nothing of it. */
export async function scriptFailure(url: URL, error: unknown): Promise<SiteFileError> {
  try {
    await fetchSiteFile(url);
  } catch (failure) {
    if (failure instanceof SiteFileError) return failure;
  }
  return damaged(url, error);
}

/** Why something could not be had, from what was thrown. */
export function failureReason(error: unknown): StartFailureReason {
  return error instanceof SiteFileError ? error.reason : 'failed';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
