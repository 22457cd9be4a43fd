// The page's own toolchain (web/compiler), under Node.js: what is recorded, measured and checked here
// is what the page does.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { runnerImport } from 'vite';

/** @param {string} file */
const inProject = (file) => fileURLToPath(new URL(`../../../../${file}`, import.meta.url));

/** @param {string} file a TypeScript module of the page, which this Node.js cannot import by itself */
export async function pageModule(file) {
  const { module } = await runnerImport(inProject(`web/compiler/${file}`), { configFile: false, logLevel: 'error' });
  return module;
}

/**
 * @param {(imports: WebAssembly.Imports) => WebAssembly.Instance} instantiate
 * @param {() => void} [afterRun] called when a tool has ended
 */
export async function pageToolchain(instantiate, afterRun = () => {}) {
  const { FileTree } = await pageModule('file-tree.ts');
  const { runTool } = await pageModule('tool.ts');
  const { Toolchain } = await pageModule('toolchain.ts');
  const commands = JSON.parse(readFileSync(inProject('build/wasm/pack/commands.json'), 'utf8'));
  const files = new FileTree();
  for (const archive of ['headers', 'libraries']) {
    for (const { name, data } of parseTar(gunzipSync(readFileSync(inProject(`build/wasm/pack/${archive}.tar.gz`))))) {
      if (data) files.add(`/${name}`, data);
    }
  }
  const run = async (/** @type {string[]} */ args) => {
    try {
      return runTool(instantiate, args, files);
    } finally {
      afterRun();
    }
  };
  return new Toolchain(run, commands, files);
}
