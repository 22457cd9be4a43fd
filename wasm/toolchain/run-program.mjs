// Runs a program of the WebAssembly build under Node, as if it were a native one:
//
//   node run-program.mjs glue.mjs program.wasm [arguments]
//
// with this process's environment, output and exit status. Where Node cannot switch stacks (JSPI), a
// program that waits blocks this thread.
//
// ASYNCIO_TRACE_EVENTS=<file> writes there what the page is told of a run: its events, encoded as in
// web/trace/trace-event.ts. The program's clock is virtual then, so that each run gives the same times.

import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

/** The status of a native process that `abort` ended. */
const aborted = 134;

const [glue = '', program = '', ...args] = process.argv.slice(2);
const switchesStacks = 'Suspending' in WebAssembly;

if (!switchesStacks) {
  // The glue wraps its imports and exports by these; unwrapped, they block.
  // `new` needs a function that is no arrow.
  const Suspending = function (/** @type {unknown} */ wrapped) {
    return wrapped;
  };
  Object.assign(WebAssembly, { Suspending, promising: (/** @type {unknown} */ wrapped) => wrapped });
}
// The glue is generated for workers and asks for their address.
if (!('self' in globalThis)) Object.assign(globalThis, { self: { location: pathToFileURL(process.argv[1] ?? '') } });

/** @param {number} fd @param {Uint8Array} bytes */
function write(fd, bytes) {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(fd, bytes, written);
  }
}

function makeHost() {
  const start = performance.now();
  const never = new Int32Array(new SharedArrayBuffer(4));
  return {
    now: () => (performance.now() - start) / 1000,
    wait(/** @type {number} */ seconds) {
      if (switchesStacks) return new Promise((done) => setTimeout(done, seconds * 1000));
      Atomics.wait(never, 0, 0, seconds * 1000);
      return undefined;
    },
    write,
  };
}

/** @param {Uint8Array[]} events */
function makeTracingHost(events) {
  let now = 0;
  return {
    now: () => now,
    wait(/** @type {number} */ seconds) {
      now = Math.max(now + seconds, now * (1 + Number.EPSILON));
    },
    write,
    trace(/** @type {Uint8Array} */ heap, /** @type {number} */ address, /** @type {number} */ length) {
      events.push(heap.slice(address, address + length));
    },
  };
}

const eventsFile = process.env['ASYNCIO_TRACE_EVENTS'];
/** @type {Uint8Array[]} */
const events = [];

/** The glue adds to it. @type {any} */
const options = {
  wasmBinary: readFileSync(program),
  host: eventsFile ? makeTracingHost(events) : makeHost(),
  preRun: [(/** @type {{ ENV: NodeJS.ProcessEnv }} */ module) => Object.assign(module.ENV, process.env)],
};
const { default: createProgram } = await import(pathToFileURL(resolve(glue)).href);
try {
  const instance = await createProgram(options);
  process.exitCode = await instance.callMain(args);
} catch (error) {
  const { type, message } = options.describeException(error);
  process.stderr.write(`Uncaught exception: ${type}${message ? `: ${message}` : ''}\n`);
  process.exitCode = aborted;
}
if (eventsFile) writeFileSync(eventsFile, Buffer.concat(events));
