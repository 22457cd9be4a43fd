/// <reference lib="dom" /> for WebAssembly, which Node.js has as well

// Reads WebAssembly modules as far as it takes to find things in them.

export const TABLE = 4;
export const MEMORY = 5;
export const EXPORT = 7;
export const ELEMENT = 9;
export const CODE = 10;
export const DATA = 11;

/** Opcodes. */
export const UNREACHABLE = 0x00;
export const NOP = 0x01;
export const END = 0x0b;
export const I32_CONST = 0x41;

/** @typedef {{ start: number, end: number }} Span offsets in the module, the end not included */

/**
 * What a section holds, without its head.
 *
 * @param {Buffer} module @param {number} id
 * @returns {Span}
 */
export function section(module, id) {
  for (let at = 8; at < module.length; ) {
    const size = unsigned(module, at + 1);
    const end = size.next + size.value;
    if (module[at] === id) return { start: size.next, end };
    at = end;
  }
  throw new Error(`the module has no section ${id}`);
}

/**
 * How many functions the module imports: those are numbered first.
 *
 * @param {Buffer} module
 */
export function importedFunctions(module) {
  return WebAssembly.Module.imports(new WebAssembly.Module(new Uint8Array(module))).filter(({ kind }) => kind === 'function').length;
}

/**
 * The functions that the module defines, without their sizes: local variables, then instructions.
 *
 * @param {Buffer} module
 * @returns {Generator<Span>}
 */
export function* functionBodies(module) {
  const count = unsigned(module, section(module, CODE).start);
  for (let i = 0, at = count.next; i < count.value; i++) {
    const size = unsigned(module, at);
    at = size.next + size.value;
    yield { start: size.next, end: at };
  }
}

/**
 * The parts of the memory's first content, and the addresses where they come to lie.
 *
 * @param {Buffer} module
 * @returns {Generator<Span & { address: number }>}
 */
export function* dataSegments(module) {
  const count = unsigned(module, section(module, DATA).start);
  for (let i = 0, at = count.next; i < count.value; i++) {
    const isActive = module[at] === 0 && module[at + 1] === I32_CONST;
    const address = unsigned(module, at + 2);
    if (!isActive || module[address.next] !== END) throw new Error('a data segment of the module is of an unknown kind');
    const size = unsigned(module, address.next + 1);
    at = size.next + size.value;
    yield { start: size.next, end: at, address: address.value };
  }
}

/**
 * The module with other contents in some of its sections.
 *
 * @param {Buffer} module
 * @param {Record<number, Buffer>} contents by the sections' numbers
 */
export function withSections(module, contents) {
  const pieces = [module.subarray(0, 8)];
  for (let at = 8; at < module.length; ) {
    const id = module.readUInt8(at);
    const size = unsigned(module, at + 1);
    const end = size.next + size.value;
    const content = contents[id] ?? module.subarray(size.next, end);
    pieces.push(Buffer.from([id]), encoded(content.length), content);
    at = end;
  }
  return Buffer.concat(pieces);
}

/**
 * A LEB128 number.
 *
 * @param {Buffer} module @param {number} at
 */
export function unsigned(module, at) {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = module[at++] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: at };
  }
}

/** A LEB128 number in the fewest bytes. @param {number} value */
export function encoded(value) {
  return padded(value, Math.max(1, Math.ceil((32 - Math.clz32(value)) / 7)));
}

/**
 * A LEB128 number in as many bytes as it has room for; linkers and compilers leave five.
 *
 * @param {number} value @param {number} length
 */
export function padded(value, length) {
  return Buffer.from(Array.from({ length }, (_, i) => (Math.floor(value / 128 ** i) % 128) | (i < length - 1 ? 0x80 : 0)));
}
