/// <reference lib="dom" /> for WebAssembly, which Node.js has as well

// Makes the object that the page's programs leave to the precompiled header (see precompiled.mjs), by
// the page's own clang and the page's own code.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { packagedModule } from '../llvm/packaged.mjs';
import { places } from './places.mjs';
import { precompiledObjectOptions } from './precompiled.mjs';

/**
 * @param {{ name: string, data?: Uint8Array }[]} contents all files that the page's tools have, by their paths
 * @param {{ compile: string[], precompile: string[], link: string[] }} commands
 * @returns {Promise<Uint8Array>}
 */
export async function precompiledObject(contents, commands) {
  const { FileTree } = await pageModule('file-tree.ts');
  const { runTool } = await pageModule('tool.ts');
  const { Toolchain } = await pageModule('toolchain.ts');
  const files = new FileTree();
  for (const { name, data } of contents) files.add(name, data ?? new Uint8Array());
  const module = new WebAssembly.Module(new Uint8Array(readFileSync(packagedModule.file)));
  const run = async (/** @type {string[]} */ args) =>
    runTool((/** @type {WebAssembly.Imports} */ imports) => new WebAssembly.Instance(module, imports), args, files);

  const header = `${places.work}/precompiled.pch`;
  const object = `${places.work}/precompiled.o`;
  files.add(header, await new Toolchain(run, { ...commands, places }, files).precompile());
  const { text } = await run([...commands.compile, ...precompiledObjectOptions(header, object)]);
  const made = files.take(object);
  if (!made) throw new Error(`the precompiled header's code cannot be compiled:\n${text}`);
  return made;
}

/** @param {string} file a TypeScript module of the page, which Node.js cannot import by itself */
async function pageModule(file) {
  const path = fileURLToPath(new URL(`../../../web/compiler/${file}`, import.meta.url));
  return (await runnerImport(path, { configFile: false, logLevel: 'error' })).module;
}
