/** The worker of one run: loads the glue, gives the program its host, tells the page how it went. */

import { endingOfStatus, endingOfThrown, type Ending, type ThrownDescription } from './ending.ts';
import type { PageToWorker, WaitMode, WorkerToPage } from './messages.ts';
import { OutputChannel } from './output-channel.ts';
import { ProgramClock, type ProgramHost } from './program-host.ts';
import { blockAtLeast, browserBlock, browserSleep, waitAtLeast } from './waiting.ts';

interface ProgramInstance {
  /** Resolves to the exit status, also after `exit()`. */
  callMain(args: string[]): Promise<number>;
  describeException(thrown: unknown): ThrownDescription;
}

interface ProgramOptions {
  noInitialRun: true;
  host: ProgramHost;
  instantiateWasm(
    imports: WebAssembly.Imports,
    loaded: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

interface Glue {
  default(options: ProgramOptions): Promise<ProgramInstance>;
}

function post(message: WorkerToPage): void {
  postMessage(message);
}

/**
 * Without JSPI the same program runs with plain calls where it would suspend: the glue finds
 * functions of the expected names that change nothing, and the host blocks instead.
 */
function stubPromiseIntegration(): void {
  Object.assign(WebAssembly, {
    Suspending: function Suspending(callable: unknown) {
      return callable;
    },
    promising: (callable: unknown) => callable,
  });
}

function createHost(mode: WaitMode, clock: ProgramClock, output: OutputChannel): ProgramHost {
  const now = () => clock.now();
  const wait = createWait(mode, now);
  return {
    now,
    wait(seconds) {
      output.flush();
      return wait(seconds);
    },
    write(fd, bytes) {
      output.write(fd === 1 ? 'stdout' : 'stderr', bytes);
    },
  };
}

function createWait(mode: WaitMode, now: () => number): ProgramHost['wait'] {
  if (mode === 'jspi') {
    const sleep = browserSleep();
    return (seconds) => waitAtLeast(seconds, now, sleep);
  }
  const block = browserBlock();
  return (seconds) => blockAtLeast(seconds, now, block);
}

/** Instantiates the compiled program; the glue by itself would not tell of a failure to do so. */
function instantiate(
  glue: Glue,
  program: WebAssembly.Module,
  host: ProgramHost,
): Promise<ProgramInstance> {
  return new Promise((resolve, reject) => {
    const instantiateWasm: ProgramOptions['instantiateWasm'] = (imports, loaded) => {
      WebAssembly.instantiate(program, imports).then((instance) => loaded(instance, program), reject);
      return {};
    };
    glue.default({ noInitialRun: true, host, instantiateWasm }).then(resolve, reject);
  });
}

async function run({ glueUrl, program, waitMode }: PageToWorker): Promise<void> {
  if (waitMode === 'blocking') stubPromiseIntegration();
  const clock = new ProgramClock(() => performance.now());
  const output = new OutputChannel(
    (chunks, droppedLines) => post({ type: 'output', chunks, droppedLines }),
    () => clock.now(),
  );
  const end = (ending: Ending) => {
    output.flush();
    post({ type: 'ended', at: clock.now(), ending });
  };

  let instance: ProgramInstance;
  try {
    const glue = (await import(/* @vite-ignore */ glueUrl)) as Glue;
    instance = await instantiate(glue, program, createHost(waitMode, clock, output));
  } catch (error) {
    end({ kind: 'not-started', detail: error instanceof Error ? error.message : String(error) });
    return;
  }

  clock.start();
  post({ type: 'started', epoch: performance.timeOrigin + performance.now() });
  try {
    end(endingOfStatus(await instance.callMain([])));
  } catch (error) {
    end(endingOfThrown(error, (thrown) => instance.describeException(thrown)));
  }
}

addEventListener('message', (event: MessageEvent<PageToWorker>) => void run(event.data), { once: true });
