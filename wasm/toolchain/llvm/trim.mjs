// Changes of the LLVM module that need no tool. They leave everything where it is, so that functions
// keep their numbers.

import { MEMORY, END, I32_CONST, NOP, UNREACHABLE, dataSegments, functionBodies, padded, section, unsigned } from './wasm-file.mjs';

/** What `__assert_fail` prints by, and nothing else. */
const ASSERTION_TEXT = 'Assertion failed: %s (%s: %s: %d)\n\0';
/** A linker writes addresses so that it can change them. */
const ADDRESS_LENGTH = 5;

const PAGE = 64 * 1024;

/**
 * The module is built with assertions. With a function that only traps in the place of the one that
 * they call, wasm-opt can take the checks out.
 *
 * @param {Buffer} module changed in place
 */
export function disarmAssertions(module) {
  const address = Buffer.concat([Buffer.from([I32_CONST]), padded(addressOf(module, ASSERTION_TEXT), ADDRESS_LENGTH)]);
  const users = [...functionBodies(module)].filter(({ start, end }) => module.subarray(start, end).includes(address));
  const [user] = users;
  if (!user || users.length !== 1) throw new Error(`the text of failed assertions has ${users.length} users, not one`);
  module.fill(NOP, user.start, user.end);
  // No local variables, then the trap.
  module.set([0, UNREACHABLE], user.start);
  module[user.end - 1] = END;
}

/**
 * Phones refuse a memory that may grow to the 4 GiB that the module asks for.
 *
 * @param {Buffer} module changed in place
 * @param {number} size bytes
 */
export function limitMemory(module, size) {
  const memories = unsigned(module, section(module, MEMORY).start);
  const hasMaximum = module[memories.next] === 1;
  if (memories.value !== 1 || !hasMaximum) throw new Error('the memory of the module is of an unknown kind');
  const maximum = unsigned(module, memories.next + 1).next;
  const end = unsigned(module, maximum).next;
  padded(size / PAGE, end - maximum).copy(module, maximum);
}

/** @param {Buffer} module @param {string} text */
function addressOf(module, text) {
  for (const { start, end, address } of dataSegments(module)) {
    const at = module.subarray(start, end).indexOf(text);
    if (at >= 0) return address + at;
  }
  throw new Error('the module has no assertions');
}
