import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Toolchain } from '../../web/compiler/toolchain.ts';
import { decodeEvents } from '../../web/trace/trace-event.ts';
import { answerOf, exercises, factsOf, predictions } from '../tutorial/programs.ts';
import { pageToolchain } from './page-toolchain.ts';
import { runProgram } from './run-program.ts';

// What is right natively (tests/tutorial) must be so in the page, which has no threads.

const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-tutorial-'));
let toolchain: Toolchain;

beforeAll(async () => {
  toolchain = await pageToolchain();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(source: string, environment?: NodeJS.ProcessEnv) {
  const { object, text } = await toolchain.compile(source);
  expect(text, 'clang').not.toContain('error:');
  const { program } = await toolchain.link(object!);
  return runProgram(program!, environment);
}

describe('in the page', () => {
  test.each(exercises)('the solution of $id prints what it should', async ({ solution, expected }) => {
    expect(await run(solution)).toMatchObject({ status: 0, stdout: expected });
  });

  test.each(predictions)('$id has an answer, which is not given away', async (prediction) => {
    const events = path.join(folder, prediction.id);
    const { stdout, stderr } = await run(prediction.source, { ASYNCIO_CLOCK: '', ASYNCIO_TRACE_EVENTS: events });
    const seconds = decodeEvents(readFileSync(events)).at(-1)!.time;
    expect(answerOf(prediction, factsOf(stdout + stderr, seconds))).not.toEqual(prediction.block.options);
  });
});
