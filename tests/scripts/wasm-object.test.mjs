import { describe, expect, test } from 'vitest';
import { withoutDebugInformation } from '../../wasm/toolchain/pack/wasm-object.mjs';

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** @param {string} name @param {number[]} content */
const custom = (name, content) => [0, name.length + 1 + content.length, name.length, ...Buffer.from(name), ...content];
/** @param {...number[]} sections */
const object = (...sections) => Buffer.from([HEADER, ...sections].flat());

describe('an object file', () => {
  const code = [10, 3, 1, 2, 3];
  const linking = custom('linking', [2, 8]);

  test('keeps what the linker reads', () => {
    const plain = object(code, linking, custom('reloc.CODE', [0, 1, 7]));
    expect(withoutDebugInformation(plain)).toEqual(plain);
  });

  test('keeps the places of its debug sections, which are empty then', () => {
    const stripped = withoutDebugInformation(object(code, custom('.debug_info', [1, 2, 3, 4]), linking));
    expect(stripped).toEqual(object(code, custom('.debug_info', []), linking));
  });

  test('has no relocations of debug sections', () => {
    const stripped = withoutDebugInformation(object(code, custom('reloc..debug_info', [4, 2, 9, 9, 9, 9]), linking));
    expect(stripped).toEqual(object(code, custom('reloc..debug_info', [4, 0]), linking));
  });

  test('may hold sections of any size', () => {
    const long = Array(300).fill(7);
    const size = 300;
    const data = [11, (size & 0x7f) | 0x80, size >> 7, ...long];
    expect(withoutDebugInformation(object(data, linking))).toEqual(object(data, linking));
  });
});
