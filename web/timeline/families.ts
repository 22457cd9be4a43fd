import type { Lane } from '../trace/bars.ts';

/** More rows than that nobody reads one by one: large families are folded until they are asked for. */
const MANY = 200;
/** A family of so many children is opened as thin rows: what matters then is the picture that they make. */
const CROWD = 100;

/** Which of the lanes are nested in which; they are in nested order. */
export class Families {
  readonly lanes: readonly Lane[];
  /** By lane: the index of its parent's, or -1. */
  readonly #parents: Int32Array;
  /** By lane: the index behind its last descendant. */
  readonly #ends: Int32Array;
  readonly #childCounts: Int32Array;
  readonly #folded: Uint8Array;

  constructor(lanes: readonly Lane[]) {
    this.lanes = lanes;
    this.#parents = new Int32Array(lanes.length).fill(-1);
    this.#ends = new Int32Array(lanes.length);
    this.#childCounts = new Int32Array(lanes.length);
    this.#folded = new Uint8Array(lanes.length);
    this.#nest();
    if (lanes.length > MANY) this.#fold();
  }

  /** The index behind the last lane that is nested in the one at `index`. */
  end(index: number): number {
    return this.#ends[index]!;
  }

  isCrowded(index: number): boolean {
    const parent = this.#parents[index]!;
    return parent >= 0 && this.#childCounts[parent]! > CROWD;
  }

  /** Whether its family is folded unless the reader wants it otherwise. */
  isFolded(index: number): boolean {
    return this.#folded[index] === 1;
  }

  #nest(): void {
    const path: number[] = [];
    for (const [index, { depth }] of this.lanes.entries()) {
      while (path.length > depth) this.#ends[path.pop()!] = index;
      const parent = path.at(-1);
      if (parent !== undefined) {
        this.#parents[index] = parent;
        this.#childCounts[parent]!++;
      }
      path.push(index);
    }
    for (const index of path) this.#ends[index] = this.lanes.length;
  }

  /** Opens families from the outermost inwards as long as all rows remain few; the others are folded. */
  #fold(): void {
    const parents = [...this.lanes.keys()].filter((index) => this.#childCounts[index]! > 0);
    parents.sort((a, b) => this.lanes[a]!.depth - this.lanes[b]!.depth || a - b);
    let rows = this.#parents.filter((parent) => parent < 0).length;
    for (const index of parents) {
      const within = this.#parents[index]!;
      const count = this.#childCounts[index]!;
      if ((within >= 0 && this.#folded[within]) || rows + count > MANY) this.#folded[index] = 1;
      else rows += count;
    }
  }
}
