import type { LinkProblem, Reach } from './link-problem.ts';
import { reachOf } from './reach.ts';
import { readableName } from './symbol-name.ts';

/** What wasm-ld says about a program of one source, each problem once. */
export function parseLinkerOutput(text: string): LinkProblem[] {
  const problems = new Problems();
  for (const line of text.split('\n')) {
    const said = /^wasm-ld: (?:error|warning): (.*)$/.exec(line)?.[1];
    if (said !== undefined) problems.add(said);
  }
  const found = problems.list();
  return found.length > 0 ? found : [{ kind: 'other', text: text.trim() }];
}

const UNDEFINED = /^(.*): undefined symbol: (.*)$/;
const DUPLICATE = /^duplicate symbol: (.*)$/;
const MISMATCH = /^function signature mismatch: (.*)$/;
const NO_MORE = /^too many errors emitted/;
const MAIN = /^(?:main|__main_argc_argv|__main_void)$/;

/** Some of its functions ask for what files need as well. */
const SOCKETS = /\/libsockets\.a\(/;

class Problems {
  readonly #found = new Map<string, LinkProblem>();
  readonly #forbidden = new Map<Reach, Set<string>>();

  add(said: string): void {
    const [, object = '', symbol] = UNDEFINED.exec(said) ?? [];
    if (symbol !== undefined) return this.#addUndefined(object, symbol);
    const duplicate = DUPLICATE.exec(said)?.[1];
    if (duplicate !== undefined) return this.#put({ kind: 'duplicate', name: readableName(duplicate) });
    const mismatch = MISMATCH.exec(said)?.[1];
    if (mismatch !== undefined) return this.#put({ kind: 'mismatch', name: readableName(mismatch) });
    if (!NO_MORE.test(said)) this.#put({ kind: 'other', text: said });
  }

  list(): LinkProblem[] {
    const forbidden = [...this.#forbidden].map(
      ([reach, names]): LinkProblem => ({ kind: 'forbidden', reach, names: [...names] }),
    );
    return [...this.#found.values(), ...forbidden];
  }

  #addUndefined(object: string, symbol: string): void {
    if (MAIN.test(symbol)) return this.#put({ kind: 'no-main' });
    const member = /\((.*)\.o\)$/.exec(object)?.[1];
    // What a library lacks was left out on purpose.
    const reach = SOCKETS.test(object) ? 'network' : (reachOf(symbol) ?? (member === undefined ? undefined : 'system'));
    if (reach === undefined) return this.#put({ kind: 'undefined', name: readableName(symbol) });
    const names = this.#forbidden.get(reach) ?? new Set();
    this.#forbidden.set(reach, names);
    names.add(member === undefined ? symbol : (CALLED_BY[member] ?? member));
  }

  #put(problem: LinkProblem): void {
    this.#found.set(JSON.stringify(problem), problem);
  }
}

/** The members of the libraries are named after the one function that each defines, but for these. */
const CALLED_BY: Readonly<Record<string, string>> = {
  'threads.cpp': 'std::thread',
  __fdopen: 'fopen',
  emscripten_mmap: 'mmap',
  fstatat: 'stat',
  lookup_name: 'gethostbyname',
};
