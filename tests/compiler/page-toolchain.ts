import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { FileTree } from '../../web/compiler/file-tree.ts';
import type { PackFile, ToolchainPack } from '../../web/compiler/pack.ts';
import { Toolchain } from '../../web/compiler/toolchain.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The page's toolchain, from the published pack, under Node.js. */
export function pageToolchain(): Toolchain {
  const pack: ToolchainPack = JSON.parse(readFileSync(`${root}build/toolchain/pack.json`, 'utf8'));
  const unpacked = ({ file }: PackFile) => gunzipSync(readFileSync(`${root}web/public/toolchain/${pack.id}/${file}`));
  const files = new FileTree();
  for (const archive of [pack.files.headers, pack.files.libraries]) {
    for (const { name, data } of parseTar(unpacked(archive))) if (data) files.add(`/${name}`, data);
  }
  const module = new WebAssembly.Module(unpacked(pack.files.llvm));
  const toolchain = new Toolchain((imports) => new WebAssembly.Instance(module, imports), pack, files);
  toolchain.usePrecompiled(toolchain.precompile());
  return toolchain;
}
