import type { OutputChunk, StreamName } from './messages.ts';

/**
 * Carries a program's output from its worker to the page: at once while the program writes at a
 * pace that a page can show, in bounded batches beyond it.
 *
 * A busy program never turns its worker's event loop, so the page cannot tell it to slow down; the
 * channel therefore keeps to a byte budget by itself. Beyond the budget, only the newest output of
 * each batch is sent, and the number of lines left out is told.
 */
export class OutputChannel {
  /** What the page is asked to take, in bytes a second. */
  static readonly BYTES_PER_SECOND = 2 * 1024 * 1024;
  /** What may be sent at once after a quiet time. */
  static readonly BURST = 512 * 1024;
  /** A message costs the page more than its bytes. */
  static readonly MESSAGE_COST = 100;
  /** How much waits for the next batch; older output is dropped. */
  static readonly BACKLOG = 64 * 1024;

  readonly #post: (chunks: OutputChunk[], droppedLines: number) => void;
  readonly #now: () => number;
  readonly #decoders: Record<StreamName, TextDecoder> = {
    stdout: new TextDecoder(),
    stderr: new TextDecoder(),
  };
  #credit = OutputChannel.BURST;
  #refilledAt: number;
  #backlog: OutputChunk[] = [];
  #backlogSize = 0;
  #droppedLines = 0;

  constructor(post: (chunks: OutputChunk[], droppedLines: number) => void, now: () => number) {
    this.#post = post;
    this.#now = now;
    this.#refilledAt = now();
  }

  write(stream: StreamName, bytes: Uint8Array): void {
    // A single write larger than the whole backlog would be dropped from all the same.
    const kept = bytes.length > OutputChannel.BACKLOG ? bytes.subarray(-OutputChannel.BACKLOG) : bytes;
    if (kept !== bytes) this.#droppedLines += countLines(bytes.subarray(0, -OutputChannel.BACKLOG));
    const text = this.#decoders[stream].decode(kept, { stream: true });
    if (text === '') return;

    const at = this.#now();
    this.#append({ stream, at, text });
    this.#refill(at);
    if (this.#credit >= this.#backlogCost()) this.flush();
  }

  /** Sends all that is left: before every wait and at the end nothing may be held back. */
  flush(): void {
    if (this.#backlog.length === 0) return;
    this.#credit -= this.#backlogCost();
    const chunks = this.#backlog;
    const droppedLines = this.#droppedLines;
    this.#backlog = [];
    this.#backlogSize = 0;
    this.#droppedLines = 0;
    this.#post(chunks, droppedLines);
  }

  #append(chunk: OutputChunk): void {
    this.#backlog.push(chunk);
    this.#backlogSize += chunk.text.length;
    if (this.#backlogSize <= OutputChannel.BACKLOG) return;
    // Half of it goes at once, so that the array is not shifted for every single write.
    let cut = 0;
    while (this.#backlogSize > OutputChannel.BACKLOG / 2 && cut < this.#backlog.length - 1) {
      const dropped = this.#backlog[cut++]!;
      this.#backlogSize -= dropped.text.length;
      this.#droppedLines += dropped.text.split('\n').length - 1;
    }
    this.#backlog.splice(0, cut);
  }

  #backlogCost(): number {
    return this.#backlogSize + OutputChannel.MESSAGE_COST;
  }

  #refill(now: number): void {
    const earned = (now - this.#refilledAt) * OutputChannel.BYTES_PER_SECOND;
    this.#credit = Math.min(OutputChannel.BURST, this.#credit + earned);
    this.#refilledAt = now;
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 0x0a) lines++;
  return lines;
}
