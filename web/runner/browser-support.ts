import { msg } from '@lit/localize';
import type { WaitMode } from './messages.ts';

/** What this browser lacks to run any program at all, in words for its user; empty if nothing. */
export function missingFeatures(scope: typeof globalThis): string[] {
  const missing: string[] = [];
  if (typeof scope.Worker === 'undefined') missing.push(msg('web workers'));
  if (typeof scope.WebAssembly === 'undefined') missing.push('WebAssembly');
  else if (typeof scope.WebAssembly.Exception === 'undefined') missing.push(msg('WebAssembly exceptions'));
  return missing;
}

/**
 * JSPI where the browser has it. `?jspi=off` in the page's address asks for the blocking way, which
 * other browsers get, so that it can be tried in any.
 */
export function chooseWaitMode(query: string, webAssembly: object = {}): WaitMode {
  const wanted = new URLSearchParams(query).get('jspi') !== 'off';
  return wanted && 'Suspending' in webAssembly && 'promising' in webAssembly ? 'jspi' : 'blocking';
}
