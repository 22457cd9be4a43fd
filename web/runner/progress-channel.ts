import { encodeEvent, kindOf, timeOf } from '../trace/trace-event.ts';
import { Budget } from './budget.ts';
import type { Activity, Progress, StreamName } from './messages.ts';
import { OutputChannel } from './output-channel.ts';
import { TraceChannel } from './trace-channel.ts';

/**
 * Tells the page all that a program does, in order: at once while the page can take so many messages,
 * so that what led to a long computation is seen while that lasts; in batches beyond it.
 */
export class ProgressChannel {
  static readonly MESSAGES = { burst: 500, perSecond: 500 };
  /** So much is worth a message in any case, in bytes. */
  static readonly BATCH = 32 * 1024;
  /** How many events a program may do when it runs ahead of real time. */
  static readonly EVENTS_AHEAD = { burst: 60_000, perSecond: 5000 };
  /** How many events the page can take at all. */
  static readonly EVENTS = { burst: 60_000, perSecond: 30_000 };

  readonly #post: (progress: Progress) => void;
  readonly #now: () => number;
  readonly #trace = new TraceChannel();
  readonly #output: OutputChannel;
  readonly #messages: Budget;
  readonly #eventsAhead: Budget;
  readonly #events: Budget;
  /** The time of the `printed` event whose text is about to be written. */
  #printed: number | undefined;
  #toldFull = false;
  /** Whether the page believes that whatever happens is told at once. */
  #toldBusy = false;

  /**
   * @param now the program's time
   * @param seconds the real time
   */
  constructor(post: (progress: Progress) => void, now: () => number, seconds: () => number) {
    this.#post = post;
    this.#now = now;
    this.#output = new OutputChannel(seconds);
    this.#messages = new Budget(ProgressChannel.MESSAGES, seconds);
    this.#eventsAhead = new Budget(ProgressChannel.EVENTS_AHEAD, seconds);
    this.#events = new Budget(ProgressChannel.EVENTS, seconds);
  }

  /** Whether no more events are recorded. */
  get full(): boolean {
    return this.#trace.full;
  }

  /** The seconds until a program that is ahead may do more; 0 if it may now. */
  get secondsUntilEventsAhead(): number {
    return this.#eventsAhead.secondsUntil(0);
  }

  /** The seconds until the page can take more events at all; 0 if it can now. */
  get secondsUntilEvents(): number {
    return this.#events.secondsUntil(0);
  }

  /** The seconds until the page can take the output; 0 if it can now. */
  get secondsUntilOutput(): number {
    return this.#output.secondsUntilSendable;
  }

  trace(event: Uint8Array): void {
    const recorded = this.#record(event);
    this.#printed = recorded && kindOf(event) === 'printed' ? timeOf(event) : undefined;
    if (recorded || !this.#toldFull) this.offer();
    // Of what is not recorded the page has to know only that time goes on.
    else if (!this.#toldBusy && this.#messages.has(2)) this.offer();
  }

  write(stream: StreamName, bytes: Uint8Array): void {
    const at = this.#printed ?? this.#mark(stream, bytes);
    this.#printed = undefined;
    this.#output.write(stream, bytes, at, this.#trace.count);
    this.offer();
  }

  /** Sends all that waits, or that the clock has moved, unless the page should not be bothered now. */
  offer(): void {
    if (this.#mayFlush()) this.flush('busy');
    else if (this.#trace.size >= ProgressChannel.BATCH || this.#toldBusy) this.#sendEvents();
  }

  /** Sends all that waits. */
  flush(activity: Activity): void {
    this.#messages.spend(1);
    this.#send(this.#output.take(), this.#now(), activity === 'busy' && !this.#messages.has(1) ? 'flooding' : activity);
  }

  /** What is printed past the runtime is marked in the trace all the same. */
  #mark(stream: StreamName, bytes: Uint8Array): number {
    const time = this.#now();
    if (!this.#trace.full) {
      this.#record(encodeEvent({ kind: 'printed', detail: stream === 'stdout' ? 1 : 2, time, text: beginning(bytes) }));
    }
    return time;
  }

  #record(event: Uint8Array): boolean {
    const recorded = this.#trace.add(event);
    if (recorded) {
      this.#eventsAhead.spend(1);
      this.#events.spend(1);
    }
    return recorded;
  }

  #mayFlush(): boolean {
    if (this.#trace.full && !this.#toldFull) return true;
    if (this.#output.secondsUntilSendable > 0) return false;
    return this.#messages.has(1) || this.#trace.size + this.#output.waiting >= ProgressChannel.BATCH;
  }

  /** Output waits longer: nothing after its beginning has been told yet. */
  #sendEvents(): void {
    this.#messages.spend(1);
    this.#send([], this.#output.oldest ?? this.#now(), 'flooding');
  }

  #send(output: Progress['output'], now: number, activity: Activity): void {
    const { full } = this.#trace;
    this.#toldFull = full;
    this.#toldBusy = activity === 'busy';
    this.#post({ type: 'progress', events: this.#trace.take(), output, now, activity, full });
  }
}

/** How much of the text of a print is in the trace, in bytes. */
const BEGINNING = 200;

const decoder = new TextDecoder();

/** As the runtime tells it: without the end of the line. */
function beginning(bytes: Uint8Array): string {
  let end = Math.min(bytes.length, BEGINNING);
  // Not within a character.
  if (end < bytes.length) while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--;
  return decoder.decode(bytes.subarray(0, end)).replace(/\n$/, '');
}
