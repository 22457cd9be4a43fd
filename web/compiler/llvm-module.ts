/**
 * The LLVM module is split in two (wasm/toolchain/llvm/): `primary` holds what programs commonly
 * need of the compiler, `rest` the other functions. In place of those, primary has placeholders.
 */
export interface SplitModule {
  readonly primary: WebAssembly.Module;
  /** Undefined while it is not here, and where the module is whole. */
  readonly rest: WebAssembly.Module | undefined;
}

/**
 * Thrown out of a tool that came to a placeholder while the rest was not here. As every call of a tool
 * is pure, it can be made again once the rest is here.
 */
export class RestNeeded extends Error {
  constructor() {
    super('the compiler needs a part that has not been loaded');
    this.name = 'RestNeeded';
  }
}

/** The namespace by which wasm-split makes primary import placeholders, each named by its place in the table. */
const PLACEHOLDERS = 'placeholder';
/** The namespace by which the rest imports what it shares with primary: memory, table, variables, functions. */
const PRIMARY = 'primary';

type WasmFunction = (...args: unknown[]) => unknown;

/**
 * An instance that works like one of the whole module. The rest joins it when it is first called, which
 * has to happen at once, in the middle of a call: a page's main thread may not do that, a worker may.
 */
export function instantiateTool({ primary, rest }: SplitModule, imports: WebAssembly.Imports): WebAssembly.Instance {
  let table: WebAssembly.Table | undefined;
  const tableWithRest = () => {
    if (table) return table;
    if (!rest) throw new RestNeeded();
    // Puts its own functions where the placeholders are.
    new WebAssembly.Instance(rest, { ...imports, [PRIMARY]: instance.exports });
    return (table = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Table)!);
  };
  const placeholder = (place: number) => (...args: unknown[]) => (tableWithRest().get(place) as WasmFunction)(...args);
  const placeholders: WebAssembly.ModuleImports = new Proxy({}, { get: (_, name) => placeholder(Number(name)) });
  const instance = new WebAssembly.Instance(primary, { ...imports, [PLACEHOLDERS]: placeholders });
  return instance;
}
