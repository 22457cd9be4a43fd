/**
 * The LLVM module is split in two (wasm/toolchain/llvm/): `primary` holds what programs commonly
 * need of the compiler, `rest` the other functions. Primary calls those through its table, where they are
 * missing until the rest joins. (Placeholders that could fetch the rest in the middle of a call, which
 * wasm-split offers, are 40 000 JavaScript functions: that would double the time that each run takes to begin.)
 */
export interface SplitModule {
  readonly primary: WebAssembly.Module;
  /** Undefined while it is not here, and where the module is whole. */
  readonly rest: WebAssembly.Module | undefined;
}

/**
 * Thrown out of a tool that came to a function of the rest while that was not here. As every call of a
 * tool is pure, it can be made again once the rest is here.
 */
export class RestNeeded extends Error {
  constructor(options: ErrorOptions) {
    super('the compiler needs a part of it that has not been loaded', options);
    this.name = 'RestNeeded';
  }
}

/** What runs a tool; WASI's name for it. */
interface Tool extends WebAssembly.Exports {
  readonly _start: () => void;
}

/** The namespace by which the rest imports what it shares with primary: memory, tables, variables, functions. */
const PRIMARY = 'primary';
/** The functions among those, in the order in which the rest imports them; see wasm/toolchain/llvm/shared-functions.mjs. */
const SHARED_FUNCTIONS = 'shared functions';

/** An instance that works like one of the whole module. */
export function instantiateTool({ primary, rest }: SplitModule, imports: WebAssembly.Imports): WebAssembly.Instance {
  const instance = new WebAssembly.Instance(primary, imports);
  const shared = instance.exports[SHARED_FUNCTIONS];
  if (!(shared instanceof WebAssembly.Table)) return instance;
  if (rest) {
    const functions = importedFunctions(rest).map((name, at) => [name, shared.get(at) as CallableFunction] as const);
    // Puts its functions into the table.
    new WebAssembly.Instance(rest, { ...imports, [PRIMARY]: { ...instance.exports, ...Object.fromEntries(functions) } });
    return instance;
  }
  const tool = instance.exports as Tool;
  return { exports: { ...tool, _start: () => withoutRest(tool._start) } };
}

function importedFunctions(rest: WebAssembly.Module): string[] {
  return WebAssembly.Module.imports(rest)
    .filter(({ module, kind }) => module === PRIMARY && kind === 'function')
    .map(({ name }) => name);
}

/**
 * A call of what is not in the table is a trap, which engines describe in their own words. One for
 * another reason comes again when the rest is here.
 */
function withoutRest(start: () => void): void {
  try {
    start();
  } catch (error) {
    throw error instanceof WebAssembly.RuntimeError ? new RestNeeded({ cause: error }) : error;
  }
}
