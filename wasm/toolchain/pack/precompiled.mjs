// How the page's clang precompiles precompiled.hpp. All these follow the common -cc1 line.
//
// The header's inline functions and template instances are compiled once, into an object that every
// program is linked with, and not into each program's own. That object holds exactly what programs
// leave out only if it is made from the same headers by the same clang with the same options.

/** Makes the precompiled header. */
export const precompileOptions = [
  ...['-emit-pch', '-fno-pch-timestamp', '-fpch-instantiate-templates'],
  ...['-building-pch-with-obj', '-fmodules-codegen'],
  // Completion shows them; they add 8 kB.
  '-fretain-comments-from-system-headers',
];

/**
 * Makes the object from the precompiled header. As the only member of an archive that is linked after
 * the runtime's, it is read by programs that need it alone, and the runtime's optimised copies win.
 *
 * @param {string} precompiled
 * @param {string} output
 */
export function precompiledObjectOptions(precompiled, output) {
  return ['-emit-obj', '-x', 'precompiled-header', precompiled, '-o', output];
}
