/** A public name of the runtime, as its headers declare and explain it. */
export interface ReferenceEntry {
  readonly name: string;
  /** The class that it is a member of; empty for a name of the namespace. */
  readonly scope: string;
  /** Overloads one below the other, without what only the compiler needs. */
  readonly signatures: readonly string[];
  /** The first paragraph of its comment. */
  readonly description: string;
  /** Of a class: those whose members it has too. */
  readonly bases: readonly string[];
}
