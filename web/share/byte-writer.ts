/** Collects numbers and texts as bytes, to be read by a `ByteReader`. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  byte(value: number): void {
    this.#room(1)[this.#length - 1] = value;
  }

  /** A whole number from 0, in as few bytes as it needs (LEB128). */
  number(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.byte((rest % 0x80) | 0x80);
    this.byte(rest);
  }

  /** A whole number of 32 bits. */
  word(value: number): void {
    const bytes = this.#room(4);
    new DataView(bytes.buffer).setUint32(this.#length - 4, value, true);
  }

  double(value: number): void {
    const bytes = this.#room(8);
    new DataView(bytes.buffer).setFloat64(this.#length - 8, value, true);
  }

  text(value: string): void {
    this.block(new TextEncoder().encode(value));
  }

  /** With its length before it. */
  block(bytes: Uint8Array): void {
    this.number(bytes.length);
    this.bytes(bytes);
  }

  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length).set(bytes, this.#length - bytes.length);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  /** Makes room for so many more, which the length counts already. */
  #room(count: number): Uint8Array<ArrayBuffer> {
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length));
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    return this.#bytes;
  }
}
