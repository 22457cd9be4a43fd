/** Gathers encoded events for the next message to the page: at most `LIMIT` in all. */
export class TraceChannel {
  static readonly LIMIT = 400_000;

  #buffer = new Uint8Array(64 * 1024);
  #size = 0;
  #count = 0;
  #full = false;

  /** How many events there have been; those that came too late do not count. */
  get count(): number {
    return this.#count;
  }

  /** Whether an event came too late. */
  get full(): boolean {
    return this.#full;
  }

  /** The bytes that wait. */
  get size(): number {
    return this.#size;
  }

  /** @returns whether it is recorded */
  add(event: Uint8Array): boolean {
    if (this.#count >= TraceChannel.LIMIT) {
      this.#full = true;
      return false;
    }
    if (this.#size + event.length > this.#buffer.length) this.#grow(event.length);
    this.#buffer.set(event, this.#size);
    this.#size += event.length;
    this.#count++;
    return true;
  }

  take(): Uint8Array<ArrayBuffer> {
    const events = this.#buffer.slice(0, this.#size);
    this.#size = 0;
    return events;
  }

  #grow(more: number): void {
    const larger = new Uint8Array(2 * this.#buffer.length + more);
    larger.set(this.#buffer.subarray(0, this.#size));
    this.#buffer = larger;
  }
}
