import type { FileTree } from './file-tree.ts';
import { instantiateTool, RestNeeded } from './llvm-module.ts';
import { runTool, type ToolResult } from './tool.ts';

/** clang and wasm-ld out of a module that may be split; the other part is loaded when it is needed. */
export class Tools {
  readonly #primary: WebAssembly.Module;
  readonly #loadRest: (() => Promise<WebAssembly.Module>) | undefined;
  #rest: WebAssembly.Module | undefined;

  /** @param loadRest gets the other part; undefined where the module is whole */
  constructor(primary: WebAssembly.Module, loadRest: (() => Promise<WebAssembly.Module>) | undefined) {
    this.#primary = primary;
    this.#loadRest = loadRest;
  }

  async run(args: readonly string[], files: FileTree): Promise<ToolResult> {
    try {
      return this.#run(args, files);
    } catch (error) {
      if (!(error instanceof RestNeeded) || !this.#loadRest) throw error;
      this.#rest = await this.#loadRest();
      return this.#run(args, files);
    }
  }

  #run(args: readonly string[], files: FileTree): ToolResult {
    return runTool((imports) => instantiateTool({ primary: this.#primary, rest: this.#rest }, imports), args, files);
  }
}
