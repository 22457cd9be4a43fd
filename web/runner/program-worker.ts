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

/** A program could not be made ready; where its own code threw, `describe` tells what. */
class StartFailure extends Error {
  readonly describe: ProgramInstance['describeException'] | undefined;

  constructor(cause: unknown, describe?: ProgramInstance['describeException']) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.describe = cause instanceof WebAssembly.Exception ? describe : undefined;
  }

  ending(): Ending {
    return this.describe
      ? endingOfThrown(this.cause, this.describe)
      : { kind: 'not-started', detail: this.message };
  }
}

/** Instantiates the compiled program; the glue by itself would not tell of a failure to do so. */
function instantiate(
  glue: Glue,
  program: WebAssembly.Module,
  host: ProgramHost,
): Promise<ProgramInstance> {
  return new Promise((resolve, reject) => {
    // The glue makes this very object the instance, before it runs the program's static constructors.
    const options: ProgramOptions & Partial<ProgramInstance> = {
      noInitialRun: true,
      host,
      instantiateWasm(imports, loaded) {
        // `loaded` runs the static constructors, so what they throw has to be caught as well.
        WebAssembly.instantiate(program, imports)
          .then((instance) => loaded(instance, program))
          .catch(fail);
        return {};
      },
    };
    const fail = (error: unknown) => reject(new StartFailure(error, options.describeException));
    glue.default(options).then(resolve, fail);
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
    end((error instanceof StartFailure ? error : new StartFailure(error)).ending());
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
