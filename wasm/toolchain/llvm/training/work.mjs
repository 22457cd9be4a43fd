// Typical work for the compiler, by which it is learnt what of it programs need: every example and
// the programs beside this file, compiled, linked, with what learners type wrongly in between.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const programs = fileURLToPath(new URL('programs', import.meta.url));

/** Where completions are asked for in a source. */
const MARK = '/*?*/';

/**
 * What the page's compiler is asked for (web/compiler/toolchain.ts).
 *
 * @typedef {object} Toolchain
 * @property {string} source
 * @property {() => Promise<Uint8Array>} precompile
 * @property {(header: Uint8Array) => void} usePrecompiled
 * @property {(source: string) => Promise<{ object: Uint8Array | undefined }>} compile
 * @property {(object: Uint8Array) => Promise<unknown>} link
 * @property {(source: string) => Promise<unknown>} check
 * @property {(source: string, options: readonly string[]) => Promise<unknown>} complete
 */

/**
 * @param {Toolchain} toolchain
 * @param {(done: number, all: number) => void} progress
 */
export async function workThrough(toolchain, progress) {
  toolchain.usePrecompiled(await toolchain.precompile());
  const sources = [
    ...exampleSources().map((source) => ({ source, isExample: true })),
    ...trainingSources().map((source) => ({ source, isExample: false })),
  ];
  for (const [i, { source, isExample }] of sources.entries()) {
    progress(i, sources.length);
    // The tools never wait: without this, Ctrl-C would be heard when all is done.
    await setImmediate();
    await crashing(async () => {
      const { object } = await toolchain.compile(source);
      if (object) await toolchain.link(object);
    });
    for (const options of completions(source, toolchain.source)) {
      await crashing(() => toolchain.complete(source, options));
    }
    for (const slip of isExample ? slips(source) : []) await crashing(() => toolchain.check(slip));
  }
}

/**
 * Some mistakes make clang fail one of its own assertions. What it called until then counts as well.
 *
 * @param {() => Promise<unknown>} work
 */
async function crashing(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  }
}

export function exampleSources() {
  return readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFileSync(path.join(examples, name, 'main.cpp'), 'utf8'));
}

function trainingSources() {
  return readdirSync(programs).filter((name) => name.endsWith('.cpp')).map((name) => readFileSync(path.join(programs, name), 'utf8'));
}

/**
 * clang's options for each place that a source marks.
 *
 * @param {string} source @param {string} file
 */
function completions(source, file) {
  return source.split(MARK).slice(0, -1).map((_, i, parts) => {
    const before = parts.slice(0, i + 1).join(MARK).split('\n');
    const at = `${file}:${before.length}:${Buffer.byteLength(before.at(-1) ?? '') + 1}`;
    return ['-code-completion-macros', '-code-completion-brief-comments', `-code-completion-at=${at}`];
  });
}

/**
 * The source as it is while somebody types: without one token, or with one misspelt, at places all over it.
 *
 * @param {string} source
 */
function slips(source) {
  const tokens = [...source.matchAll(/\w+|::|->|<<|"[^"\n]*"|[^\s\w]/g)];
  const every = Math.max(1, Math.floor(tokens.length / 16));
  return tokens.filter((_, i) => i % every === 0).map((token, i) => {
    const [text] = token;
    const changed = i % 3 === 0 && /^\w{3,}$/.test(text) ? `${text.slice(0, -2)}${text.slice(-1)}` : '';
    return source.slice(0, token.index) + changed + source.slice(token.index + text.length);
  });
}
