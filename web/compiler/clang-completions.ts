import { internalNames } from '../reference/internal-names.ts';
import { tidySummary } from '../reference/summary.ts';
import type { Completion } from './completion.ts';

/**
 * What makes clang answer, besides the flags of a check. Macros are left out: the C library's would
 * be every second proposal. The runtime's comments come along only if its precompiled header was
 * made with `-fretain-comments-from-system-headers`.
 */
const COMPLETION_FLAGS = ['-code-completion-brief-comments'];

/** Where clang is asked: both from 1, the column in bytes of UTF-8. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** @param offset in UTF-16 code units. */
export function sourceToPosition(source: string, offset: number): SourcePosition {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    line: before.split('\n').length,
    column: new TextEncoder().encode(before.slice(lineStart)).length + 1,
  };
}

/** clang's options to ask what could stand at `offset` of `source`, which is the file `path`. */
export function completionOptions(path: string, source: string, offset: number): string[] {
  const { line, column } = sourceToPosition(source, offset);
  return [...COMPLETION_FLAGS, `-code-completion-at=${path}:${line}:${column}`];
}

/** Several overloads are one entry; so are a class and its constructors. */
interface Entry {
  readonly completion: Completion;
  readonly isConstructor: boolean;
  overloads: number;
}

/**
 * Reads what clang prints when asked what could stand at `offset` of `source`. What no learner
 * would write there is left out: operators, what is private, and what the libraries keep to themselves.
 */
export function parseCompletions(output: string, source: string, offset: number): Completion[] {
  const place = placeOf(source.slice(0, offset));
  if (place.qualifier === 'detail') return [];
  const entries = new Map<string, Entry>();
  for (const line of output.split('\n')) {
    const entry = parseLine(line, place);
    if (!entry) continue;
    const { name } = entry.completion;
    const known = entries.get(name);
    entries.set(name, known ? merged(known, entry) : entry);
  }
  return [...entries.values()].map(withOverloads);
}

interface Place {
  /** After `.` or `->`. */
  readonly member: boolean;
  /** The name before `::`, if that is where we are. */
  readonly qualifier: string | undefined;
}

function placeOf(before: string): Place {
  return {
    member: /(?:\.|->)\s*$/.test(before),
    qualifier: /(\w+)(?:<[^<>]*>)?\s*::\s*$/.exec(before)?.[1],
  };
}

const LINE = /^COMPLETION: (?<name>.+?)(?: \((?<marks>[A-Z][A-Za-z,]*)\))?(?: : (?<rest>.*))?$/;
const NAME = /^[A-Za-z]\w*$/;

function parseLine(line: string, place: Place): Entry | undefined {
  const { name, marks = '', rest } = LINE.exec(line)?.groups ?? {};
  if (name === undefined || /Hidden|Inaccessible/.test(marks)) return undefined;
  if (name === 'Pattern') return pattern(rest ?? '');
  if (!NAME.test(name) || name.startsWith('operator') || internalNames.has(name)) return undefined;
  if (rest === undefined) return keyword(name, name, '');
  // In a member access this is the class's own name, inside of itself.
  if (place.member && rest === `${name}::`) return undefined;

  const { text: written, summary } = splitSummary(rest);
  const type = readable(/^\[#(.*?)#\]/.exec(written)?.[1] ?? '');
  const signature = readable(withoutPlaceholders(written));
  const takesArguments = signature.startsWith(`${name}(`);
  const isConstructor = takesArguments && type === '';
  return {
    completion: {
      name,
      kind: kindOf({ place, type, written, takesArguments }),
      signature: isConstructor ? name : signature.replace(/::$/, ''),
      type,
      summary: tidySummary(summary),
    },
    isConstructor,
    overloads: 1,
  };
}

function kindOf(read: { place: Place; type: string; written: string; takesArguments: boolean }): Completion['kind'] {
  const { place, type, written, takesArguments } = read;
  if (written.endsWith('::')) return 'namespace';
  if (type === '') return 'type';
  if (takesArguments) return place.member ? 'method' : 'function';
  // `Colour::red` is of type `Colour`.
  return place.qualifier !== undefined && type.split('::').at(-1) === place.qualifier ? 'enum' : 'variable';
}

function keyword(name: string, signature: string, type: string): Entry {
  return { completion: { name, kind: 'keyword', signature, type, summary: '' }, isConstructor: false, overloads: 1 };
}

/** `co_await <#expression#>`, `[#bool#]true`: a keyword and what follows it. */
function pattern(rest: string): Entry | undefined {
  const text = readable(withoutPlaceholders(rest));
  const name = /^[a-z_]+\b/.exec(text)?.[0];
  return name === undefined ? undefined : keyword(name, text, '');
}

/** The documentation follows a ` : `, which can also stand in a signature's `? :`, never in parameters' brackets. */
function splitSummary(rest: string): { text: string; summary: string } {
  let depth = 0;
  for (let index = 0; index < rest.length; index++) {
    const two = rest.slice(index, index + 2);
    if (two === '<#' || two === '[#' || two === '{#') depth++;
    else if (two === '#>' || two === '#]' || two === '#}') depth--;
    else if (depth === 0 && rest.startsWith(' : ', index)) {
      return { text: rest.slice(0, index), summary: rest.slice(index + 3).trim() };
    }
  }
  return { text: rest, summary: '' };
}

/** Without types and qualifiers in `[#…#]`; parameters in `<#…#>`, optional ones in `{#…#}`, as they are. */
function withoutPlaceholders(written: string): string {
  return written.replace(/\[#.*?#\]/g, '').replace(/<#|#>|\{#|#\}/g, '');
}

function readable(cpp: string): string {
  return cpp
    .replace(/std::__\w+::/g, 'std::')
    .replace(/\b__(\w)/g, '$1')
    .replace(/std::basic_(string(?:_view)?)<char>/g, 'std::$1')
    .replace(/\b(?:class|typename) (?=\w)/g, '')
    .replace(/ (&&?|\*+)(\w*)/g, (_, mark: string, word: string) => (word ? `${mark} ${word}` : mark))
    .trim();
}

function merged(one: Entry, other: Entry): Entry {
  const [kept, dropped] = one.isConstructor && !other.isConstructor ? [other, one] : [one, other];
  const summary = kept.completion.summary || dropped.completion.summary;
  const isOverload =
    kept.completion.kind !== 'type' &&
    dropped.completion.kind !== 'type' &&
    kept.completion.signature !== dropped.completion.signature;
  return {
    completion: { ...kept.completion, summary },
    isConstructor: kept.isConstructor,
    overloads: one.overloads + (isOverload ? other.overloads : 0),
  };
}

function withOverloads({ completion, overloads }: Entry): Completion {
  if (overloads === 1 || completion.kind === 'keyword') return completion;
  const more = overloads - 1;
  return { ...completion, signature: `${completion.signature}  +${more} overload${more === 1 ? '' : 's'}` };
}
