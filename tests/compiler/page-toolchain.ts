import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { madeOnce } from '../../wasm/toolchain/llvm/made-once.mjs';
import { FileTree } from '../../web/compiler/file-tree.ts';
import type { PackFile, ToolchainPack } from '../../web/compiler/pack.ts';
import { Toolchain } from '../../web/compiler/toolchain.ts';
import { Tools } from '../../web/compiler/tools.ts';

const PRECOMPILED = 'asyncio.pch';
const packs = fileURLToPath(new URL('../../build/toolchain/development', import.meta.url));

/** The page's toolchain, from the published pack, under Node.js. */
export async function pageToolchain(): Promise<Toolchain> {
  const pack: ToolchainPack = JSON.parse(readFileSync(`${packs}/pack.json`, 'utf8'));
  const unpacked = ({ file }: PackFile) => gunzipSync(readFileSync(`${packs}/${pack.id}/${file}`));
  const files = new FileTree();
  for (const archive of [pack.files.headers, pack.files.libraries]) {
    for (const { name, data } of parseTar(unpacked(archive))) files.add(`/${name}`, data ?? new Uint8Array());
  }
  const module = async (file: PackFile) => new WebAssembly.Module(unpacked(file));
  const { llvm, rest } = pack.files;
  const tools = new Tools(await module(llvm), rest && (() => module(rest)));
  const toolchain = new Toolchain((args) => tools.run(args, files), pack, files);
  toolchain.usePrecompiled(await precompiled(toolchain, pack.id));
  return toolchain;
}

/** Made once for each pack, as in the page. */
async function precompiled(toolchain: Toolchain, id: string): Promise<Uint8Array> {
  const folder = await madeOnce(`${packs}/../precompiled-${id}`, async (unfinished) => {
    writeFileSync(`${unfinished}/${PRECOMPILED}`, await toolchain.precompile());
  });
  return readFileSync(`${folder}/${PRECOMPILED}`);
}
