import { CLANG_OUTPUT_OPTIONS } from './clang-output.ts';
import type { FileTree } from './file-tree.ts';
import { lifetimeChecks } from './lifetime-checks.ts';
import type { ToolchainPack } from './pack.ts';
import type { ToolResult } from './tool.ts';

/** How a source asks for any of the runtime's headers. */
const USES_RUNTIME = /^[ \t]*#[ \t]*include[ \t]*[<"]asyncio\//m;

/** Where the glue's functions are, for a program. */
const IMPORT_MODULES = ['env', 'wasi_snapshot_preview1'];

const SOURCE_NAME = 'main.cpp';

/** Runs a tool on the files. */
export type RunTool = (args: readonly string[], files: FileTree) => Promise<ToolResult>;

/** clang and wasm-ld on the files of the pack. Every call is pure: a source in, a result out. */
export class Toolchain {
  readonly #runTool: RunTool;
  readonly #pack: ToolchainPack;
  readonly #files: FileTree;
  /** How the tools call the learner's source. */
  readonly source: string;
  readonly #precompiled: string;
  readonly #offered: ReadonlySet<string>;

  constructor(runTool: RunTool, pack: ToolchainPack, files: FileTree) {
    this.#runTool = runTool;
    this.#pack = pack;
    this.#files = files;
    this.source = `${pack.places.work}/${SOURCE_NAME}`;
    this.#precompiled = `${pack.places.work}/asyncio.pch`;
    this.#offered = stubSymbols(pack, files);
  }

  /** Makes the precompiled header of the runtime, without which `compile` and `complete` do not work. */
  async precompile(): Promise<Uint8Array<ArrayBuffer>> {
    const output = ['-o', this.#precompiled];
    const result = await this.#run([...this.#pack.compile, ...this.#pack.precompile, this.#addHeader(), ...output]);
    const made = this.#files.take(this.#precompiled);
    if (result.status !== 0 || !made) throw new Error(`the runtime's headers do not compile:\n${result.text}`);
    return made;
  }

  /** Takes what `precompile` made, of this toolchain or of an earlier one of the same pack. */
  usePrecompiled(header: Uint8Array): void {
    // clang sometimes reads again what was precompiled, to show a line of it say.
    this.#addHeader();
    this.#files.add(this.#precompiled, header);
  }

  /** The header that is precompiled. */
  #addHeader(): string {
    const { work } = this.#pack.places;
    const header = `${work}/asyncio.hpp`;
    this.#files.addText(header, lifetimeChecks.ofHeader(this.#files.text(`${work}/precompiled.hpp`)));
    return header;
  }

  /** The object file, unless there are errors; and what clang says. */
  async compile(source: string): Promise<ToolResult & { readonly object: Uint8Array | undefined }> {
    const output = `${this.#pack.places.work}/main.o`;
    const result = await this.#run([...this.#compileLine(source), '-emit-obj', '-o', output]);
    return { ...result, object: this.#files.take(output) };
  }

  /** The program, unless something is missing; and what wasm-ld says. */
  async link(object: Uint8Array): Promise<ToolResult & { readonly program: Uint8Array<ArrayBuffer> | undefined }> {
    const input = `${this.#pack.places.work}/main.o`;
    const output = `${this.#pack.places.work}/main.wasm`;
    this.#files.add(input, object);
    const [linker = '', ...options] = this.#pack.link;
    const result = await this.#run([linker, input, ...options, '-o', output]);
    this.#files.take(input);
    const program = this.#files.take(output);
    return { ...result, program: result.status === 0 ? program : undefined };
  }

  /** Whether a program may import the function; by attributes in its source it may ask for any. */
  offers(module: string, name: string): boolean {
    return IMPORT_MODULES.includes(module) && this.#offered.has(name);
  }

  /** What clang says of the source, without an object file. */
  check(source: string): Promise<ToolResult> {
    return this.#run([...this.#compileLine(source), '-fsyntax-only']);
  }

  /** clang's list of what could stand at a place of the source; `options` say where. */
  complete(source: string, options: readonly string[]): Promise<ToolResult> {
    return this.#run([...this.#compileLine(source), '-fsyntax-only', ...options]);
  }

  #compileLine(source: string): string[] {
    const input = ['-main-file-name', SOURCE_NAME, '-x', 'c++', this.source];
    return [...this.#pack.compile, ...CLANG_OUTPUT_OPTIONS, ...this.#addSource(source), ...input];
  }

  /** The options that the source needs. A program without the runtime must not see its names. */
  #addSource(source: string): string[] {
    if (!USES_RUNTIME.test(source)) {
      this.#files.addText(this.source, source);
      return [];
    }
    const before = `${this.#pack.places.work}/before.hpp`;
    this.#files.addText(before, lifetimeChecks.beforeSource);
    this.#files.addText(this.source, lifetimeChecks.ofSource(source));
    return ['-include-pch', this.#precompiled, '-fno-validate-pch', '-include', before];
  }

  #run(args: readonly string[]): Promise<ToolResult> {
    return this.#runTool(args, this.#files);
  }
}

/** The functions that the glue has: a list for wasm-ld, a name a line after its mark. */
function stubSymbols(pack: ToolchainPack, files: FileTree): ReadonlySet<string> {
  const stubs = pack.link.filter((word) => word.endsWith('.so'));
  return new Set(stubs.flatMap((path) => files.text(path).trimEnd().split('\n').slice(1)));
}
