/** The browser's idle time may be long in coming. */
const AT_LATEST_MS = 5000;
/** Where the browser does not tell when it is idle. */
const GUESS_MS = 2000;

/** As much of the window as is used. */
export interface IdleWindow {
  readonly document: { readonly readyState: DocumentReadyState };
  addEventListener(type: 'load', listener: () => void, options: { once: true }): void;
  requestIdleCallback?(callback: () => void, options: { timeout: number }): unknown;
  setTimeout(callback: () => void, ms: number): unknown;
}

/** Calls back once the page is loaded and has nothing else to do. */
export function whenIdle(callback: () => void, page: IdleWindow = window): void {
  const whenLoaded = () => {
    if (page.requestIdleCallback) page.requestIdleCallback(callback, { timeout: AT_LATEST_MS });
    else page.setTimeout(callback, GUESS_MS);
  };
  if (page.document.readyState === 'complete') whenLoaded();
  else page.addEventListener('load', whenLoaded, { once: true });
}
