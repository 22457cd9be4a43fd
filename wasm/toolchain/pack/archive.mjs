// Static libraries (`ar` files, as llvm-ar writes them).

const MAGIC = '!<arch>\n';
const HEADER_SIZE = 60;
const INDEX = '/';
const LONG_NAMES = '//';

/**
 * The archive with each of its members replaced by what `change` makes of it. The index of symbols,
 * by which the linker finds members, is brought up to date.
 *
 * @param {Buffer} archive
 * @param {(member: Uint8Array) => Uint8Array} change
 * @returns {Buffer}
 */
export function mapMembers(archive, change) {
  if (archive.subarray(0, MAGIC.length).toString() !== MAGIC) throw new Error('this is no archive');
  /** @type {Map<number, number>} */
  const moved = new Map();
  const pieces = [Buffer.from(MAGIC)];
  let size = MAGIC.length;
  /** @type {Buffer | undefined} */
  let index;
  for (let at = MAGIC.length; at + HEADER_SIZE <= archive.length; ) {
    const header = Buffer.from(archive.subarray(at, at + HEADER_SIZE));
    const name = header.subarray(0, 16).toString().trimEnd();
    const length = Number(header.subarray(48, 58).toString());
    const content = archive.subarray(at + HEADER_SIZE, at + HEADER_SIZE + length);
    const isMember = name !== INDEX && name !== LONG_NAMES;
    const kept = Buffer.from(isMember ? change(content) : content);
    if (name === INDEX) index = kept;
    header.write(String(kept.length).padEnd(10), 48);
    const padding = Buffer.from(kept.length % 2 === 1 ? '\n' : '');
    moved.set(at, size);
    pieces.push(header, kept, padding);
    size += HEADER_SIZE + kept.length + padding.length;
    at += HEADER_SIZE + length + (length % 2);
  }
  if (index) updateIndex(index, moved);
  return Buffer.concat(pieces);
}

/**
 * The index: the number of symbols, then for each the offset of its member, all big-endian.
 *
 * @param {Buffer} index
 * @param {Map<number, number>} moved
 */
function updateIndex(index, moved) {
  const count = index.readUInt32BE(0);
  for (let at = 4; at < 4 * (count + 1); at += 4) {
    const offset = moved.get(index.readUInt32BE(at));
    if (offset === undefined) throw new Error("the archive's index names a member that is not there");
    index.writeUInt32BE(offset, at);
  }
}
