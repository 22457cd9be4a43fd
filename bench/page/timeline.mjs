// Measures how long the timeline takes to draw a frame of large recordings, in Chromium and Firefox.
// Usage: node bench/page/timeline.mjs
import { fileURLToPath } from 'node:url';
import { createServer, runnerImport } from 'vite';
import { printTable } from '../table.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const milliseconds = (value) => value.toFixed(2);

/** @returns rows of a table: browser, recording, tasks, events, times. */
export async function measureTimeline() {
  const { BROWSERS, launchBrowser } = (
    await runnerImport(`${root}tests/browser/browsers.ts`, { configFile: false, logLevel: 'error' })
  ).module;
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    // What is measured is the code as it is built: neither Lit's checks nor reloading.
    resolve: { conditions: ['module', 'browser', 'production'] },
    cacheDir: `${root}build/bench-timeline`,
    optimizeDeps: { entries: ['bench/page/timeline.html'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const url = `http://127.0.0.1:${server.httpServer.address().port}/bench/page/timeline.html`;
  const rows = [];
  for (const name of BROWSERS) {
    const browser = await launchBrowser(name);
    const page = await browser.newPage();
    await page.setViewport({ width: 1480, height: 700 });
    await page.goto(url);
    await page.waitForFunction(() => 'measureTimeline' in window, { timeout: 60_000 });
    for (const frames of await page.evaluate(() => window.measureTimeline())) rows.push({ browser: name, ...frames });
    await browser.close();
  }
  await server.close();
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = await measureTimeline();
  printTable(
    ['browser', 'timeline', 'tasks', 'events', 'ms a frame', 'slowest', 'with painting'],
    rows.map((row) => [
      row.browser,
      row.name,
      row.tasks.toLocaleString('en'),
      row.events.toLocaleString('en'),
      milliseconds(row.median),
      milliseconds(row.slowest),
      milliseconds(row.painted),
    ]),
  );
}
