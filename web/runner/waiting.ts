/** Waiting in a worker, to a fraction of a millisecond and without burning CPU. */

/** Resolves after about `milliseconds`; it may be early by the rounding of the browser's timers. */
export type Sleep = (milliseconds: number) => Promise<void>;

/** Blocks the calling thread for about `milliseconds`. */
export type Block = (milliseconds: number) => void;

/**
 * Shared memory that nobody ever notifies. It comes from WebAssembly because the `SharedArrayBuffer`
 * constructor is hidden from pages without cross-origin isolation, and this page needs none.
 */
function silentCell(): Int32Array {
  return new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer);
}

type WaitAsync = (
  cell: Int32Array,
  index: number,
  value: number,
  milliseconds: number,
) => { readonly async: boolean; readonly value: Promise<unknown> | string };

/** A longer `setTimeout` would be over at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * `Atomics.waitAsync` where it exists: `setTimeout` rounds to whole milliseconds and, nested five
 * deep as a program's loop nests it, never takes less than four.
 */
export function browserSleep(): Sleep {
  const waitAsync = (Atomics as { waitAsync?: WaitAsync }).waitAsync;
  if (!waitAsync) {
    return (milliseconds) => {
      const wholeMilliseconds = Math.min(Math.ceil(milliseconds), LONGEST_TIMEOUT);
      return new Promise((resolve) => setTimeout(resolve, wholeMilliseconds));
    };
  }
  const cell = silentCell();
  return async (milliseconds) => {
    await waitAsync.call(Atomics, cell, 0, 0, milliseconds).value;
  };
}

export function browserBlock(): Block {
  const cell = silentCell();
  return (milliseconds) => {
    Atomics.wait(cell, 0, 0, milliseconds);
  };
}

/** Sleeps until `now()` (seconds) has really advanced by `seconds`, however early single timers fire. */
export async function waitAtLeast(seconds: number, now: () => number, sleep: Sleep): Promise<void> {
  const deadline = now() + seconds;
  for (let left = seconds; left > 0; left = deadline - now()) await sleep(left * 1000);
}

/** The same, blocking the thread. */
export function blockAtLeast(seconds: number, now: () => number, block: Block): void {
  const deadline = now() + seconds;
  for (let left = seconds; left > 0; left = deadline - now()) block(left * 1000);
}
