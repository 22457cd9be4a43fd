import type { Engine } from '../session/engine.ts';
import { detailText } from '../runner/detail-text.ts';
import { detailOf } from '../runner/problem.ts';
import { ProgramRun } from '../runner/program-run.ts';
import { endingText } from '../terminal/ending-text.ts';
import type { Recording } from '../trace/recording.ts';
import type { OutputLine, RunFacts } from './prediction.ts';

export interface AskedProgram {
  /** The shipped program, where there is one. */
  readonly example: string | undefined;
  readonly source: string;
}

/** There is nothing to compare with; the message says why, if there is anything to say. */
export class NotRun extends Error {}

/**
 * Runs a program to its end in its virtual time.
 *
 * @param askDownload asks the reader whether the compiler may be downloaded where that may cost something
 * @throws NotRun
 */
export async function runProgram(
  engine: Engine,
  { example, source }: AskedProgram,
  askDownload: () => Promise<boolean>,
): Promise<RunFacts> {
  const program = example === undefined ? await built(engine, source, askDownload) : await shipped(engine, example);
  const { recording } = await new Promise<ProgramRun>((resolve) => {
    const run = new ProgramRun(engine.workers, program, 'virtual', {
      started: () => undefined,
      progress: () => undefined,
      ended: () => resolve(run),
    });
  });
  engine.workers.prepare();
  return factsOf(recording);
}

async function shipped(engine: Engine, example: string): Promise<WebAssembly.Module> {
  try {
    return await engine.files.program(example);
  } catch (error) {
    throw new NotRun(detailText(detailOf(error)));
  }
}

async function built(engine: Engine, source: string, askDownload: () => Promise<boolean>): Promise<WebAssembly.Module> {
  if (!(await engine.mayCompile(askDownload))) throw new NotRun();
  const result = await engine.compiler.build(source);
  if (result?.kind === 'built') return result.program;
  // Without a result, another program of the page came in between.
  throw new NotRun(result?.kind === 'failed' ? detailText(result.detail) : undefined);
}

function factsOf({ output, ended }: Recording): RunFacts {
  const { at, ending } = ended!;
  if (ending.kind === 'not-started' || ending.kind === 'crashed') throw new NotRun(endingText(ending));
  const lines: OutputLine[] = [];
  let rest = '';
  for (const chunk of output) {
    const [first = '', ...others] = chunk.text.split('\n');
    rest += first;
    for (const text of others) {
      lines.push({ text: rest, at: chunk.at });
      rest = text;
    }
  }
  if (rest !== '') lines.push({ text: rest, at });
  return { lines, seconds: at };
}
