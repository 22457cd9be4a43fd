import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import type { FileTree } from './file-tree.ts';

export interface ToolResult {
  readonly status: number;
  /** What it wrote to stdout and stderr. */
  readonly text: string;
}

/** Makes an instance of the module that holds the tools. */
export type Instantiate = (imports: WebAssembly.Imports) => WebAssembly.Instance;

/**
 * Runs a tool to its end: files in, files out. Throws what the engine throws when the tool crashes.
 *
 * @param args the command line, the tool's name first
 */
export function runTool(instantiate: Instantiate, args: readonly string[], files: FileTree): ToolResult {
  const decoder = new TextDecoder();
  let text = '';
  const output = new ConsoleStdout((bytes) => {
    text += decoder.decode(bytes, { stream: true });
  });
  const noInput = new OpenFile(new File([]));
  const root = new PreopenDirectory('/', files.root.contents);
  const wasi = new WASI([...args], [], [noInput, output, output, root], { debug: false });
  const instance = instantiate({ wasi_snapshot_preview1: wasi.wasiImport });
  const status = wasi.start(instance as WASIProgram);
  return { status, text: text + decoder.decode() };
}

type WASIProgram = Parameters<WASI['start']>[0];
