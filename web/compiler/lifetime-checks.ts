/**
 * What is put around C++ so that clang warns where a coroutine outlives what its parameters refer to;
 * why it has to be marked so says wasm/include/asyncio/detail/lifetime_checks.hpp.
 */
const BEGIN = '#pragma clang attribute push([[clang::coro_wrapper]], apply_to = function)\n';
const END = '\n#pragma clang attribute pop\n';

/** What clang says in addition where a source's own mistake, an open comment say, hides the end. */
const END_IS_HIDDEN = "unterminated '#pragma clang attribute push' at end of file";

export const lifetimeChecks = {
  /** The text of a header to precompile. */
  ofHeader: (text: string) => `#define ASYNCIO_CHECKS_LIFETIMES\n${BEGIN}${text}${END}`,
  /** To be included before a source, so that its own lines keep their numbers. */
  beforeSource: BEGIN,
  ofSource: (text: string) => text + END,
  isAboutThem: (message: string) => message === END_IS_HIDDEN,
} as const;
