/** The worker of one run: loads the glue, gives the program its host, tells the page how it went. */

import { endingOfStatus, endingOfThrown, type Ending, type ThrownDescription } from './ending.ts';
import type { PageToWorker, WaitMode, WorkerToPage } from './messages.ts';
import { ProgramClock, type ClockKind } from './program-clock.ts';
import { createHost, type ProgramHost, type Waits } from './program-host.ts';
import { foreignImports, offeredBy } from './program-imports.ts';
import { ProgressChannel } from './progress-channel.ts';
import { detailOf } from './problem.ts';
import { failureReason, scriptFailure, SiteFileError } from './site-file.ts';
import { Throttle } from './throttle.ts';
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
  postMessage(message, { transfer: message.type === 'progress' ? [message.events.buffer] : [] });
}

function realSeconds(): number {
  return performance.now() / 1000;
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

function createWaits(mode: WaitMode): Waits {
  const atomicBlock = browserBlock();
  const block = (seconds: number) => blockAtLeast(seconds, realSeconds, atomicBlock);
  if (mode === 'blocking') return { wait: block, block };
  const sleep = browserSleep();
  return { wait: (seconds) => waitAtLeast(seconds, realSeconds, sleep), block };
}

/** A program could not be made ready; where its own code threw, `describe` tells what. */
class StartFailure extends Error {
  readonly describe: ProgramInstance['describeException'] | undefined;

  constructor(cause: unknown, describe?: ProgramInstance['describeException']) {
    super('the program was not made ready', { cause });
    this.describe = cause instanceof WebAssembly.Exception ? describe : undefined;
  }

  ending(): Ending {
    if (this.describe) return endingOfThrown(this.cause, this.describe);
    return { kind: 'not-started', reason: failureReason(this.cause), detail: detailOf(this.cause) };
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
        const foreign = foreignImports(program, offeredBy(imports));
        if (foreign.length > 0) {
          fail(new SiteFileError('damaged', { kind: 'functions-missing', names: foreign.join(', ') }));
          return {};
        }
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

async function loadGlue(url: string): Promise<Glue> {
  try {
    return (await import(/* @vite-ignore */ url)) as Glue;
  } catch (error) {
    throw await scriptFailure(new URL(url), error);
  }
}

async function run(
  loadingGlue: Promise<Glue>,
  program: WebAssembly.Module,
  kind: ClockKind,
  waitMode: WaitMode,
): Promise<void> {
  const clock = new ProgramClock(kind, () => performance.now());
  const channel = new ProgressChannel(post, () => clock.now(), realSeconds);
  const host = createHost(clock, channel, new Throttle(kind, channel, realSeconds), createWaits(waitMode));
  const end = (ending: Ending) => {
    channel.flush('busy');
    post({ type: 'ended', at: clock.now(), ending });
  };

  let instance: ProgramInstance;
  try {
    instance = await instantiate(await loadingGlue, program, host);
  } catch (error) {
    end((error instanceof StartFailure ? error : new StartFailure(error)).ending());
    return;
  }

  clock.start();
  post({ type: 'started' });
  try {
    end(endingOfStatus(await instance.callMain([])));
  } catch (error) {
    end(endingOfThrown(error, (thrown) => instance.describeException(thrown)));
  }
}

/** Set by the first message, which is always `prepare`. */
let prepared: { readonly waitMode: WaitMode; readonly glue: Promise<Glue> } | undefined;

addEventListener('message', ({ data }: MessageEvent<PageToWorker>) => {
  if (data.type === 'prepare') {
    if (data.waitMode === 'blocking') stubPromiseIntegration();
    prepared = { waitMode: data.waitMode, glue: loadGlue(data.glueUrl) };
    prepared.glue.catch(() => post({ type: 'unprepared' }));
  } else if (prepared) {
    void run(prepared.glue, data.program, data.clock, prepared.waitMode);
  }
});
