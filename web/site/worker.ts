/** By the address of the script behind each. */
const wrappers = new Map<string, string>();

/**
 * A script that loads another, with the messages that come meanwhile. It is no module itself: Chromium
 * gives frames without an origin no other workers than such.
 */
function wrapping(script: URL): string {
  return `
const early = [];
const keep = (event) => early.push(event);
addEventListener('message', keep);
import(${JSON.stringify(script.href)}).then(
  () => {
    removeEventListener('message', keep);
    for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;
}

/** Browsers start workers from scripts of the page's own origin only; those may load any other. */
function wrapperOf(script: URL): string {
  let wrapper = wrappers.get(script.href);
  if (!wrapper) {
    wrapper = URL.createObjectURL(new Blob([wrapping(script)], { type: 'text/javascript' }));
    wrappers.set(script.href, wrapper);
  }
  return wrapper;
}

/** Starts a worker from a script of the site, which may be another site than the page's. */
export function startWorker(script: URL, name: string): Worker {
  // Not the address's origin: a frame in a sandbox has none.
  return script.origin === self.origin
    ? new Worker(script, { type: 'module', name })
    : new Worker(wrapperOf(script), { name });
}
