import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mapMembers } from '../../wasm/toolchain/pack/archive.mjs';

/** An archive as `ar` writes it, with an index of one symbol for each member. */
function archiveOf(/** @type {Record<string, string>} */ members) {
  const entry = (/** @type {string} */ name, /** @type {Buffer} */ content) => {
    const header = name.padEnd(16) + '0'.padEnd(12) + '0'.padEnd(6) + '0'.padEnd(6) + '644'.padEnd(8) + String(content.length).padEnd(10) + '`\n';
    return Buffer.concat([Buffer.from(header), content, Buffer.from(content.length % 2 ? '\n' : '')]);
  };
  const names = Object.keys(members);
  const symbols = Buffer.from(names.map((name) => `${name}_symbol\0`).join(''));
  const index = Buffer.alloc(4 + 4 * names.length);
  index.writeUInt32BE(names.length, 0);
  const first = Buffer.concat([index, symbols]);
  let offset = 8 + 60 + first.length + (first.length % 2);
  const entries = names.map((name, i) => {
    index.writeUInt32BE(offset, 4 + 4 * i);
    const made = entry(`${name}/`, Buffer.from(members[name] ?? ''));
    offset += made.length;
    return made;
  });
  return Buffer.concat([Buffer.from('!<arch>\n'), entry('/', Buffer.concat([index, symbols])), ...entries]);
}

/** Which content the index gives for each symbol. */
function indexed(/** @type {Buffer} */ archive) {
  const count = archive.readUInt32BE(68);
  return Array.from({ length: count }, (_, i) => {
    const at = archive.readUInt32BE(72 + 4 * i);
    const size = Number(archive.subarray(at + 48, at + 58).toString());
    return archive.subarray(at + 60, at + 60 + size).toString();
  });
}

describe('the members of an archive', () => {
  test('are each replaced, and the index still leads to them', () => {
    const archive = archiveOf({ 'a.o': 'first', 'b.o': 'second!', 'c.o': 'third' });
    expect(indexed(archive)).toEqual(['first', 'second!', 'third']);
    const mapped = mapMembers(archive, (member) => Buffer.from(member.toString().slice(0, 3)));
    expect(indexed(mapped)).toEqual(['fir', 'sec', 'thi']);
  });

  test('stay as they are when nothing is changed', () => {
    const archive = archiveOf({ 'a.o': 'odd', 'b.o': 'even' });
    expect(mapMembers(archive, (member) => member)).toEqual(archive);
  });

  test('are listed by ar afterwards', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-'));
    try {
      const file = path.join(folder, 'lib.a');
      writeFileSync(path.join(folder, 'one.o'), 'some content');
      writeFileSync(path.join(folder, 'a name longer than sixteen.o'), 'more');
      execFileSync('ar', ['rc', file, 'one.o', 'a name longer than sixteen.o'], { cwd: folder });
      writeFileSync(file, mapMembers(readFileSync(file), (member) => member.subarray(0, 3)));
      expect(execFileSync('ar', ['t', file], { encoding: 'utf8' }).split('\n')).toEqual(['one.o', 'a name longer than sixteen.o', '']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('are not looked for in something else', () => {
    expect(() => mapMembers(Buffer.from('\0asm'), (member) => member)).toThrow('this is no archive');
  });
});
