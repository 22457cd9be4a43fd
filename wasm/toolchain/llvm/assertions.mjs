// Makes clang a release build, in which assertions are not checked.
//
// The packaged module checks them, and clang's own debug checks fail for programs that its releases
// compile well: a coroutine that awaits in a loop inside `try` is one (llvm/llvm-project#208409).

import { firstInstruction, nextInstruction, opcodes } from './instructions.mjs';
import { dataSegments, functionBodies, importedFunctions, padded, unsigned } from './wasm-file.mjs';

/** What `__assert_fail` prints by, and nothing else. */
const ASSERTION_TEXT = 'Assertion failed: %s (%s: %s: %d)\n\0';
/** A linker writes addresses and numbers so that it can change them. */
const PADDED = 5;

/** What pushes the arguments of a failed assertion. */
const ARGUMENTS = [opcodes.i32_const, opcodes.local_get];

/**
 * Takes the way to `__assert_fail` out of each check: the condition is still computed, and has no effect.
 * What is left (asserting that a place is never reached) still ends clang.
 *
 * @param {Buffer} module changed in place
 * @returns {number} how many branches were taken out
 */
export function disarmAssertions(module) {
  const fail = failFunction(module);
  const call = Buffer.concat([Buffer.from([opcodes.call]), padded(fail, PADDED)]);
  let disarmed = 0;
  for (const { start, end } of functionBodies(module)) {
    const code = module.subarray(start, end);
    if (code.includes(call)) disarmed += disarmFunction(code, call);
  }
  return disarmed;
}

/** @param {Buffer} module */
function failFunction(module) {
  const address = Buffer.concat([Buffer.from([opcodes.i32_const]), padded(addressOf(module, ASSERTION_TEXT), PADDED)]);
  const users = [...functionBodies(module)].flatMap(({ start, end }, i) =>
    module.subarray(start, end).includes(address) ? [i] : [],
  );
  const [user] = users;
  if (user === undefined || users.length !== 1) throw new Error(`the text of failed assertions has ${users.length} users, not one`);
  return importedFunctions(module) + user;
}

/** @param {Buffer} module @param {string} text */
function addressOf(module, text) {
  for (const { start, end, address } of dataSegments(module)) {
    const at = module.subarray(start, end).indexOf(text);
    if (at >= 0) return address + at;
  }
  throw new Error('the module has no assertions');
}

/**
 * Conditions lead to a failure in two ways: by a branch to the end of a block that the failure stands
 * behind, or by not branching around it.
 *
 * @param {Buffer} code of one function
 * @param {Buffer} call of `__assert_fail`
 */
function disarmFunction(code, call) {
  /** @type {{ isLoop: boolean, branches: number[] }[]} around the current instruction, outermost first */
  const blocks = [];
  let disarmed = 0;
  for (let at = firstInstruction(code, 0); at < code.length; ) {
    const opcode = code[at];
    const next = nextInstruction(code, at);
    if (opcode === opcodes.block || opcode === opcodes.loop || opcode === opcodes.if) {
      const failure = opcode === opcodes.if ? endOfFailure(code, next, call) : undefined;
      if (failure !== undefined) {
        // A block with nothing in it.
        overwrite(code, at, failure, [opcodes.drop, opcodes.block, code[at + 1] ?? 0]);
        disarmed++;
        blocks.push({ isLoop: false, branches: [] });
        at += 3;
        continue;
      }
      blocks.push({ isLoop: opcode === opcodes.loop, branches: [] });
    } else if (opcode === opcodes.br_if) {
      const failure = endOfFailure(code, next, call);
      if (failure !== undefined) {
        // Always branch. What follows is not reached.
        overwrite(code, at, failure, [opcodes.drop, opcodes.br, ...code.subarray(at + 1, next)]);
        disarmed++;
        at = failure;
        continue;
      }
      blocks.at(-1 - unsigned(code, at + 1).value)?.branches.push(at);
    } else if (opcode === opcodes.end) {
      const block = blocks.pop();
      if (block && !block.isLoop && endOfFailure(code, behindEnds(code, next), call) !== undefined) {
        for (const branch of block.branches) overwrite(code, branch, nextInstruction(code, branch), [opcodes.drop]);
        disarmed += block.branches.length;
      }
    }
    at = next;
  }
  return disarmed;
}

/**
 * Where a failure ends that begins at `at`; undefined if there is none.
 *
 * @param {Buffer} code @param {number} at @param {Buffer} call
 */
function endOfFailure(code, at, call) {
  while (ARGUMENTS.includes(code[at] ?? 0)) at = nextInstruction(code, at);
  const end = at + call.length;
  if (!code.subarray(at, end).equals(call)) return undefined;
  return code[end] === opcodes.unreachable ? end + 1 : undefined;
}

/** @param {Buffer} code @param {number} at */
function behindEnds(code, at) {
  while (code[at] === opcodes.end) at++;
  return at;
}

/** @param {Buffer} code @param {number} start @param {number} end @param {number[]} instructions */
function overwrite(code, start, end, instructions) {
  code.fill(opcodes.nop, start, end);
  code.set(instructions, start);
}
