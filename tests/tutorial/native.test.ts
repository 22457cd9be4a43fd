import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, exercises, factsOf, ownPrograms, predictions, type Prediction } from './programs.ts';

const run = promisify(execFile);
const inProject = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-tutorial-'));
const flags = ['-std=c++20', '-pthread', '-I', folder, '-I', inProject('wasm/include')];

/** All programs begin with the same header, which takes most of their time. */
beforeAll(async () => {
  mkdirSync(path.join(folder, 'asyncio'));
  const header = inProject('wasm/include/asyncio/asyncio.hpp');
  await run('g++', [...flags, '-w', '-x', 'c++-header', header, '-o', path.join(folder, 'asyncio/asyncio.hpp.gch')]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Resolves to the program. */
async function compiled(name: string, source: string): Promise<string> {
  const program = path.join(folder, name);
  writeFileSync(`${program}.cpp`, source);
  const library = inProject('build/native/wasm/libasyncio.a');
  await run('g++', [...flags, `${program}.cpp`, library, '-lfmt', '-o', program]);
  return program;
}

const onVirtualClock = { env: { ...process.env, ASYNCIO_CLOCK: 'virtual' } };

async function output(name: string, source: string): Promise<{ stdout: string; stderr: string }> {
  return run(await compiled(name, source), onVirtualClock);
}

interface TraceFileEvent {
  readonly ts?: number;
  readonly dur?: number;
}

/** What the program prints, and how long it runs in its own time. */
async function facts({ id, program, source }: Prediction) {
  const file = 'example' in program ? inProject(`build/native/examples/${program.example}`) : await compiled(id, source);
  const trace = path.join(folder, `${id}.json`);
  const { stdout } = await run('sh', ['-c', '"$0" 2>&1', file], { env: { ...onVirtualClock.env, ASYNCIO_TRACE: trace } });
  const events = JSON.parse(readFileSync(trace, 'utf8')) as TraceFileEvent[];
  const last = Math.max(...events.map(({ ts = 0, dur = 0 }) => ts + dur));
  return factsOf(stdout, last / 1e6);
}

describe.concurrent('an exercise', () => {
  test.each(exercises)('$id is solved by its solution', async ({ id, solution, expected }) => {
    expect(await output(`${id}-solution`, solution)).toEqual({ stdout: expected, stderr: '' });
  });

  test.each(exercises)('$id has to be solved', async ({ id, starter, expected }) => {
    const { stdout } = await output(`${id}-starter`, starter);
    expect(stdout).not.toBe('');
    expect(stdout).not.toBe(expected);
  });
});

describe.concurrent('a prediction', () => {
  test.each(predictions)('$id has an answer, which is not given away', async (prediction) => {
    expect(answerOf(prediction, await facts(prediction))).not.toEqual(prediction.block.options);
  });
});

test('the programs that stand in chapters run', async () => {
  for (const [index, source] of ownPrograms.entries()) {
    expect((await output(`program-${index}`, source)).stdout, source).not.toBe('');
  }
});
