// Measures the built page in Chromium and Firefox from an edit to the program's first output, and
// beside it, in the same run, the stock API of the clang package on the same programs.
// Usage: node bench/page.mjs <folder of the built site>
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { serveSite, transferSize } from './page/site.mjs';
import { measureStock, serveStock } from './page/stock.mjs';
import { printTable } from './table.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? `${root}build/bench-page`);
const { BROWSERS, launchBrowser } = await ofTests('browsers.ts');
const { PlaygroundPage } = await ofTests('playground-page.ts');

const PROGRAMS = ['gather_failure', 'say_after_gather'];
const SHIPPED = 'hello';
const RUNS = 10;
const RELOADS = 3;
const STOCK_RUNS = 5;
/** The reader reads: what the page's compiler does unasked after an edit is done by then. */
const PAUSE = 1500;
const LIMIT = 180_000;

async function ofTests(file) {
  return (await runnerImport(`${root}tests/browser/${file}`, { configFile: false, logLevel: 'error' })).module;
}

const progress = (text) => process.stderr.write(`${text} …\n`);

/**
 * A program as somebody edits it, one character after the other. Its first line of output comes at once,
 * where the example's comes after a second, and tells which edit it is of.
 */
function* editsOf(program) {
  const source = readFileSync(`${root}examples/${program}/main.cpp`, 'utf8');
  for (let i = 10; ; i++) {
    const line = `edit ${i.toString(36)}`;
    yield { line, source: source.replace(/async_main\(\) \{\n/, `$&  asyncio::print("${line}");\n`) };
  }
}

/** Runs an edit; what each part took, in milliseconds. */
async function edited(playground, { line, source }) {
  await playground.setSource(source);
  await playground.press('run');
  await playground.waitForLine(line, LIMIT);
  const marks = await playground.page.evaluate(() => {
    const [run, built, started, output] = ['run', 'built', 'started', 'first-output'].map(
      (name) => performance.getEntriesByName(`coroscope:${name}`)[0],
    );
    const { compile, link } = built.detail;
    const start = started.startTime - built.startTime;
    return { total: output.startTime - run.startTime, compile, link, start, sinceLoad: output.startTime };
  });
  await playground.press('stop');
  await playground.waitForEnd();
  return marks;
}

/** One browser that has never been here, one program. */
async function measurePage(browser, url, program) {
  const edits = editsOf(program);
  const next = () => edits.next().value;
  const playground = await PlaygroundPage.open(browser, `${url}#${program}`);
  const first = await edited(playground, next());
  const warm = [];
  for (let i = 0; i < RUNS; i++) {
    await sleep(PAUSE);
    warm.push(await edited(playground, next()));
  }
  const reloaded = [];
  for (let i = 0; i < RELOADS; i++) {
    await sleep(PAUSE);
    await playground.reload();
    reloaded.push(await edited(playground, next()));
  }
  await playground.close();
  return { first, reloaded: medians(reloaded), warm: medians(warm) };
}

/**
 * What a first visit asks for until an example has run, and until the compiler has made a program. That
 * must do without the rest of the compiler, which comes when the page is idle, for what few programs use.
 */
async function measureBytes() {
  const site = await serveSite(folder, (file) => file.endsWith('/rest.pack'));
  const browser = await launchBrowser('chromium');
  const playground = await PlaygroundPage.open(browser, `${site.url}#${SHIPPED}`);
  await playground.runToEnd(LIMIT);
  await edited(playground, editsOf(PROGRAMS[0]).next().value);
  const requested = [...site.requested];
  await browser.close();
  await site.close();
  const ofCompiler = (file) => file.startsWith('toolchain/') || file.includes('compiler-worker');
  return { page: requested.filter((file) => !ofCompiler(file)), all: requested };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function medians(results) {
  return Object.fromEntries(Object.keys(results[0]).map((key) => [key, median(results.map((result) => result[key]))]));
}

const machine = () => `load ${loadavg().map((load) => load.toFixed(2)).join(' ')} on ${cpus().length} cores`;
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);
const times = (ratio) => `${ratio.toFixed(1)}×`;
const kilobytes = (files) => `${Math.round(transferSize(folder, files) / 1000).toLocaleString('en')} kB`;

const site = await serveSite(folder);
const stock = await serveStock();
const loadBefore = machine();
const rows = [];
for (const name of BROWSERS) {
  for (const program of PROGRAMS) {
    progress(`${program} in ${name}`);
    const browser = await launchBrowser(name);
    const page = await measurePage(browser, site.url, program);
    progress(`${program} in ${name}, by the stock API`);
    const edits = editsOf(program);
    const sources = Array.from({ length: STOCK_RUNS + 1 }, () => edits.next().value.source);
    const [stockFirst, ...stockWarm] = await measureStock(browser, stock.url, sources);
    await browser.close();
    const cases = [
      ['first visit', page.first, stockFirst],
      ['after a reload', page.reloaded, undefined],
      ['warm', page.warm, medians(stockWarm)],
    ];
    for (const [title, { total, compile, link, start, sinceLoad }, other] of cases) {
      const parts = [total, compile, link, start].map(seconds);
      rows.push([`${name}, ${program}, ${title}`, ...parts, title === 'warm' ? '' : seconds(sinceLoad),
        ...(other ? [seconds(other.compile), seconds(other.link), times((other.compile + other.link) / total)] : ['', '', ''])]);
    }
  }
}
progress('bytes');
await site.close();
stock.close();
const bytes = await measureBytes();

printTable(['seconds', 'edit → output', 'compile', 'link', 'start', 'page load → output', 'stock: compile', 'link', 'stock ÷ edit → output'], rows);
console.log(`
Run is pressed at once after the edit; warm: the median of ${RUNS} edits (stock: of ${STOCK_RUNS}), reload: of ${RELOADS}.
The site is on this machine: downloads cost next to nothing here. Start: from the built program until it runs.
Stock: \`runClang\` (-O1) and \`runLLVM\` (wasm-ld) make the same program of the same headers and archives, but
do not run it; the first time includes that 105 MB are fetched. The playground compiles at -O0.
`);
printTable(['transferred, compressed', 'size', 'files'], [
  ['page and first shipped example', kilobytes(bytes.page), `${bytes.page.length}`],
  ['all until the first compilation', kilobytes(bytes.all), `${bytes.all.length}`],
]);
console.log(`
Sizes: page, scripts and programs as gzip -9 makes them, the toolchain pack as it is.
The machine: ${loadBefore}; in the end ${machine()}.`);
