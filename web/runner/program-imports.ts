/**
 * What a program imports that is not offered to it. By attributes in its source a program can ask for
 * any name, and an engine looks names up as `imports[module][name]`: `constructor` of `constructor`
 * would give it the `Function` that compiles JavaScript. So only what is truly offered counts.
 *
 * @param isOffered whether there is a function of that name in that module
 */
export function foreignImports(
  program: WebAssembly.Module,
  isOffered: (module: string, name: string) => boolean,
): string[] {
  return WebAssembly.Module.imports(program)
    .filter(({ module, name, kind }) => kind !== 'function' || !isOffered(module, name))
    .map(({ name }) => name);
}

/** Whether it is among the imports that an engine is given. */
export function offeredBy(imports: WebAssembly.Imports): (module: string, name: string) => boolean {
  return (module, name) => {
    const offered = Object.hasOwn(imports, module) ? imports[module] : undefined;
    return offered !== undefined && Object.hasOwn(offered, name);
  };
}
