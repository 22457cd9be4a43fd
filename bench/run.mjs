// Runs the scenarios of scenarios.hpp on this runtime and on its peers, one after the other in one
// run, and prints what each costs and the ratios. Usage: node bench/run.mjs [build folder]
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { printTable } from './table.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = resolve(root, process.argv[2] ?? 'build/bench');

const scenarios = [
  { id: 'await_leaf', title: 'await a ready-made coroutine', unit: 'ns' },
  { id: 'sleep_zero', title: 'sleep(0), one turn of the loop', unit: 'ns' },
  { id: 'create_task_await', title: 'create_task, then await it', unit: 'ns' },
  { id: 'gather_10000', title: 'gather of 10 000, a task', unit: 'ns' },
  { id: 'timers_100000', title: '100 000 timers at once, a timer', unit: 'ns' },
  { id: 'sleeping_task_bytes', title: 'memory of a sleeping task', unit: 'B' },
];

/** Runs the scenarios that `filter` matches in a process of their own. */
function nativeRuns(program, filter) {
  const json = execFileSync(join(build, 'bench', program), [
    `--benchmark_filter=${filter}`, '--benchmark_format=json', '--benchmark_repetitions=5',
    '--benchmark_min_time=0.1', '--benchmark_enable_random_interleaving=true',
  ], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  return JSON.parse(json).benchmarks;
}

/** How many events of the trace one iteration has, by scenario. */
const events = {};

/** Runs a Google Benchmark program. @returns {Record<string, number>} cost by scenario */
function nativeResults(program) {
  // Memory apart: blocks that earlier scenarios left on free lists would not be counted.
  const runs = [...nativeRuns(program, '-bytes'), ...nativeRuns(program, 'bytes')];
  const nanoseconds = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };
  const results = {};
  for (const run of runs) {
    if (run.run_type !== 'iteration') continue;
    const cost = run.bytes ?? (run.items_per_second
      ? 1e9 / run.items_per_second
      : run.real_time * nanoseconds[run.time_unit]);
    const id = run.run_name.split('/')[0];
    if (run.events) events[id] = run.events;
    // Of time the least of the repetitions, since what other programs on the machine take is never
    // less than nothing; of memory the first, when nothing is on free lists.
    results[id] = run.bytes ? (results[id] ?? cost) : Math.min(results[id] ?? Infinity, cost);
  }
  return results;
}

function pythonResults() {
  return JSON.parse(execFileSync('python3', [join(root, 'bench', 'asyncio_bench.py')]));
}

const peers = [
  { title: 'asyncio C++', measure: () => nativeResults('asyncio_bench') },
  { title: 'asio', measure: () => nativeResults('asio_bench') },
  { title: 'CPython', measure: pythonResults },
].map(({ title, measure }) => {
  console.error(`measuring ${title} …`);
  return { title, results: measure() };
});

const format = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
const columns = ['', ...peers.map((peer) => peer.title), 'asio ÷ ours', 'CPython ÷ ours'];
const rows = scenarios.map(({ id, title, unit }) => {
  const costs = peers.map((peer) => peer.results[id]);
  return [title, ...costs.map((cost) => `${format(cost)} ${unit}`),
    ...costs.slice(1).map((cost) => `${format(cost / costs[0])}×`)];
});
printTable(columns, rows);

const traced = scenarios.filter(({ id }) => `${id}_traced` in events).map(({ id, title }) => {
  const costs = [id, `${id}_traced`, `${id}_trace_file`].map((name) => peers[0].results[name]);
  const count = events[`${id}_traced`];
  return [title, ...costs.map((cost) => `${format(cost)} ns`), format(count),
    ...costs.slice(1).map((cost) => `${format((cost - costs[0]) / count)} ns`)];
});
console.log();
printTable(['the trace', 'off', 'taken and dropped', 'as a file', 'events', 'an event', 'an event in a file'], traced);
