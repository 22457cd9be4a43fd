import { readFileSync } from 'node:fs';
import { clangDiagnostics } from '../../web/compiler/clang-output.ts';
import type { Diagnostic, SourceRange } from '../../web/compiler/diagnostic.ts';

const SEPARATOR = '=== clang -cc1 ===\n';

export interface Recorded {
  readonly source: string;
  readonly output: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The piece of the source. */
  at(range: SourceRange | undefined): string | undefined;
}

export function diagnosed(source: string, output: string): Recorded {
  return {
    source,
    output,
    diagnostics: clangDiagnostics(output, source, '/work/main.cpp'),
    at: (range) => range && source.slice(range.from, range.to),
  };
}

/** A source and what the page's clang said of it, in `clang-output/`. */
export function recorded(name: string): Recorded {
  const file = new URL(`clang-output/${name}.txt`, import.meta.url);
  const [source = '', output = ''] = readFileSync(file, 'utf8').split(SEPARATOR);
  return diagnosed(source, output);
}
