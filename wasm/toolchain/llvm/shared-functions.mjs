// A part of a split module, with the functions that it shares with the rest in a table.
//
// wasm-split exports each of them. Of every export, engines make a JavaScript object whenever the module
// is instantiated: thousands, for every run of a tool, most of which do without the rest. What lies in a
// table becomes an object only when it is taken out.

import { ELEMENT, END, EXPORT, I32_CONST, TABLE, encoded, section, unsigned, withSections } from './wasm-file.mjs';

/** The table's name among the exports; web/compiler/llvm-module.ts knows it as well. */
const NAME = 'shared functions';
/** By which the rest imports from the primary part; wasm-split's name. */
const PRIMARY = 'primary';

/** Kinds of exports. */
const FUNCTION = 0;
const TABLE_KIND = 1;

const FUNCREF = 0x70;
const WITHOUT_MAXIMUM = 0;
/** An element segment that fills a table, named by its number, with functions. */
const ACTIVE_WITH_TABLE = 2;
const OF_FUNCTIONS = 0;

/**
 * The table holds the functions in the order in which the rest imports them.
 *
 * @param {Buffer} primary
 * @param {Buffer} rest
 */
export function withSharedFunctions(primary, rest) {
  const wanted = WebAssembly.Module.imports(new WebAssembly.Module(new Uint8Array(rest)))
    .filter(({ module, kind }) => module === PRIMARY && kind === 'function')
    .map(({ name }) => name);
  const shared = new Set(wanted);
  const all = [...exportsOf(primary)];
  const functions = new Map(all.filter(({ kind }) => kind === FUNCTION).map(({ name, index }) => [name, index]));
  const table = unsigned(primary, section(primary, TABLE).start).value;

  const elements = wanted.map((name) => {
    const index = functions.get(name);
    if (index === undefined) throw new Error(`the rest imports ${name}, which is not there`);
    return encoded(index);
  });
  const size = encoded(elements.length);
  const segment = [ACTIVE_WITH_TABLE, ...encoded(table), I32_CONST, 0, END, OF_FUNCTIONS];
  const kept = all.filter(({ kind, name }) => kind !== FUNCTION || !shared.has(name));
  const exports = [...kept, { name: NAME, kind: TABLE_KIND, index: table }].map(({ name, kind, index }) =>
    Buffer.concat([encoded(Buffer.byteLength(name)), Buffer.from(name), Buffer.from([kind]), encoded(index)]),
  );
  return withSections(primary, {
    [TABLE]: oneMore(primary, TABLE, [Buffer.from([FUNCREF, WITHOUT_MAXIMUM]), size]),
    [EXPORT]: Buffer.concat([encoded(exports.length), ...exports]),
    [ELEMENT]: oneMore(primary, ELEMENT, [Buffer.from(segment), size, ...elements]),
  });
}

/** @param {Buffer} module @param {number} id @param {Buffer[]} entry */
function oneMore(module, id, entry) {
  const { start, end } = section(module, id);
  const count = unsigned(module, start);
  return Buffer.concat([encoded(count.value + 1), module.subarray(count.next, end), ...entry]);
}

/** @param {Buffer} module */
function* exportsOf(module) {
  const count = unsigned(module, section(module, EXPORT).start);
  for (let i = 0, at = count.next; i < count.value; i++) {
    const length = unsigned(module, at);
    const kind = length.next + length.value;
    const index = unsigned(module, kind + 1);
    yield { name: module.toString('utf8', length.next, kind), kind: module.readUInt8(kind), index: index.value };
    at = index.next;
  }
}
