import type { StartFailureReason } from './ending.ts';
import { detailOf, ProblemError, type Problem } from './problem.ts';

/** A file that a run needs cannot be had. */
export class SiteFileError extends ProblemError {
  readonly reason: StartFailureReason;

  constructor(reason: StartFailureReason, problem: Problem) {
    super(problem);
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
    throw new SiteFileError('unreachable', { kind: 'no-answer', file: nameOf(url) });
  });
  if (response.ok) return response;
  const { status } = response;
  // 4xx: the server is there and the file is not. Anything else may pass.
  const reason = status >= 400 && status < 500 ? 'damaged' : 'unreachable';
  throw new SiteFileError(reason, { kind: 'refused', file: nameOf(url), status });
}

export function damaged(url: URL, error: unknown): SiteFileError {
  return new SiteFileError('damaged', { kind: 'unreadable', file: nameOf(url), cause: detailOf(error) });
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
