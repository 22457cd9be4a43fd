import { internalNames } from '../web/reference/internal-names.ts';
import type { ReferenceEntry } from '../web/reference/reference-entry.ts';
import { tidySummary } from '../web/reference/summary.ts';
import { readDeclarations, type Declaration, type DeclarationKind, type Header } from './header-declarations.ts';
import { readableSignature } from './readable-signature.ts';

/** One way to call or use a public name. */
export interface Overload {
  readonly signature: string;
  /** Its whole contract comment; may be empty, as another overload's holds for it too. */
  readonly comment: string;
  readonly header: string;
}

/** A public name of namespace `asyncio` and all that the headers say of it. */
export interface PublicName {
  readonly kind: DeclarationKind;
  readonly name: string;
  /** The class that it is a member of; empty for a name of the namespace. */
  readonly scope: string;
  readonly overloads: readonly Overload[];
  /** Of a class: those whose members it has too. */
  readonly bases: readonly string[];
  readonly header: string;
  /** A member that its class has from a hidden one. */
  readonly isInherited: boolean;
}

/**
 * The public names in the order of the headers: overloads together, and what public classes
 * inherit from hidden ones as theirs.
 */
export function readPublicNames(headers: readonly Header[]): PublicName[] {
  const declarations = readDeclarations(headers).filter(({ path }) => path[0] === 'asyncio');
  const hidden = new Set(declarations.filter((item) => isHidden(item)).map(({ name }) => name));
  const heirs = new Map<string, Declaration>();
  for (const item of declarations) {
    if (isHidden(item)) continue;
    for (const base of item.bases) if (hidden.has(base)) heirs.set(base, item);
  }
  const names = new Map<string, PublicName>();
  for (const item of declarations) {
    const owner = item.path.slice(1).filter((part) => part !== 'detail').at(-1) ?? '';
    const heir = isHidden(item) ? heirs.get(owner) : undefined;
    if (isHidden(item) && heir === undefined) continue;
    if (internalNames.has(item.name) || (isUsual(item) && item.comment === '')) continue;
    // A hidden class's constructors are not its heir's, and its operators name it.
    if (heir !== undefined && isUsual(item)) continue;
    const scope = heir?.name ?? owner;
    const key = `${scope}::${item.name}`;
    const known = names.get(key);
    names.set(key, {
      kind: item.kind,
      name: item.name,
      scope,
      overloads: withOverload(known?.overloads ?? [], item),
      bases: [...new Set([...(known?.bases ?? []), ...item.bases.filter((base) => !hidden.has(base))])],
      header: known?.header ?? heir?.header ?? item.header,
      isInherited: heir !== undefined,
    });
  }
  return [...names.values()];
}

const isHidden = ({ path }: Declaration) => path[1] === 'detail';

/** Every class has them: they are worth a word only where a comment says one. */
const isUsual = ({ kind }: Declaration) => kind === 'constructor' || kind === 'operator';

/** A function that is declared first and defined later is one. */
function withOverload(known: readonly Overload[], { head, comment, header }: Declaration): Overload[] {
  const signature = readableSignature(head);
  const same = known.find((overload) => overload.signature === signature && (comment === '' || overload.comment === ''));
  if (!same) return [...known, { signature, comment, header }];
  return known.map((overload) => (overload === same ? { ...same, comment: same.comment || comment } : overload));
}

/** What the editor tells of the names that programs write. */
export function referenceEntries(names: readonly PublicName[]): ReferenceEntry[] {
  return names
    .filter(({ kind }) => kind !== 'constructor' && kind !== 'operator')
    .map(({ name, scope, overloads, bases }) => ({
      name,
      scope,
      signatures: [...new Set(overloads.map(({ signature }) => signature))],
      description: overloads.map(({ comment }) => firstParagraph(comment)).find((text) => text !== '') ?? '',
      bases,
    }));
}

/** The comment's first paragraph, up to its tags. */
function firstParagraph(comment: string): string {
  const [paragraph = ''] = comment.split(/\n\s*\n|(?:^|\s)@(?:param|tparam|returns|throws)\b|\nSee http|\n ?See /);
  return tidySummary(paragraph);
}
