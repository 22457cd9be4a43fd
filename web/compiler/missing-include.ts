import { OWN_NOTES, type Diagnostic, type SourceEdit } from './diagnostic.ts';
import { headerOf } from './standard-headers.ts';

const NOT_IN_STD = /^no (?:member|template|type) named '(\w+)' in namespace 'std'/;
const INCLUDE = /^[ \t]*#[ \t]*include\b.*$/gm;

/**
 * Offers the #include for a name of the standard library that is not declared yet. clang's own
 * guess, another name that is spelled alike, comes second then.
 */
export function withMissingInclude(diagnostic: Diagnostic, source: string): Diagnostic {
  const [, name = ''] = NOT_IN_STD.exec(diagnostic.message) ?? [];
  const header = headerOf(name);
  const includes = [...source.matchAll(INCLUDE)];
  if (header === undefined || includes.some(([line]) => line.includes(`<${header}>`))) return diagnostic;
  const { fix, range, line, notes } = diagnostic;
  const guess = { message: OWN_NOTES.otherName, range, place: line, fix };
  return {
    ...diagnostic,
    notes: fix.length === 0 ? notes : [guess, ...notes],
    fix: [inclusion(header, includes.at(-1))],
  };
}

/** Below the last #include, or above everything. */
function inclusion(header: string, last: RegExpExecArray | undefined): SourceEdit {
  if (!last) return { range: { from: 0, to: 0 }, text: `#include <${header}>\n` };
  const end = last.index + last[0].trimEnd().length;
  return { range: { from: end, to: end }, text: `\n#include <${header}>` };
}
