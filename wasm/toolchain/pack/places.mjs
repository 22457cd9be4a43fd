// Where things lie in the file system that the in-page tools see.

export const places = {
  /** Emscripten's sysroot, without its libraries. */
  sysroot: '/sysroot',
  /** clang's own headers (`stddef.h` and the like), in `include/`. */
  clang: '/clang',
  /** The headers of the runtime and of what it uses. */
  include: '/include',
  libraries: '/lib',
  /** What is given to the tools, and what they make. */
  work: '/work',
};
