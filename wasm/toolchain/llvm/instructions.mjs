// The instructions of WebAssembly, as far as LLVM uses them: where each ends.

import { unsigned } from './wasm-file.mjs';

export const opcodes = {
  unreachable: 0x00,
  nop: 0x01,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  br_if: 0x0d,
  br_table: 0x0e,
  call: 0x10,
  drop: 0x1a,
  local_get: 0x20,
  i32_const: 0x41,
};

const NUMBERS = 1;
const TWO_NUMBERS = 2;

/** How many LEB128 numbers follow an opcode, where it is not the same as for most: none. */
const OPERANDS = new Map([
  ...range(0x02, 0x04, NUMBERS),
  ...[opcodes.br, opcodes.br_if, opcodes.call].map(one),
  [0x11, TWO_NUMBERS],
  ...range(0x20, 0x26, NUMBERS),
  ...range(0x28, 0x3e, TWO_NUMBERS),
  ...range(0x3f, 0x42, NUMBERS),
  ...[0xd0, 0xd2].map(one),
]);

const F32_CONST = 0x43;
const F64_CONST = 0x44;
const LAST_PLAIN = 0xc4;
const PREFIX = 0xfc;
/** Of the instructions behind the prefix, from `memory.init` on. */
const PREFIXED_OPERANDS = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/**
 * Where the instruction after the one at `at` begins.
 *
 * @param {Buffer} code @param {number} at
 */
export function nextInstruction(code, at) {
  const opcode = code[at] ?? 0;
  if (opcode === opcodes.br_table) {
    const count = unsigned(code, at + 1);
    return skip(code, count.next, count.value + 1);
  }
  if (opcode === F32_CONST) return at + 5;
  if (opcode === F64_CONST) return at + 9;
  if (opcode === PREFIX) {
    const { value, next } = unsigned(code, at + 1);
    const operands = PREFIXED_OPERANDS[value];
    if (operands === undefined) throw new Error(`the module has an unknown instruction 0xfc ${value}`);
    return skip(code, next, operands);
  }
  const operands = OPERANDS.get(opcode);
  if (operands === undefined && opcode > LAST_PLAIN) throw new Error(`the module has an unknown instruction ${opcode}`);
  return skip(code, at + 1, operands ?? 0);
}

/**
 * Where a function's first instruction is, behind the list of its local variables.
 *
 * @param {Buffer} code @param {number} start
 */
export function firstInstruction(code, start) {
  const groups = unsigned(code, start);
  return skip(code, groups.next, 2 * groups.value);
}

/** @param {Buffer} code @param {number} at @param {number} numbers */
function skip(code, at, numbers) {
  for (; numbers > 0; numbers--) {
    while ((code[at] ?? 0) >= 0x80) at++;
    at++;
  }
  return at;
}

/** @param {number} opcode @returns {[number, number]} */
function one(opcode) {
  return [opcode, NUMBERS];
}

/** @param {number} first @param {number} last @param {number} operands @returns {[number, number][]} */
function range(first, last, operands) {
  return Array.from({ length: last - first + 1 }, (_, i) => [first + i, operands]);
}
