import type { ProgramClock } from './program-clock.ts';
import type { ProgressChannel } from './progress-channel.ts';
import type { Throttle } from './throttle.ts';

/** The world outside a program, as `wasm/src/host/browser.js` asks for it. */
export interface ProgramHost {
  /** Seconds since the program's start: its only clock. */
  now(): number;
  /** Returns after `seconds` on that clock. Where it cannot return at once: with JSPI as a promise, without it by blocking the worker. */
  wait(seconds: number): Promise<void> | void;
  /** What the program wrote to stdout (1) or stderr (2). */
  write(fd: 1 | 2, bytes: Uint8Array): void;
  /** One encoded event, in the program's memory. */
  trace(heap: Uint8Array, address: number, length: number): void;
}

/** How a program is made to wait really: see `waiting.ts`. */
export interface Waits {
  /** In a wait of its own. */
  wait(seconds: number): Promise<void> | void;
  /** Anywhere. */
  block(seconds: number): void;
}

/** A program's waits cost no time, unless it is too far ahead. */
export function createHost(clock: ProgramClock, channel: ProgressChannel, throttle: Throttle, waits: Waits): ProgramHost {
  const afterActivity = () => {
    clock.noteActivity();
    const pause = channel.secondsUntilEvents;
    if (pause === 0) return;
    // The page has to catch up. The program cannot tell: its clock stands still.
    const now = clock.now();
    channel.flush({ waitingUntil: now });
    waits.block(pause);
    clock.set(now);
  };
  return {
    now: () => clock.now(),
    wait(seconds) {
      if (!(seconds > 0)) return;
      const until = clock.after(seconds);
      const goOn = () => {
        clock.set(until);
        channel.offer();
      };
      const pause = throttle.pause(until);
      if (pause === 0) return goOn();
      channel.flush({ waitingUntil: until });
      return waits.wait(pause)?.then(goOn) ?? goOn();
    },
    write(fd, bytes) {
      channel.write(fd === 1 ? 'stdout' : 'stderr', bytes);
      afterActivity();
    },
    trace(heap, address, length) {
      channel.trace(heap.subarray(address, address + length));
      afterActivity();
    },
  };
}
