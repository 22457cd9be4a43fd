import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { FileTree } from '../../web/compiler/file-tree.ts';
import type { PackFile, ToolchainPack } from '../../web/compiler/pack.ts';
import { runTool, type Instantiate } from '../../web/compiler/tool.ts';
import { Toolchain } from '../../web/compiler/toolchain.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The page's toolchain, from the published pack, under Node.js. */
export async function pageToolchain(): Promise<Toolchain> {
  const pack: ToolchainPack = JSON.parse(readFileSync(`${root}build/toolchain/pack.json`, 'utf8'));
  const unpacked = ({ file }: PackFile) => gunzipSync(readFileSync(`${root}web/public/toolchain/${pack.id}/${file}`));
  const files = new FileTree();
  for (const archive of [pack.files.headers, pack.files.libraries]) {
    for (const { name, data } of parseTar(unpacked(archive))) files.add(`/${name}`, data ?? new Uint8Array());
  }
  const module = new WebAssembly.Module(unpacked(pack.files.llvm));
  const instantiate: Instantiate = (imports) => new WebAssembly.Instance(module, imports);
  const toolchain = new Toolchain(async (args) => runTool(instantiate, args, files), pack, files);
  toolchain.usePrecompiled(await toolchain.precompile());
  return toolchain;
}
