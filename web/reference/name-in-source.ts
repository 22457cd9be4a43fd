import type { Reference } from './reference.ts';
import type { ReferenceEntry } from './reference-entry.ts';

/** What the runtime's reference says of a name in a program. */
export interface NamedPlace {
  readonly entry: ReferenceEntry;
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the runtime's name at a place: `asyncio::gather`, `gather` after a using declaration, or a
 * member where the program's text tells whose it is. Without a compiler, so it rather says nothing
 * than something wrong.
 */
export function nameInSource(source: string, position: number, reference: Reference): NamedPlace | undefined {
  let from = position;
  let to = position;
  while (from > 0 && /\w/.test(source[from - 1]!)) from--;
  while (to < source.length && /\w/.test(source[to]!)) to++;
  const name = source.slice(from, to);
  if (!/^[A-Za-z]/.test(name)) return undefined;
  const entry = entryOf(name, source.slice(0, from), source, reference);
  return entry && { entry, from, to };
}

function entryOf(name: string, before: string, source: string, reference: Reference): ReferenceEntry | undefined {
  const qualifier = /((?:\w+\s*::\s*)*\w+)\s*::\s*$/.exec(before)?.[1]?.replace(/\s/g, '');
  if (qualifier === 'asyncio') return reference.global(name);
  if (qualifier !== undefined) return reference.member(qualifier.replace(/^asyncio::/, ''), name);
  const object = /(\w+|\))\s*(?:\.|->)\s*$/.exec(before);
  if (object) return memberOf(object[1]!, before.slice(0, object.index + 1), name, source, reference);
  if (/(?:\.|->|::)\s*$/.test(before)) return undefined;
  return isUsed(name, source) ? reference.global(name) : undefined;
}

/** Whether the program may write the name without `asyncio::`. */
function isUsed(name: string, source: string): boolean {
  if (/\busing\s+namespace\s+asyncio\s*;/.test(source)) return true;
  const declarations = source.match(/\busing\s+[\w:,\s]*;/g) ?? [];
  return declarations.some((declaration) => new RegExp(`\\basyncio\\s*::\\s*${name}\\b`).test(declaration));
}

/** @param before what stands before the object, and its first letter or the call's closing parenthesis */
function memberOf(
  object: string,
  before: string,
  name: string,
  source: string,
  reference: Reference,
): ReferenceEntry | undefined {
  const className = object === ')' ? classOfCall(before, reference) : classOfVariable(object, source, reference);
  return className === undefined ? undefined : reference.member(className, name);
}

/** The class that `asyncio::get_running_loop()` gives, say. */
function classOfCall(before: string, reference: Reference): string | undefined {
  let depth = 0;
  for (let index = before.length - 1; index >= 0; index--) {
    if (before[index] === ')') depth++;
    else if (before[index] === '(' && --depth === 0) {
      const called = /(?:^|[^\w.>])(?:asyncio\s*::\s*)?(\w+)\s*$/.exec(before.slice(0, index))?.[1];
      return called === undefined ? undefined : classGivenBy(reference.global(called));
    }
  }
  return undefined;
}

/** Looks for `asyncio::Task<int> name`, `TaskGroup& name`, `auto name = asyncio::create_task(`. */
function classOfVariable(variable: string, source: string, reference: Reference): string | undefined {
  const declared = new RegExp(`\\b(\\w+)\\s*(?:<[^;=(){}]*>)?\\s*[&*]?\\s*\\b${variable}\\s*[,;:)=({]`, 'g');
  const classes = new Set<string | undefined>();
  for (const { 1: type, index } of source.matchAll(declared)) {
    if (type === undefined || NO_TYPES.has(type)) continue;
    if (type === 'auto') {
      const value = new RegExp(`\\b${variable}\\s*=\\s*(co_await\\s+)?((?:\\w+\\s*(?:\\.|->)\\s*)?)(?:asyncio\\s*::\\s*)?(\\w+)\\s*[(<{]`);
      const [, awaited, object, called = ''] = value.exec(source.slice(index)) ?? [];
      // What an await gives depends on the program's own types.
      if (awaited !== undefined) classes.add(undefined);
      else if (object) classes.add(classGivenBy(reference.members(called)[0]));
      else classes.add(classGivenBy(reference.global(called)));
    } else {
      classes.add(reference.global(type) ? type : undefined);
    }
  }
  // Two variables of the name and of different types: which one is meant takes a compiler to know.
  return classes.size === 1 ? [...classes][0] : undefined;
}

const NO_TYPES = new Set(['return', 'co_return', 'co_await', 'co_yield', 'throw', 'else', 'case', 'new', 'delete']);

/** What a function gives, or a class makes. */
function classGivenBy(entry: ReferenceEntry | undefined): string | undefined {
  const [signature = ''] = entry?.signatures ?? [];
  if (entry && /^(?:class|struct) /.test(signature)) return entry.name;
  return /^(?:const )?(?:asyncio::)?(\w+)/.exec(signature)?.[1];
}
