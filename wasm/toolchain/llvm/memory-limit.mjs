// Lowers what a module's memory may grow to.

import { MEMORY, padded, section, unsigned } from './wasm-file.mjs';

const PAGE = 64 * 1024;

/**
 * Phones refuse a memory that may grow to the 4 GiB that the packaged module asks for.
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
