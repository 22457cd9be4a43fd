import type { PackFile } from './pack.ts';

const GZIP = [0x1f, 0x8b] as const;

/** As much of a pack's file as has arrived, so that a broken download goes on where it broke. */
export class PartialFile {
  readonly file: PackFile;
  readonly chunks: Uint8Array<ArrayBuffer>[] = [];
  /** By which the server tells this version of the file from another. */
  version: string | undefined;
  #received = 0;

  constructor(file: PackFile) {
    this.file = file;
  }

  get received(): number {
    return this.#received;
  }

  /**
   * Whether the bytes are the file's own. Servers that announce a gzipped file as `Content-Encoding`
   * have the browser unpack it: then they are its content. Unknown before two bytes are there.
   */
  get packed(): boolean | undefined {
    if (this.#received < GZIP.length) return undefined;
    const start = this.chunks.slice(0, GZIP.length).flatMap((chunk) => [...chunk.subarray(0, GZIP.length)]);
    return GZIP.every((byte, index) => start[index] === byte);
  }

  /** Bytes to come in all, or undefined while that is unknown. */
  get expected(): number | undefined {
    if (this.packed === undefined) return undefined;
    return this.packed ? this.file.size : this.file.unpacked;
  }

  /** How far it is, in bytes as transferred. */
  get transferred(): number {
    if (this.expected === undefined) return this.#received;
    return Math.min(this.file.size, Math.round((this.#received / this.expected) * this.file.size));
  }

  add(chunk: Uint8Array<ArrayBuffer>): void {
    if (chunk.length === 0) return;
    this.chunks.push(chunk);
    this.#received += chunk.length;
  }
}
