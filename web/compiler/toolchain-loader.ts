import { parseTar } from 'nanotar';
import { FileTree } from './file-tree.ts';
import { currentConnection, isMetered } from './load-policy.ts';
import type { CompilerProgress } from './messages.ts';
import { browserDownloadParts, PackDownload } from './pack-download.ts';
import { PackCache } from './pack-cache.ts';
import { neededFiles, type ToolchainPack } from './pack.ts';
import { Toolchain } from './toolchain.ts';
import { Tools } from './tools.ts';

/** Beside the pack's files in its cache. */
const PRECOMPILED = 'precompiled';

/** What the archive's reader gives no data for; some headers are empty. */
const EMPTY = new Uint8Array();

export interface LoadListener {
  progress(progress: CompilerProgress): void;
  /** The LLVM module is here: the next loader can be given it. */
  compiled(llvm: WebAssembly.Module): void;
}

/** Gets the pack and makes its tools ready. After a failure it can be asked again, and goes on. */
export class ToolchainLoader {
  readonly #pack: ToolchainPack;
  readonly #cache: PackCache;
  readonly #download: PackDownload;
  /** Seldom needed, and got without a word. */
  readonly #restDownload: PackDownload;
  readonly #listener: LoadListener;
  #llvm: WebAssembly.Module | undefined;

  /**
   * @param base the address of the pack's folder
   * @param llvm what an earlier loader of the same pack has compiled
   */
  constructor(pack: ToolchainPack, base: URL, llvm: WebAssembly.Module | undefined, listener: LoadListener) {
    const { rest } = pack.files;
    this.#pack = pack;
    this.#llvm = llvm;
    this.#listener = listener;
    this.#cache = new PackCache(base);
    const parts = browserDownloadParts(this.#cache);
    const files = neededFiles(pack).filter((file) => !llvm || file !== pack.files.llvm);
    this.#download = new PackDownload(files, base, (progress) => listener.progress(progress), parts);
    this.#restDownload = new PackDownload(rest ? [rest] : [], base, () => undefined, parts);
  }

  async load(): Promise<Toolchain> {
    const { rest, headers, libraries } = this.#pack.files;
    const files = new FileTree();
    const unpack = async (archive: Response) => {
      for (const { name, data } of parseTar(await archive.arrayBuffer())) files.add(`/${name}`, data ?? EMPTY);
    };
    const [primary] = await Promise.all([
      this.#llvm ?? this.#compile(),
      this.#download.read(headers, unpack),
      this.#download.read(libraries, unpack),
    ]);

    this.#listener.progress({ phase: 'preparing' });
    const tools = new Tools(primary, rest && (() => this.#restDownload.read(rest, compileModule)));
    const toolchain = new Toolchain((args) => tools.run(args, files), this.#pack, files);
    toolchain.usePrecompiled(await this.#precompiled(toolchain));
    return toolchain;
  }

  /** Takes seconds, even out of the cache. */
  async #compile(): Promise<WebAssembly.Module> {
    this.#llvm = await this.#download.read(this.#pack.files.llvm, compileModule);
    this.#listener.compiled(this.#llvm);
    return this.#llvm;
  }

  /** Keeps the seldom needed part as well, for days without a network, unless that may cost money. */
  async keepRest(): Promise<void> {
    const { rest } = this.#pack.files;
    if (!rest || isMetered(currentConnection()) || (await this.#cache.has([rest.file]))) return;
    await this.#restDownload.read(rest, (content) => content.arrayBuffer()).catch(() => undefined);
  }

  /** The precompiled header takes seconds to make: it is made once for each pack. */
  async #precompiled(toolchain: Toolchain): Promise<Uint8Array<ArrayBuffer>> {
    const kept = await this.#cache.match(PRECOMPILED);
    if (kept) return new Uint8Array(await kept.arrayBuffer());
    const made = await toolchain.precompile();
    await this.#cache.put(PRECOMPILED, new Response(made));
    return made;
  }
}

function compileModule(content: Response): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(content);
}
