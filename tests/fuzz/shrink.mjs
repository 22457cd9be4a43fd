// Makes a failing plan smaller while it still fails.

import { blocksIn } from './language.mjs';

/** @typedef {import('./language.mjs').Plan} Plan */
/** @typedef {import('./language.mjs').Statement} Statement */
/** @typedef {import('./language.mjs').Block} Block */

/** @param {Block} block @returns {Generator<Block>} what it could become, the smallest first */
function* smallerBlocks(block) {
  for (let length = block.length; length >= 1; length = Math.floor(length / 2)) {
    for (let start = 0; start + length <= block.length; start += length) yield block.toSpliced(start, length);
  }
  for (const [index, statement] of block.entries()) {
    for (const { block: inner } of blocksIn(statement)) yield block.toSpliced(index, 1, ...inner);
    for (const smaller of smallerStatements(statement)) yield block.with(index, smaller);
  }
}

/** @param {Statement} statement @returns {Generator<Statement>} */
function* smallerStatements(statement) {
  if (statement[0] === 'try') {
    const [, body, handlers, final] = statement;
    for (const index of handlers.keys()) yield ['try', body, handlers.toSpliced(index, 1), final];
    if (final) yield ['try', body, handlers, null];
  }
  for (const { block, replaced } of blocksIn(statement)) {
    for (const smaller of smallerBlocks(block)) yield replaced(smaller);
  }
  for (const [index, part] of statement.entries()) {
    if (Array.isArray(part) && part.some((item) => item[0] === 'fn' || item[0] === 'ref')) {
      for (const n of part.keys()) yield /** @type {Statement} */ (statement.with(index, part.toSpliced(n, 1)));
    }
  }
  if (statement[0] === 'repeat' && statement[1] > 1) yield ['repeat', statement[1] - 1, statement[2]];
  if (statement[0] === 'sleep' && ![0, 1].includes(statement[1])) yield* [['sleep', 0], ['sleep', 1]];
  if (statement[0].startsWith('cancel') && /^m\d+$/.test(statement.at(-1))) yield /** @type {Statement} */ (statement.slice(0, -1));
}

/** @param {Plan} plan @returns {Generator<Plan>} */
function* smallerPlans([mode, functions, declarations]) {
  for (const [index, body] of functions.entries()) {
    for (const smaller of smallerBlocks(body)) yield [mode, functions.with(index, smaller), declarations];
  }
  if (mode === 'watched') yield ['direct', functions, declarations];
  const last = functions.length - 1;
  if (last > 0 && !JSON.stringify(functions).match(new RegExp(`"(fn|call)",${last}\\b|"t\\d+",${last}\\b`))) {
    yield [mode, functions.slice(0, last), declarations];
  }
  for (const [index, [, name]] of declarations.entries()) {
    if (!JSON.stringify(functions).includes(`"${name}"`)) yield [mode, functions, declarations.toSpliced(index, 1)];
  }
}

const tried = 48;

/** @template T @param {Generator<T>} items @param {number} most */
function take(items, most) {
  /** @type {T[]} */
  const taken = [];
  while (taken.length < most) {
    const { value, done } = items.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

/**
 * @param {Plan} plan that fails
 * @param {(plans: Plan[]) => Promise<boolean[]>} fail which of them fail
 * @returns {Promise<Plan>} one that no step makes smaller
 */
export async function shrink(plan, fail) {
  const candidates = smallerPlans(plan);
  for (;;) {
    const some = take(candidates, tried);
    if (some.length === 0) return plan;
    const index = (await fail(some)).indexOf(true);
    if (index >= 0) return shrink(/** @type {Plan} */ (some[index]), fail);
  }
}
