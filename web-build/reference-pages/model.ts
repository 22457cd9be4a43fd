import type { Overload, PublicName } from '../header-reference.ts';
import { conceptGroups, type Concept } from './concepts.ts';
import { parseContract, type Contract } from './contract.ts';

/** Everything that the reference's pages show, before any markup. */
export interface ReferenceModel {
  readonly groups: readonly { readonly title: string; readonly pages: readonly ReferencePage[] }[];
  readonly pages: readonly ReferencePage[];
  /** The public names that no page tells of. */
  readonly homeless: readonly string[];
  readonly names: ReferenceNames;
}

export interface ReferencePage {
  readonly concept: Concept;
  readonly entries: readonly ReferenceItem[];
}

export interface ReferenceItem {
  /** Within its page. */
  readonly anchor: string;
  readonly name: PublicName;
  /** Overloads that one comment explains are one. */
  readonly uses: readonly Use[];
  /** Of a class: its members, but those that another page tells of. */
  readonly members: readonly ReferenceItem[];
  /** Links to members that are told of elsewhere: at a base class, or on another page. */
  readonly elsewhere: readonly PublicName[];
}

export interface Use {
  readonly signatures: readonly string[];
  readonly contract: Contract;
}

/** `Class::member`, or the name alone. */
export function qualified({ scope, name }: PublicName): string {
  return scope === '' ? name : `${scope}::${name}`;
}

/** Finds the places of names. */
export class ReferenceNames {
  readonly #names: ReadonlyMap<string, PublicName>;
  readonly #pages: ReadonlyMap<string, Concept>;

  constructor(names: readonly PublicName[], pageOf: (name: PublicName) => Concept | undefined) {
    // A class's name means the class, not its constructor, inside of it too.
    this.#names = new Map(names.filter(({ kind }) => kind !== 'constructor').map((name) => [qualified(name), name]));
    const placed = names.map((name) => [qualified(name), pageOf(name)] as const);
    this.#pages = new Map(placed.filter((entry): entry is [string, Concept] => entry[1] !== undefined));
  }

  /** The address of what `text` names, seen from a class or from none; undefined if it is nothing of ours. */
  addressOf(text: string, scope = ''): string | undefined {
    const name = this.#named(text, scope);
    const page = name && this.#pages.get(qualified(name));
    return name && page && `${page.id}.html#${encodeURIComponent(anchorOf(name))}`;
  }

  /** The class of that name. */
  classNamed(text: string): PublicName | undefined {
    const name = this.#names.get(text);
    return name?.kind === 'class' ? name : undefined;
  }

  #named(text: string, scope: string): PublicName | undefined {
    for (let from: PublicName | undefined = this.classNamed(scope); from; from = this.classNamed(from.bases[0] ?? '')) {
      const member = this.#names.get(`${from.name}::${text}`);
      if (member) return member;
    }
    const [className = '', member] = text.split('::');
    return this.#names.get(text) ?? (member === undefined ? undefined : this.#inherited(className, member));
  }

  #inherited(className: string, member: string): PublicName | undefined {
    return this.classNamed(className) && this.#named(member, className);
  }
}

export function buildModel(names: readonly PublicName[], groups: typeof conceptGroups = conceptGroups): ReferenceModel {
  const listed = groups.flatMap((group) => group.concepts);
  const classOf = ({ scope }: PublicName) => (scope === '' ? undefined : names.find((one) => one.kind === 'class' && one.name === scope));
  // A member stays with its class, wherever that is told of.
  const headerOf = (name: PublicName) => (classOf(name) ?? name).header;
  const home = new Map(
    names.map((name) => [name, claiming(listed, name) ?? listed.find(({ headers }) => headers.includes(headerOf(name)))]),
  );
  const homeOf = (name: PublicName) => home.get(name);
  const index = new ReferenceNames(names, homeOf);

  const item = (name: PublicName, page: Concept): ReferenceItem => {
    const members = names.filter((one) => name.kind === 'class' && one.scope === name.name);
    const inherited = inheritedBy(name, names, index).filter((one) => !members.some((own) => own.name === one.name));
    return {
      anchor: anchorOf(name),
      name,
      uses: usesOf(name.overloads.map((overload) => ({ ...overload, signature: `${overload.signature}${derivation(name, index)}` }))),
      members: members
        .filter((one) => homeOf(one) === page)
        .sort((a, b) => memberRank(a) - memberRank(b))
        .map((one) => item(one, page)),
      elsewhere: [...members.filter((one) => homeOf(one) !== page), ...inherited],
    };
  };
  const pageFor = (concept: Concept): ReferencePage => {
    const own = names.filter((name) => homeOf(name) === concept);
    const roots = own.filter((name) => {
      const owner = classOf(name);
      return owner === undefined || homeOf(owner) !== concept;
    });
    roots.sort((a, b) => rank(concept, a) - rank(concept, b));
    return { concept, entries: roots.map((name) => item(name, concept)) };
  };
  // A page whose header does not exist has nothing to say.
  const built = groups.map(({ title, concepts: listedHere }) => ({
    title,
    pages: listedHere.map((concept) => pageFor(concept)).filter(({ entries }) => entries.length > 0),
  }));
  return {
    groups: built,
    pages: built.flatMap(({ pages }) => pages),
    homeless: names.filter((name) => homeOf(name) === undefined).map((name) => qualified(name)),
    names: index,
  };
}

/** ` : RuntimeError`; of bases that nobody is to know nothing is said. */
function derivation({ bases }: PublicName, index: ReferenceNames): string {
  const known = bases.filter((base) => base.startsWith('std::') || index.classNamed(base) !== undefined);
  return known.length === 0 ? '' : ` : ${known.join(', ')}`;
}

/** How a class is made comes first, then what it adds, then what others have too. */
function memberRank({ kind, isInherited }: PublicName): number {
  if (kind === 'constructor') return 0;
  return isInherited ? 2 : 1;
}

/** What the page lists comes first, then its headers in their order. */
function rank({ names = [], headers }: Concept, name: PublicName): number {
  const listed = names.indexOf(qualified(name));
  return listed >= 0 ? listed : names.length + headers.indexOf(name.header);
}

/** The page that lists the name itself, or its class. */
function claiming(listed: readonly Concept[], name: PublicName): Concept | undefined {
  return (
    listed.find(({ names }) => names?.includes(qualified(name))) ??
    (name.scope === '' ? undefined : listed.find(({ names }) => names?.includes(name.scope)))
  );
}

function inheritedBy(name: PublicName, names: readonly PublicName[], index: ReferenceNames): PublicName[] {
  return name.bases
    .map((base) => index.classNamed(base))
    .filter((base) => base !== undefined)
    .flatMap((base) => [
      ...names.filter((one) => one.scope === base.name && (one.kind === 'function' || one.kind === 'variable')),
      ...inheritedBy(base, names, index),
    ]);
}

export function anchorOf({ scope, name }: PublicName): string {
  return scope === '' ? name : `${scope}.${name}`;
}

/**
 * What has no comment of its own is explained by the one before it. At the beginning, and in another
 * header, there is none before it: then it is the name's first one.
 */
function usesOf(overloads: readonly Overload[]): Use[] {
  const uses: { signatures: Set<string>; comment: string; header: string }[] = [];
  const unexplained: string[] = [];
  for (const { signature, comment, header } of overloads) {
    const last = uses.at(-1);
    if (comment !== '') uses.push({ signatures: new Set([signature]), comment, header });
    else if (last?.header === header) last.signatures.add(signature);
    else unexplained.push(signature);
  }
  if (uses.length === 0) uses.push({ signatures: new Set(), comment: '', header: '' });
  for (const signature of unexplained) uses[0]!.signatures.add(signature);
  return uses.map(({ signatures, comment }) => ({ signatures: [...signatures], contract: parseContract(comment) }));
}
