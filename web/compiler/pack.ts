/** What the toolchain pack holds; written by scripts/lib/toolchain-pack.mjs. */

export interface PackFile {
  /** Its name in the pack's folder. */
  readonly file: string;
  /** Bytes, as transferred. */
  readonly size: number;
  /** Bytes, decompressed. */
  readonly unpacked: number;
}

export interface ToolchainPack {
  /** Names the pack: a hash of all that went into it. */
  readonly id: string;
  readonly files: {
    /** clang and wasm-ld as one WebAssembly module. */
    readonly llvm: PackFile;
    /** What of it programs seldom need, where it is split. */
    readonly rest?: PackFile;
    readonly headers: PackFile;
    readonly libraries: PackFile;
  };
  readonly places: {
    /** What is given to the tools, and what they make. */
    readonly work: string;
  };
  /** `clang++ -cc1` with all options but input, output and what to do. */
  readonly compile: readonly string[];
  /** What follows it to precompile a header, but for that and the output. */
  readonly precompile: readonly string[];
  /** `wasm-ld` with all options but the program's object and output. */
  readonly link: readonly string[];
}

/** What has to be here before anything can be compiled. */
export function neededFiles({ files: { llvm, headers, libraries } }: ToolchainPack): readonly PackFile[] {
  return [llvm, headers, libraries];
}
