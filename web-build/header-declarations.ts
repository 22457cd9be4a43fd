import { withoutConstraint } from './readable-signature.ts';

/** A public header: its name as programs include it, and its text. */
export interface Header {
  readonly name: string;
  readonly text: string;
}

export type DeclarationKind = 'class' | 'constructor' | 'function' | 'operator' | 'variable';

/** One declaration of a header, with the `///` comment before it. */
export interface Declaration {
  readonly kind: DeclarationKind;
  readonly name: string;
  /** Namespaces and classes around, outermost first. */
  readonly path: readonly string[];
  /** As it is written, up to its body, in one line. */
  readonly head: string;
  /** Without the slashes; empty when there is none. */
  readonly comment: string;
  /** Of a class: what it publicly derives from, without our namespaces. */
  readonly bases: readonly string[];
  readonly header: string;
}

/**
 * Reads what is public in the runtime's headers. Knows C++ as far as these headers use it, not more:
 * tests/scripts/header-declarations.test.mjs holds it against what clang reads in them.
 */
export function readDeclarations(headers: readonly Header[]): Declaration[] {
  return headers.flatMap(({ name, text }) => {
    const found: Declaration[] = [];
    readScope(defaultBranch(text), { path: [], isPublic: true, header: name }, found);
    return found.map((declaration) => asFunction(declaration, found));
  });
}

/** An object that only stands for a function, `inline constexpr detail::Sleep sleep{}`, is told of as that. */
function asFunction(declaration: Declaration, all: readonly Declaration[]): Declaration {
  const { name, head } = declaration;
  const type = /^inline constexpr detail::(\w+) \w+(?:\{\})?$/.exec(head)?.[1];
  const call = all.find(({ path, kind, head }) => kind === 'operator' && path.at(-1) === type && head.includes('operator()('));
  if (!call) return declaration;
  return { ...declaration, kind: 'function', head: call.head.replace('operator()', name).replace(/ const$/, '') };
}

interface Scope {
  readonly path: readonly string[];
  readonly isPublic: boolean;
  readonly header: string;
}

const BLOCK = /^(?:(?:template\s*<.*>\s*)?(?<kind>class|struct|enum class|enum)\s+(?:\[\[.*?\]\]\s*)?(?<name>\w+)(?:\s+final)?\s*(?::\s*(?<bases>.*))?|(?<namespace>(?:inline )?namespace)\s+(?<space>\w+))$/s;

function readScope(text: string, scope: Scope, found: Declaration[]): void {
  const { path, header } = scope;
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
      readScope(body ?? '', { path: [...path, block['space']], isPublic: true, header }, found);
    } else if (name !== undefined) {
      // A declaration alone says nothing.
      if (body === undefined || !isPublic) continue;
      const bases = [...(block?.['bases'] ?? '').matchAll(/public (?:(?!std::)\w+::)*((?:std::)?\w+)/g)].map(([, base]) => base!);
      found.push({ kind: 'class', name, path, head, comment, bases, header });
      if (block?.['kind']?.startsWith('enum')) {
        const around = block['kind'] === 'enum' ? path : [...path, name];
        found.push(...enumerators(body, name).map((one) => ({ ...one, path: around, header })));
        continue;
      }
      readScope(body, { path: [...path, name], isPublic: block?.['kind'] === 'struct', header }, found);
    } else if (isPublic) {
      const declared = declaredBy(head, path.at(-1) ?? '');
      // An overload that is there only to explain itself in an error.
      if (declared === undefined || body?.trimStart().startsWith('static_assert(!')) continue;
      found.push({ ...declared, path, head, comment, bases: [], header });
    }
  }
}

/** The values of an enumeration that a comment explains. */
function enumerators(body: string, type: string): Omit<Declaration, 'path' | 'header'>[] {
  const matches = body.matchAll(/((?:[ \t]*\/\/\/[^\n]*\n)+)\s*(\w+)/g);
  return [...matches].map(([, comment = '', name = '']) => ({
    kind: 'variable',
    name,
    head: `${type} ${name}`,
    comment: comment.replace(/^\s*\/\/\/ ?/gm, '').trim(),
    bases: [],
  }));
}

/** What a declaration names; nothing for usings, friends and what is deleted. */
function declaredBy(head: string, className: string): Pick<Declaration, 'kind' | 'name'> | undefined {
  const plain = head
    .replace(/\[\[.*?\]\]/gs, '')
    .replace(/^template\s*</, '<')
    .replace(/\s+/g, ' ');
  if (/\b(?:using|static_assert)\b|= delete|^#|~/.test(plain)) return undefined;
  const concept = /\bconcept (\w+)/.exec(plain)?.[1];
  if (concept !== undefined) return { kind: 'class', name: concept };
  const operator = /\boperator\s*(?:\(\)|[^\s\w(]+|[\w:<>*& ]+?(?=\())/.exec(plain)?.[0];
  if (operator !== undefined) return { kind: 'operator', name: operator };
  if (/\bfriend\b/.test(plain)) return undefined;
  const declaration = withoutConstraint(afterAngles(plain));
  const callable = /(\w+)\s*\(/.exec(declaration)?.[1];
  const name = callable ?? /(\w+)\s*(?:=.*|\{\}.*)?$/.exec(declaration)?.[1];
  if (name === undefined) return undefined;
  if (name === className) return { kind: 'constructor', name };
  // A type comes before every other name.
  if (!declaration.includes(' ')) return undefined;
  return { kind: callable === undefined ? 'variable' : 'function', name };
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

/** Of what is written twice, what compilers see that know nothing special of us. */
function defaultBranch(text: string): string {
  return text.replace(/^#else\b.*\n(?:(?!#endif).*\n)*/gm, '');
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
    const done = {
      comment: comment.replace(/^ /gm, '').trim(),
      head: head.replace(ATTRIBUTE_MACRO, '').trim().replace(/\s+/g, ' '),
      body,
    };
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
      } else if (/requires(?:\s+requires\([^()]*\))?\s*$/.test(head)) {
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
