import { damaged, fetchSiteFile, SiteFileError } from './site-file.ts';

/** Fetches and compiles programs ahead of the first Run, and hands each out as often as it is run. */
export class ProgramFiles {
  readonly glueUrl: string;
  readonly #base: URL;
  readonly #version: string;
  readonly #modules = new Map<string, Promise<WebAssembly.Module>>();

  /** @param version of the build, so that no program of another one comes out of a cache */
  constructor(base: URL, version: string) {
    this.#base = base;
    this.#version = version;
    this.glueUrl = this.#url('glue.mjs').href;
  }

  /** Resolves to the compiled program. A failure is forgotten, so that the next call tries again. */
  program(id: string): Promise<WebAssembly.Module> {
    let module = this.#modules.get(id);
    if (!module) {
      module = compile(this.#url(`${id}.wasm`));
      this.#modules.set(id, module);
      module.catch(() => this.#modules.delete(id));
    }
    return module;
  }

  #url(file: string): URL {
    return new URL(`${file}?v=${this.#version}`, this.#base);
  }

  /** Gets a program ahead of its run. It fails silently: the run itself tells what is wrong. */
  prefetch(id: string): void {
    this.program(id).catch(() => undefined);
  }
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetchSiteFile(url);
  try {
    // Streaming is faster and cached, but only allowed for the right media type, which not every
    // plain file server sends.
    return response.headers.get('content-type') === 'application/wasm'
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw damaged(url, error);
    throw new SiteFileError('unreachable', { kind: 'broken-off', file: url.pathname });
  }
}
