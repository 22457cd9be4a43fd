/** Fetches and compiles programs ahead of the first Run, and hands each out as often as it is run. */
export class ProgramFiles {
  readonly glueUrl: string;
  readonly #base: URL;
  readonly #modules = new Map<string, Promise<WebAssembly.Module>>();
  #glueFetched = false;

  constructor(base: URL) {
    this.#base = base;
    this.glueUrl = new URL('glue.mjs', base).href;
  }

  /** Resolves to the compiled program. A failure is forgotten, so that the next call tries again. */
  program(id: string): Promise<WebAssembly.Module> {
    let module = this.#modules.get(id);
    if (!module) {
      module = compile(new URL(`${id}.wasm`, this.#base));
      this.#modules.set(id, module);
      module.catch(() => this.#modules.delete(id));
    }
    return module;
  }

  /** Warms the caches. It fails silently: a run that needs the files tells what is wrong. */
  prefetch(id: string): void {
    this.program(id).catch(() => undefined);
    if (this.#glueFetched) return;
    this.#glueFetched = true;
    fetch(this.glueUrl).then((response) => response.arrayBuffer()).catch(() => undefined);
  }
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${url.pathname}`);
  // Streaming is faster and cached, but only allowed for the right media type, which not every
  // plain file server sends.
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
