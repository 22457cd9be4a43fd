// `npm run fuzz`: random programs in the C++ runtime and in CPython, whose traces have to be the same.
//   npm run fuzz -- --seconds 60        as many as fit
//   npm run fuzz -- --seed 7 --count 1  this one
// See tests/fuzz/README.md.

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { generate } from '../tests/fuzz/generate.mjs';
import { Interpreter } from '../tests/fuzz/interpreters.mjs';
import { planInPython } from '../tests/fuzz/language.mjs';
import { shrink } from '../tests/fuzz/shrink.mjs';
import { run } from './lib/process.mjs';
import { inProject, projectRoot } from './lib/project.mjs';
import { bold, runMain, say } from './lib/report.mjs';

/** @typedef {import('../tests/fuzz/language.mjs').Plan} Plan */

const batch = 50;

/** @param {string} a @param {string} b one of them is the other's expectation */
function sideBySide(a, b) {
  const left = a.split('\n');
  const right = b.split('\n');
  const same = left.findIndex((line, n) => line !== right[n]);
  const width = Math.min(70, Math.max(20, ...left.map((line) => line.length)));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, n) => {
    const mark = n === same || (same < 0 && n === left.length) ? '>' : ' ';
    return `${mark} ${(left[n] ?? '').padEnd(width)} | ${right[n] ?? ''}`;
  }).join('\n');
}

/** The runtime and the oracle. */
class Pair {
  /** @param {string} program @param {string | undefined} python */
  constructor(program, python) {
    this.runtime = new Interpreter(program);
    this.oracle = python
      ? new Interpreter(python, [inProject('tests/fuzz/plan.py')])
      : new Interpreter(process.execPath, [inProject('tests/fuzz/oracle.mjs')]);
  }
  /** @param {Plan[]} plans */
  async run(plans) {
    const [actual, expected] = await Promise.all([this.runtime.run(plans), this.oracle.run(plans)]);
    return plans.map((_, n) => ({ actual: actual[n] ?? '', expected: expected[n] ?? '' }));
  }
  /** @param {Plan[]} plans */
  async differ(plans) {
    return (await this.run(plans)).map(({ actual, expected }) => actual !== expected);
  }
  end() {
    this.runtime.end();
    this.oracle.end();
  }
}

/** @param {Pair} pair @param {number} seed @param {boolean} shrinks */
async function report(pair, seed, shrinks) {
  const plan = generate(seed);
  const smallest = shrinks ? await shrink(plan, (plans) => pair.differ(plans)) : plan;
  const [traces] = await pair.run([smallest]);
  say(`\n${bold(`── seed ${seed}`)}\n\n${planInPython(smallest)}\n\n${JSON.stringify(smallest)}\n`);
  say(`${bold('C++ on the left, CPython on the right')}\n${sideBySide(traces?.actual ?? '', traces?.expected ?? '')}`);
}

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string', default: String(Date.now() % 1e9) },
      count: { type: 'string' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      preset: { type: 'string', default: 'native' },
      program: { type: 'string' },
      python: { type: 'string' },
      'keep-size': { type: 'boolean', default: false },
      failures: { type: 'string', default: '1' },
    },
  });
  if (!values.program) {
    await run('cmake', ['--preset', values.preset, '--log-level', 'WARNING', '-D', 'ASYNCIO_BUILD_TESTS=ON'], { cwd: projectRoot });
    await run('cmake', ['--build', '--preset', values.preset, '--target', 'fuzz_plans', '--', '--quiet'], { cwd: projectRoot });
  }
  const program = values.program ?? inProject('build', values.preset, 'tests/fuzz/fuzz_plans');

  const first = Number(values.seed);
  const count = values.count ? Number(values.count) : values.seconds ? Infinity : 1000;
  const begun = performance.now();
  const end = values.seconds ? begun + 1000 * Number(values.seconds) : Infinity;
  const mostFailures = Number(values.failures);
  let next = first;
  let passed = 0;
  let failed = 0;

  async function work() {
    const pair = new Pair(program, values.python);
    while (next < first + count && performance.now() < end && failed < mostFailures) {
      const seeds = Array.from({ length: Math.min(batch, first + count - next) }, () => next++);
      const differ = await pair.differ(seeds.map(generate));
      for (const [n, seed] of seeds.entries()) {
        if (!differ[n]) {
          passed += 1;
        } else if (failed < mostFailures) {
          failed += 1;
          await report(pair, seed, !values['keep-size']);
        }
      }
    }
    pair.end();
  }
  await Promise.all(Array.from({ length: Number(values.jobs) }, work));

  const seconds = (performance.now() - begun) / 1000;
  say(`\nseeds from ${first}: ${Math.round((60 * (passed + failed)) / seconds)} a minute`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
