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
import { prepareForTests } from './lib/prepare.mjs';
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

/** The builds of the runtime that are to be compared, and the oracle. */
class Comparison {
  /** @param {string[]} programs @param {string | undefined} python */
  constructor(programs, python) {
    this.builds = programs.map((program) => new Interpreter(program));
    this.oracle = python
      ? new Interpreter(python, [inProject('tests/fuzz/plan.py')])
      : new Interpreter(process.execPath, [inProject('tests/fuzz/oracle.mjs')]);
  }
  /** @param {Plan[]} plans what CPython says of each, and what the first build says that differs */
  async run(plans) {
    const [expected, ...actual] = await Promise.all([this.oracle, ...this.builds].map((one) => one.run(plans)));
    return plans.map((_, n) => {
      const wanted = expected?.[n] ?? '';
      const differing = actual.map((traces) => traces[n] ?? '').find((trace) => trace !== wanted);
      return { expected: wanted, actual: differing ?? wanted };
    });
  }
  /** @param {Plan[]} plans */
  async differ(plans) {
    return (await this.run(plans)).map(({ actual, expected }) => actual !== expected);
  }
  /** @returns {Promise<string[]>} what was wrong in the end: leaks */
  async end() {
    const words = await Promise.all([this.oracle, ...this.builds].map((one) => one.end()));
    return words.filter((text) => text !== '');
  }
}

/** @param {Comparison} comparison @param {number} seed @param {boolean} shrinks */
async function report(comparison, seed, shrinks) {
  const plan = generate(seed);
  const smallest = shrinks ? await shrink(plan, (plans) => comparison.differ(plans)) : plan;
  const [traces] = await comparison.run([smallest]);
  say(`\n${bold(`── seed ${seed}`)}\n\n${planInPython(smallest)}\n\n${JSON.stringify(smallest)}\n`);
  say(`${bold('C++ on the left, CPython on the right')}\n${sideBySide(traces?.actual ?? '', traces?.expected ?? '')}`);
}

/** @param {string} preset @returns {Promise<string>} the program that it builds */
async function build(preset) {
  const configuration = ['--preset', preset, '--log-level', 'WARNING', '-D', 'ASYNCIO_BUILD_TESTS=ON'];
  await run('cmake', configuration, { cwd: projectRoot });
  await run('cmake', ['--build', '--preset', preset, '--target', 'fuzz_plans', '--', '--quiet'], { cwd: projectRoot });
  return inProject('build', preset, 'tests/fuzz/fuzz_plans');
}

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string' },
      count: { type: 'string' },
      jobs: { type: 'string' },
      presets: { type: 'string', default: 'native' },
      python: { type: 'string' },
      program: { type: 'string' },
      failures: { type: 'string', default: '1' },
      'no-shrink': { type: 'boolean', default: false },
    },
  });
  /** @type {string[]} */
  const programs = values.program ? [values.program] : [];
  if (programs.length === 0) {
    await prepareForTests(new Set(['packages', 'npm']));
    for (const preset of values.presets.split(',')) programs.push(await build(preset));
  }

  const first = Number(values.seed ?? Date.now() % 1e9);
  const begun = performance.now();
  const end = values.seconds ? begun + 1000 * Number(values.seconds) : Infinity;
  const last = first + Number(values.count ?? (values.seconds ? Infinity : 1000));
  const mostFailures = Number(values.failures);
  let next = first;
  let passed = 0;
  let failed = 0;

  async function work() {
    const comparison = new Comparison(programs, values.python);
    while (next < last && performance.now() < end && failed < mostFailures) {
      const seeds = Array.from({ length: Math.min(batch, last - next) }, () => next++);
      const differ = await comparison.differ(seeds.map(generate));
      for (const [n, seed] of seeds.entries()) {
        if (!differ[n]) {
          passed += 1;
        } else if (failed < mostFailures) {
          failed += 1;
          await report(comparison, seed, !values['no-shrink']);
        }
      }
    }
    for (const words of await comparison.end()) {
      failed += 1;
      say(`\nWrong in the end; run the seeds one by one to see with which:\n${words}`);
    }
  }
  await Promise.all(Array.from({ length: Number(values.jobs ?? availableParallelism()) }, work));

  const minutes = (performance.now() - begun) / 60_000;
  say(`\n${Math.round((passed + failed) / minutes)} plans a minute, from seed ${first}`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
