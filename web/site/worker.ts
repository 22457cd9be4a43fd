/** By the address of the script behind each. */
const wrappers = new Map<string, string>();

/** Browsers start workers from scripts of the page's own origin only; those may load any other. */
function ownScript(script: URL): string {
  // Not the address's: a frame in a sandbox has no origin.
  if (script.origin === self.origin) return script.href;
  let wrapper = wrappers.get(script.href);
  if (!wrapper) {
    const source = `import ${JSON.stringify(script.href)};`;
    wrapper = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    wrappers.set(script.href, wrapper);
  }
  return wrapper;
}

/** Starts a worker from a script of the site, which may be another site than the page's. */
export function startWorker(script: URL, name: string): Worker {
  return new Worker(ownScript(script), { type: 'module', name });
}
