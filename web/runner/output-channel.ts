import type { RecordedOutput } from '../trace/recording.ts';
import { Budget } from './budget.ts';
import type { StreamName } from './messages.ts';

/**
 * Gathers a program's output for the next message to the page, in a budget of bytes.
 *
 * A busy program never turns its worker's event loop, so the page cannot tell it to slow down. What
 * waits for the budget is bounded: only the newest output is kept, and the number of lines left out
 * is told.
 */
export class OutputChannel {
  /** What the page is asked to take, in bytes. */
  static readonly RATE = { burst: 512 * 1024, perSecond: 2 * 1024 * 1024 };
  /** A piece costs the page more than its text: as much as so many bytes. */
  static readonly PIECE_COST = 64;
  /** How much waits for the next message, by its cost; older output is dropped. */
  static readonly BACKLOG = 64 * 1024;

  readonly #budget: Budget;
  readonly #decoders: Record<StreamName, TextDecoder> = {
    stdout: new TextDecoder(),
    stderr: new TextDecoder(),
  };
  #backlog: RecordedOutput[] = [];
  #waiting = 0;
  #droppedLines = 0;

  /** @param seconds the real time */
  constructor(seconds: () => number) {
    this.#budget = new Budget(OutputChannel.RATE, seconds);
  }

  /** The program's time of the oldest output that waits. */
  get oldest(): number | undefined {
    return this.#backlog[0]?.at;
  }

  /** The cost of what waits. */
  get waiting(): number {
    return this.#waiting;
  }

  /** The seconds until the budget allows for what waits; 0 if it does now. */
  get secondsUntilSendable(): number {
    return this.#budget.secondsUntil(this.#waiting);
  }

  write(stream: StreamName, bytes: Uint8Array, at: number, position: number): void {
    // A single write larger than the whole backlog would be dropped from all the same.
    const kept = bytes.length > OutputChannel.BACKLOG ? bytes.subarray(-OutputChannel.BACKLOG) : bytes;
    if (kept !== bytes) this.#droppedLines += countLines(bytes.subarray(0, -OutputChannel.BACKLOG));
    const text = this.#decoders[stream].decode(kept, { stream: true });
    if (text !== '') this.#append({ stream, at, text, position });
  }

  /** All that waits, within the budget or not. */
  take(): RecordedOutput[] {
    this.#budget.spend(this.#waiting);
    const [first, ...rest] = this.#backlog;
    if (!first) return [];
    const output = this.#droppedLines > 0 ? [{ ...first, droppedBefore: this.#droppedLines }, ...rest] : this.#backlog;
    this.#backlog = [];
    this.#waiting = 0;
    this.#droppedLines = 0;
    return output;
  }

  #append(chunk: RecordedOutput): void {
    this.#backlog.push(chunk);
    this.#waiting += costOf(chunk);
    if (this.#waiting <= OutputChannel.BACKLOG) return;
    // Half of it goes at once, so that the array is not shifted for every single write.
    let cut = 0;
    while (this.#waiting > OutputChannel.BACKLOG / 2 && cut < this.#backlog.length - 1) {
      const dropped = this.#backlog[cut++]!;
      this.#waiting -= costOf(dropped);
      this.#droppedLines += dropped.text.split('\n').length - 1;
    }
    this.#backlog.splice(0, cut);
  }
}

function costOf(chunk: RecordedOutput): number {
  return chunk.text.length + OutputChannel.PIECE_COST;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 0x0a) lines++;
  return lines;
}
