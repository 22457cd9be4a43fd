// Which of the LLVM module's functions typical work calls: recorded by training/record.mjs, and kept in
// used-functions.json. Recording takes minutes and a built toolchain; the list is some kilobytes, and
// the module that it is of is pinned by package-lock.json.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { UserError } from '../../../scripts/lib/report.mjs';

const file = fileURLToPath(new URL('used-functions.json', import.meta.url));
const LINE = 100;

/**
 * The numbers of the functions, as the module numbers them.
 *
 * @param {Buffer} module as it is packaged
 * @returns {number[]}
 */
export function readUsedFunctions(module) {
  const { sha256, bits } = JSON.parse(readFileSync(file, 'utf8'));
  if (sha256 !== sha256Of(module)) {
    throw new UserError(
      'The LLVM module is not the one whose used functions are listed in wasm/toolchain/llvm/used-functions.json.\n' +
        "Record them anew: 'node wasm/toolchain/llvm/training/record.mjs', after an 'npm start'.",
    );
  }
  const set = inflateRawSync(Buffer.from(bits.join(''), 'base64'));
  return Array.from({ length: set.length * 8 }, (_, i) => i).filter((i) => (set[i >> 3] ?? 0) & (1 << (i & 7)));
}

/**
 * @param {Buffer} module as it is packaged
 * @param {number[]} functions
 */
export function writeUsedFunctions(module, functions) {
  const set = Buffer.alloc((Math.max(...functions) >> 3) + 1);
  for (const i of functions) set.writeUInt8(set.readUInt8(i >> 3) | (1 << (i & 7)), i >> 3);
  const text = deflateRawSync(set, { level: 9 }).toString('base64');
  const bits = text.match(new RegExp(`.{1,${LINE}}`, 'g'));
  writeFileSync(file, `${JSON.stringify({ sha256: sha256Of(module), bits }, null, 1)}\n`);
}

/** @param {Buffer} bytes */
export function sha256Of(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
