import { internalNames } from '../web/reference/internal-names.ts';
import type { ReferenceEntry } from '../web/reference/reference-entry.ts';
import { tidySummary } from '../web/reference/summary.ts';
import { readableSignature, withoutConstraint } from './readable-signature.ts';

/**
 * Reads the public names of namespace `asyncio` from its headers: a declaration and the `///`
 * comment before it. Knows C++ as far as these headers use it, not more.
 */
export function readReference(headers: readonly string[]): ReferenceEntry[] {
  const found: Found[] = [];
  for (const header of headers) readScope(header, { path: [], isPublic: true }, found);
  return merge(found);
}

interface Scope {
  /** Namespaces and classes around, outermost first. */
  readonly path: readonly string[];
  readonly isPublic: boolean;
}

interface Found {
  readonly name: string;
  readonly path: readonly string[];
  readonly signature: string;
  readonly comment: string;
  readonly bases: readonly string[];
}

const BLOCK = /^(?:(?:template\s*<.*>\s*)?(?<kind>class|struct|enum class)\s+(?:\[\[.*?\]\]\s*)?(?<name>\w+)(?:\s+final)?\s*(?::\s*(?<bases>.*))?|(?<namespace>(?:inline )?namespace)\s+(?<space>\w+))$/s;

function readScope(text: string, scope: Scope, found: Found[]): void {
  let { isPublic } = scope;
  for (const { comment, head, body } of statements(text)) {
    const access = /^(public|protected|private)$/.exec(head)?.[1];
    if (access !== undefined) {
      isPublic = access === 'public';
      continue;
    }
    const block = BLOCK.exec(head)?.groups;
    const name = block?.['name'];
    if (block?.['space'] !== undefined) {
      readScope(body ?? '', { path: [...scope.path, block['space']], isPublic: true }, found);
    } else if (name !== undefined) {
      // A declaration alone says nothing.
      if (body === undefined || !isPublic) continue;
      const bases = [...(block?.['bases'] ?? '').matchAll(/public (?:\w+::)*(\w+)/g)].map(([, base]) => base!);
      found.push({ name, path: scope.path, signature: readableSignature(head), comment, bases });
      if (block?.['kind'] === 'enum class') continue;
      readScope(body, { path: [...scope.path, name], isPublic: block?.['kind'] === 'struct' }, found);
    } else if (isPublic) {
      const declared = nameOf(head, scope.path.at(-1) ?? '');
      // An overload that is there only to explain itself in an error.
      if (declared === undefined || body?.trimStart().startsWith('static_assert(!')) continue;
      found.push({ name: declared, path: scope.path, signature: readableSignature(head), comment, bases: [] });
    }
  }
}

/** What a declaration names; none for what nobody calls by name: constructors, operators, usings. */
function nameOf(head: string, className: string): string | undefined {
  const plain = head
    .replace(/\[\[.*?\]\]/gs, '')
    .replace(/^template\s*</, '<')
    .replace(/\s+/g, ' ');
  if (/\b(?:using|friend|static_assert|operator)\b|= delete|^#|~/.test(plain)) return undefined;
  const concept = /\bconcept (\w+)/.exec(plain)?.[1];
  if (concept !== undefined) return concept;
  const withoutTemplate = withoutConstraint(afterAngles(plain));
  const callable = /(\w+)\s*\(/.exec(withoutTemplate)?.[1];
  const name = callable ?? /(\w+)\s*(?:=.*|\{\}.*)?$/.exec(withoutTemplate)?.[1];
  return name === className || name === undefined || !withoutTemplate.includes(' ') ? undefined : name;
}

function afterAngles(text: string): string {
  if (!text.startsWith('<')) return text;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '<') depth++;
    else if (text[index] === '>' && --depth === 0) return text.slice(index + 1).trim();
  }
  return text;
}

interface Statement {
  readonly comment: string;
  readonly head: string;
  /** What stands in its braces, if any. */
  readonly body: string | undefined;
}

/** Attributes that not every compiler has. */
const ATTRIBUTE_MACRO = /\bASYNCIO_[A-Z_]+\b\s*/g;

/** Splits a scope's text at the `;` and `{…}` of its own level. */
function* statements(text: string): Generator<Statement> {
  let comment = '';
  let head = '';
  let parentheses = 0;
  let index = 0;
  const statement = (body?: string): Statement => {
    const done = { comment, head: head.replace(ATTRIBUTE_MACRO, '').trim().replace(/\s+/g, ' '), body };
    comment = '';
    head = '';
    return done;
  };
  while (index < text.length) {
    const rest = text.slice(index);
    const skipped = /^(?:\/\/[^\n]*\n?|#[^\n]*\n|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/.exec(rest)?.[0];
    if (skipped !== undefined) {
      if (skipped.startsWith('/// ') || skipped === '///\n') comment += skipped.slice(3);
      else if (skipped.startsWith('"')) head += skipped;
      index += skipped.length;
      // A comment by itself, apart from any declaration, explains the file.
      if (skipped.startsWith('//') && /^\s*\n/.test(text.slice(index)) && head.trim() === '') comment = '';
      continue;
    }
    const char = text[index]!;
    if (char === '(') parentheses++;
    if (char === ')') parentheses--;
    const access = parentheses === 0 && /^(?:public|protected|private):/.exec(rest)?.[0];
    if (access) {
      head = access.slice(0, -1);
      yield statement();
      index += access.length;
    } else if (char === ';' && parentheses === 0) {
      index++;
      if (head.trim() !== '') yield statement();
    } else if (char === '{') {
      const end = closing(text, index);
      const body = text.slice(index + 1, end);
      index = end + 1;
      // Braces of a default value, or of a member's initializer, belong to the declaration.
      if (parentheses > 0 || /^\s*[,;]/.test(text.slice(index)) === false && /[=\w]\s*$/.test(head) && body === '') {
        head += `{${body}}`;
      } else if (/requires(?:\s+requires\(.*\))?\s*$/s.test(head)) {
        head += `{${body.replace(/[;{}]/g, ' ')}}`;
      } else {
        yield statement(body);
      }
    } else {
      head += char;
      index++;
    }
  }
}

/** Where the brace at `open` is closed. */
function closing(text: string, open: number): number {
  const token = /\/\/[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)'|[{}]/g;
  token.lastIndex = open;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}' && --depth === 0) return match.index;
  }
  throw new Error('a brace in a header is never closed');
}

/** The comment's first paragraph, up to its tags. */
function firstParagraph(comment: string): string {
  const [paragraph = ''] = comment.trim().split(/\n\s*\n|(?:^|\s)@(?:param|tparam|returns|throws)\b|\nSee http|\n ?See /);
  return tidySummary(paragraph.replace(/^ /gm, ''));
}

/** Overloads become one entry, and what the public classes inherit from hidden ones becomes theirs. */
function merge(found: readonly Found[]): ReferenceEntry[] {
  const isHidden = ({ path }: Found) => path[1] === 'detail';
  const hidden = new Set(found.filter((item) => isHidden(item)).map(({ name }) => name));
  const heirs = new Map<string, string>();
  for (const item of found) {
    if (isHidden(item)) continue;
    for (const base of item.bases) if (hidden.has(base)) heirs.set(base, item.name);
  }
  const entries = new Map<string, ReferenceEntry>();
  for (const item of found) {
    const owner = item.path.slice(1).filter((part) => part !== 'detail').at(-1) ?? '';
    const scope = isHidden(item) ? heirs.get(owner) : owner;
    if (item.path[0] !== 'asyncio' || scope === undefined || (isHidden(item) && owner === '')) continue;
    if (internalNames.has(item.name)) continue;
    const key = `${scope}::${item.name}`;
    const known = entries.get(key);
    entries.set(key, {
      name: item.name,
      scope,
      signatures: [...new Set([...(known?.signatures ?? []), item.signature])],
      description: known?.description || firstParagraph(item.comment),
      bases: [...new Set([...(known?.bases ?? []), ...item.bases.filter((base) => !hidden.has(base))])],
    });
  }
  return [...entries.values()];
}
