import { parseTar } from 'nanotar';
import { FileTree } from './file-tree.ts';
import { isMetered, type NetworkConnection } from './load-policy.ts';
import type { CompilerProgress } from './messages.ts';
import { browserDownloadParts, PackDownload } from './pack-download.ts';
import { PackCache } from './pack-cache.ts';
import type { ToolchainPack } from './pack.ts';
import { Toolchain } from './toolchain.ts';
import { Tools } from './tools.ts';

/** Beside the pack's files in its cache. */
const PRECOMPILED = 'precompiled';

/** What the archive's reader gives no data for; some headers are empty. */
const EMPTY = new Uint8Array();

/** Gets the pack and makes its tools ready. After a failure it can be asked again, and goes on. */
export class ToolchainLoader {
  readonly #pack: ToolchainPack;
  readonly #cache: PackCache;
  readonly #download: PackDownload;
  /** Seldom needed, and got without a word. */
  readonly #restDownload: PackDownload;
  readonly #tell: (progress: CompilerProgress) => void;

  /** @param base the address of the pack's folder */
  constructor(pack: ToolchainPack, base: URL, tell: (progress: CompilerProgress) => void) {
    const { llvm, rest, headers, libraries } = pack.files;
    this.#pack = pack;
    this.#tell = tell;
    this.#cache = new PackCache(base);
    const parts = browserDownloadParts(this.#cache);
    this.#download = new PackDownload([llvm, headers, libraries], base, tell, parts);
    this.#restDownload = new PackDownload(rest ? [rest] : [], base, () => undefined, parts);
  }

  async load(): Promise<Toolchain> {
    const { llvm, rest, headers, libraries } = this.#pack.files;
    const files = new FileTree();
    const unpack = async (archive: Response) => {
      for (const { name, data } of parseTar(await archive.arrayBuffer())) files.add(`/${name}`, data ?? EMPTY);
    };
    const compile = (module: Response) => WebAssembly.compileStreaming(module);
    const [primary] = await Promise.all([
      this.#download.read(llvm, compile),
      this.#download.read(headers, unpack),
      this.#download.read(libraries, unpack),
    ]);

    this.#tell({ phase: 'preparing' });
    const tools = new Tools(primary, rest && (() => this.#restDownload.read(rest, compile)));
    const toolchain = new Toolchain((args) => tools.run(args, files), this.#pack, files);
    toolchain.usePrecompiled(await this.#precompiled(toolchain));
    return toolchain;
  }

  /** Keeps the seldom needed part as well, for days without a network, unless that may cost money. */
  async keepRest(): Promise<void> {
    const { rest } = this.#pack.files;
    const { connection } = navigator as { readonly connection?: NetworkConnection };
    if (!rest || isMetered(connection) || (await this.#cache.has([rest.file]))) return;
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
