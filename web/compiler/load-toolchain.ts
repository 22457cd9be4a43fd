import { parseTar } from 'nanotar';
import { fetchSiteFile } from '../runner/site-file.ts';
import { FileTree } from './file-tree.ts';
import type { CompilerProgress } from './messages.ts';
import type { PackFile, ToolchainPack } from './pack.ts';
import { runTool, type Instantiate } from './tool.ts';
import { Toolchain } from './toolchain.ts';

/** A program by which the engine gets to know the compiler's busiest parts before the reader waits. */
const WARM_UP = '#include <asyncio/asyncio.hpp>\nint main() {}\n';

/** What the archive's reader gives no data for; some headers are empty. */
const EMPTY = new Uint8Array();

/** Fetches the pack and makes its tools ready. */
export async function loadToolchain(
  pack: ToolchainPack,
  base: URL,
  tell: (progress: CompilerProgress) => void,
): Promise<Toolchain> {
  const fetched = async (file: PackFile) => {
    const response = await fetchSiteFile(new URL(file.file, base));
    return new Response(response.body!.pipeThrough(new DecompressionStream('gzip')), {
      headers: { 'Content-Type': 'application/wasm' },
    });
  };
  const files = new FileTree();
  const [module] = await Promise.all([
    WebAssembly.compileStreaming(fetched(pack.files.llvm)),
    ...[pack.files.headers, pack.files.libraries].map(async (file) => {
      for (const { name, data } of parseTar(await (await fetched(file)).arrayBuffer())) {
        files.add(`/${name}`, data ?? EMPTY);
      }
    }),
  ]);
  tell({ phase: 'preparing' });
  const instantiate: Instantiate = (imports) => new WebAssembly.Instance(module, imports);
  const toolchain = new Toolchain(async (args) => runTool(instantiate, args, files), pack, files);
  toolchain.usePrecompiled(await toolchain.precompile());
  await toolchain.compile(WARM_UP);
  return toolchain;
}
