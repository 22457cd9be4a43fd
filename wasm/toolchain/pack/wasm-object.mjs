// Takes the debug information out of a WebAssembly object file, which nothing in the page reads.

const CUSTOM = 0;
const HEADER_SIZE = 8;

/**
 * The sections stay, empty: the object's symbol table and relocations name sections by number.
 *
 * @param {Uint8Array} object
 * @returns {Uint8Array}
 */
export function withoutDebugInformation(object) {
  const pieces = [object.subarray(0, HEADER_SIZE)];
  for (let at = HEADER_SIZE; at < object.length; ) {
    const size = readLeb(object, at + 1);
    const end = size.next + size.value;
    const name = object[at] === CUSTOM ? readName(object, size.next) : '';
    if (name.startsWith('.debug_')) pieces.push(customSection(name, new Uint8Array()));
    // No relocations, of the section with the same number as before.
    else if (name.startsWith('reloc..debug_')) pieces.push(customSection(name, relocationsOf(object, size.next, name)));
    else pieces.push(object.subarray(at, end));
    at = end;
  }
  return Buffer.concat(pieces);
}

/** @param {Uint8Array} object @param {number} at @param {string} name */
function relocationsOf(object, at, name) {
  const nameLength = readLeb(object, at);
  const section = readLeb(object, nameLength.next + Buffer.byteLength(name));
  return Buffer.concat([leb(section.value), leb(0)]);
}

/** @param {string} name @param {Uint8Array} content */
function customSection(name, content) {
  const payload = Buffer.concat([leb(Buffer.byteLength(name)), Buffer.from(name), content]);
  return Buffer.concat([Buffer.from([CUSTOM]), leb(payload.length), payload]);
}

/** @param {Uint8Array} bytes @param {number} at */
function readName(bytes, at) {
  const length = readLeb(bytes, at);
  return Buffer.from(bytes.subarray(length.next, length.next + length.value)).toString();
}

/** @param {Uint8Array} bytes @param {number} at */
function readLeb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value: value >>> 0, next: at };
  }
}

/** @param {number} value */
function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}
