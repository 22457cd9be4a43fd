import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { PlaygroundPage, type Visit } from './playground-page.ts';

const site = inject('siteUrl');
const withProgram = (program: string) => `${site}with/${program}/#hello`;

describe.each(BROWSERS)('the page in %s', (name) => {
  let browser: Browser;
  let opened: PlaygroundPage[] = [];

  async function open(url: string, viewport?: Visit['viewport']): Promise<PlaygroundPage> {
    const playground = await PlaygroundPage.open(browser, url, { metered: true, ...(viewport && { viewport }) });
    opened.push(playground);
    return playground;
  }

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterEach(async () => {
    const [first] = opened;
    // Drafts and choices of one test are not the next one's.
    await first?.page.evaluate(() => {
      try {
        localStorage.clear();
      } catch {
        // The test that blocks storage leaves nothing there.
      }
    });
    const pages = opened;
    opened = [];
    for (const page of pages) await page.close();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test.each(['', '?jspi=off'])('shows lines when they are printed, with their times (%s)', async (query) => {
    const playground = await open(`${site}${query}#hello`);
    const started = performance.now();
    await playground.press('run');
    await playground.waitForLine('Hello ...');
    expect(await playground.status()).toBe('Running');
    await playground.waitForLine('... world!');
    const elapsed = (performance.now() - started) / 1000;

    expect(elapsed).toBeGreaterThan(0.9);
    expect(elapsed).toBeLessThan(4);
    await playground.waitForEnd();
    const [hello, world, summary] = await playground.lines();
    expect(hello?.at).toBeLessThan(0.5);
    expect(world?.at).toBeGreaterThanOrEqual(1);
    expect(world?.at).toBeLessThan(2);
    expect(summary?.text).toBe('finished');
    expect(playground.complaints).toEqual([]);
  });

  test('starts anew when Run is pressed again', async () => {
    const playground = await open(`${site}#hello`);
    await playground.press('run');
    await playground.waitForLine('Hello ...');
    await playground.press('run');
    await playground.waitForEnd();
    expect(await playground.texts()).toEqual(['Hello ...', '... world!', 'finished']);
  });

  test('stops an endless loop within 100 ms, keeps what it printed and stays responsive', async () => {
    const playground = await open(withProgram('endless_loop'));
    await playground.press('run');
    await playground.waitForLine('before the loop');
    // Frames go on while the program spins.
    const frames = await playground.page.evaluate(async () => {
      let count = 0;
      const end = performance.now() + 500;
      while (performance.now() < end) {
        await new Promise(requestAnimationFrame);
        count++;
      }
      return count;
    });
    expect(frames).toBeGreaterThan(5);

    const milliseconds = await playground.page.evaluate(async () => {
      const root = document.querySelector('playground-page')!.shadowRoot!;
      const status = root.querySelector('run-status')!.shadowRoot!;
      const stopped = new Promise<void>((resolve) => {
        new MutationObserver(() => {
          if (status.textContent?.includes('Stopped')) resolve();
        }).observe(status, { subtree: true, childList: true, characterData: true });
      });
      const before = performance.now();
      root.querySelector<HTMLButtonElement>('button.stop')!.click();
      await stopped;
      return performance.now() - before;
    });
    expect(milliseconds).toBeLessThan(100);
    await playground.waitForEnd();
    expect(await playground.texts()).toEqual(['before the loop', 'stopped']);
  });

  test('survives a program that prints for ever', async () => {
    const playground = await open(withProgram('prints_forever'));
    await playground.press('run');
    // Many times the terminal's scrollback, and the page still shows the newest and obeys.
    await playground.waitForLastLine(/line \d{6}$/);
    await playground.press('stop');
    await playground.waitForEnd();
    const texts = await playground.texts();
    expect(texts.at(-1)).toBe('stopped');
    expect(texts.at(-2)).toMatch(/^line \d+$/);
  });

  test.each(['', '?jspi=off'])('names an uncaught exception (%s)', async (query) => {
    const playground = await open(withProgram('uncaught_exception').replace('#', `${query}#`));
    const lines = await playground.runToEnd();
    expect(lines.map(({ text }) => text)).toEqual([
      'about to fail',
      'uncaught exception std::runtime_error: the oven is on fire',
    ]);
  });

  test('tells of a deadlock, and who waits for what', async () => {
    const playground = await open(withProgram('deadlock'));
    const lines = await playground.runToEnd();
    expect(lines.map(({ text }) => text)).toEqual([
      'waiting',
      'uncaught exception DeadlockError: deadlock: nothing can ever happen again: ' +
        'no task is ready and no timer is set\n  Task-1 (async_main) waits for <Future pending>',
    ]);
  });

  test('names an exception that comes before main', async () => {
    const playground = await open(withProgram('throws_before_main'));
    const lines = await playground.runToEnd();
    expect(lines.map(({ text }) => text)).toEqual(['uncaught exception std::runtime_error: no main yet']);
  });

  test('tells the streams apart, shows an unfinished line and the exit status', async () => {
    const playground = await open(withProgram('exit_status'));
    const lines = await playground.runToEnd();
    expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
      ['stdout', 'to stdout'],
      ['stderr', 'to stderr'],
      ['stdout', 'no end of line'],
      ['page', 'exited with status 3'],
    ]);
  });

  test('says that a program crashed', async () => {
    const playground = await open(withProgram('trap'));
    await playground.runToEnd();
    expect((await playground.texts())[1]).toMatch(/^crashed: it ran into code that must never be reached/);
  });

  test('keeps its lines whatever codes a program sends', async () => {
    const playground = await open(withProgram('escape_codes'));
    await playground.runToEnd();
    expect(await playground.texts()).toEqual(['cleared?', 'green', '20 %', 'finished']);
    expect(await playground.page.title()).toContain('Coroscope');
  });

  test('does not stretch short sleeps', async () => {
    const playground = await open(withProgram('short_sleeps'));
    const [line] = await playground.runToEnd();
    expect(Number(line?.text)).toBeGreaterThanOrEqual(0.001);
    expect(Number(line?.text)).toBeLessThan(0.0035);
  });

  test('says what to do when the programs cannot be fetched', async () => {
    const playground = await open(`${site}without/#hello`);
    await playground.runToEnd();
    expect((await playground.texts()).at(-1)).toMatch(/could not be started: .*503.*press Run again/);
  });

  test('tells a missing file from a lost connection', async () => {
    const playground = await open(`${site}unbuilt/#hello`);
    await playground.runToEnd();
    const last = (await playground.lines()).at(-1);
    expect(last?.text).toMatch(/could not be started: .*404.*missing or damaged/);
    expect(last?.at).toBeNaN();
  });

  test('runs what it has loaded when the server is gone, and says so when it cannot', async () => {
    const leaving = `${site}leaving/${name}/`;
    const playground = await open(`${leaving}#hello`);
    expect((await fetch(`${leaving}gone`)).ok).toBe(true);
    await playground.runToEnd();
    expect(await playground.texts()).toEqual(['Hello ...', '... world!', 'finished']);

    await playground.choose('say_after_gather');
    await playground.runToEnd();
    expect((await playground.texts()).at(-1)).toMatch(/could not be started: .*Check the connection/);
  });

  test('keeps one worker ready and no others', async () => {
    const playground = await open(withProgram('exit_status'));
    for (let run = 0; run < 3; run++) await playground.runToEnd();
    await expect.poll(() => playground.page.workers().length).toBe(1);
  });

  test('moves on with Tab until the reader writes', async () => {
    const playground = await open(`${site}#hello`);
    const { keyboard } = playground.page;
    const original = await playground.source();
    const inEditor = () => playground.focused().then((name) => name.includes('cm-content'));

    await playground.page.$eval('playground-page >>> button.run', (button) => (button as HTMLElement).focus());
    await keyboard.press('Tab');
    expect(await inEditor()).toBe(true);
    await keyboard.press('Tab');
    expect(await inEditor()).toBe(false);
    expect(await playground.source()).toBe(original);

    await keyboard.down('Shift');
    await keyboard.press('Tab');
    await keyboard.up('Shift');
    expect(await inEditor()).toBe(true);
    await keyboard.type('x');
    await keyboard.press('Tab');
    expect(await inEditor()).toBe(true);
    expect(await playground.source()).not.toBe(original);
  });

  test('breaks output at words, anew when the window narrows, and copies it whole', async () => {
    const playground = await open(`${site}#forgotten_await`, { width: 1440, height: 900 });
    await playground.runToEnd();
    const warning = (await playground.lines()).find(({ kind }) => kind === 'stderr')!.text;
    const broken = () =>
      playground.screenRows().then((rows) => rows.filter((row) => /^ {12}\S/.test(row)).map((row) => row.trim()));
    const wide = await broken();
    await playground.page.setViewport({ width: 390, height: 844 });
    await expect.poll(broken).not.toEqual(wide);
    const whole = (await playground.texts()).join('\n');
    for (const row of await broken()) expect(whole).toContain(row);
    expect((await playground.lines()).find(({ kind }) => kind === 'stderr')!.text).toBe(warning);
  });

  test('corrects an address that names no example, and says so', async () => {
    const playground = await open(`${site}#nonsense`);
    expect(playground.page.url()).toMatch(/#hello$/);
    expect(await playground.page.title()).toBe('Hello, then world · Coroscope');
    const hint = await playground.page.$eval('playground-page >>> .hint', (element) => element.textContent);
    expect(hint).toContain('There is no example “nonsense”');
  });

  test('shows the Python original in place of the source', async () => {
    const playground = await open(`${site}#hello`);
    await playground.page.locator('playground-page >>> .switch button:last-child').click();
    const python = await playground.visible('[language=python] >>> .cm-content');
    expect(await python.evaluate((element) => element.textContent)).toContain('import asyncio');
  });

  test('is built without the development mode of Lit', async () => {
    const playground = await open(`${site}#hello`);
    expect(await playground.page.evaluate(() => 'litIssuedWarnings' in window)).toBe(false);
  });

  test('keeps edits over a reload, and asks before it resets them', async () => {
    const playground = await open(`${site}#hello`);
    const original = await playground.source();
    await playground.typeSource('// mine\n');
    await playground.reload();
    expect(await playground.source()).toContain('// mine');

    await playground.press('reset');
    await playground.answer('keep');
    expect(await playground.source()).toContain('// mine');
    await playground.press('reset');
    await playground.answer('reset');
    await expect.poll(() => playground.source()).toBe(original);
    await playground.reload();
    expect(await playground.source()).toBe(original);
  });

  test('can be used by keyboard alone', async () => {
    const playground = await open(withProgram('endless_loop'));
    const { keyboard } = playground.page;
    const focused = () => playground.focused();

    await playground.page.locator('playground-page >>> .cm-content').click();
    await keyboard.press('Tab');
    expect(await focused()).toContain('cm-content');
    await keyboard.press('Escape');
    await keyboard.press('Tab');
    expect(await focused()).not.toContain('cm-content');

    await playground.page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await playground.reload();
    await keyboard.down('Control');
    await keyboard.press('Enter');
    await keyboard.up('Control');
    await playground.waitForLine('before the loop');
    await keyboard.down('Control');
    await keyboard.press('.');
    await keyboard.up('Control');
    await playground.waitForStatus(/Stopped/);
  });

  test('keeps the edits of two tabs apart', async () => {
    const one = await open(`${site}#hello`);
    await one.typeSource('// one\n');
    const other = await open(`${site}#hello`);
    await other.typeSource('// other\n');
    await one.page.bringToFront();
    await one.reload();
    await expect.poll(() => one.source()).toMatch(/^\/\/ one\n/);
    await other.page.bringToFront();
    await other.reload();
    await expect.poll(() => other.source()).toMatch(/^\/\/ other\n/);
  });

  test('shows a chosen example in the list without scrolling the page', async () => {
    const playground = await open(`${site}#hello`, { width: 1024, height: 768 });
    const places = () =>
      playground.page.evaluate(() => {
        const list = document.querySelector('playground-page')!.shadowRoot!.querySelector('example-list')!.shadowRoot!;
        const link = list.querySelector('[aria-current]')!.getBoundingClientRect();
        const { top, bottom } = list.querySelector('nav')!.getBoundingClientRect();
        return { scrolled: scrollY, inView: link.top > top - 1 && link.bottom < Math.min(bottom, innerHeight) + 1 };
      });
    await playground.choose('burger_shop');
    expect(await places()).toEqual({ scrolled: 0, inView: true });
    await playground.choose('hello');
    expect(await places()).toEqual({ scrolled: 0, inView: true });
  });

  test('remembers the example in the address', async () => {
    const playground = await open(`${site}#say_after_gather`);
    const title = () =>
      playground.page.evaluate(
        () => document.querySelector('playground-page')!.shadowRoot!.querySelector('#title')!.textContent,
      );
    const chosen = await title();
    await playground.reload();
    expect(await title()).toBe(chosen);
    await playground.choose('hello');
    expect(await title()).not.toBe(chosen);
    expect(playground.page.url()).toMatch(/#hello$/);
  });

  test('remembers the chosen colours', async () => {
    const playground = await open(`${site}#hello`);
    const background = () => playground.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await background();
    await playground.page.locator('playground-page >>> header button.icon').click();
    await expect.poll(background).not.toBe(before);
    const chosen = await background();
    await playground.reload();
    expect(await background()).toBe(chosen);
  });

  test('works where the browser blocks storage', async () => {
    const playground = await open(`${site}#hello`);
    await playground.page.evaluateOnNewDocument(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      }
    });
    await playground.reload();
    await playground.typeSource('// mine\n');
    await playground.choose('say_after_gather');
    await playground.choose('hello');
    await expect.poll(() => playground.source()).toContain('// mine');
    expect(playground.complaints).toEqual([]);
  });

  test.each(['WebAssembly', 'WebAssembly exceptions'])('says that a browser lacks %s to run programs', async (feature) => {
    const playground = await open(`${site}#hello`);
    await playground.page.evaluateOnNewDocument((isAll) => {
      if (isAll) Reflect.deleteProperty(globalThis, 'WebAssembly');
      else Reflect.deleteProperty(WebAssembly, 'Exception');
    }, feature === 'WebAssembly');
    await playground.reload();
    await playground.press('run');
    const alert = await playground.page.$eval('playground-page >>> [role=alert]', (element) => element.textContent);
    expect(alert).toContain(`lacks ${feature}. `);
    expect(await playground.status()).toBe('Ready');
  });

  test.each([390, 360, 320])('fits a phone of %i pixels', async (width) => {
    const playground = await open(`${site}#hello`, { width, height: 844 });
    await playground.typeSource('// mine\n');
    const { overflow, buttons, selectVisible } = await playground.page.evaluate(() => {
      const root = document.querySelector('playground-page')!.shadowRoot!;
      const select = root.querySelector('example-list')!.shadowRoot!.querySelector('select')!;
      const panel = root.querySelector('.source')!.getBoundingClientRect();
      return {
        overflow: document.documentElement.scrollWidth - innerWidth,
        buttons: [...root.querySelectorAll('.source .bar button')].map((button) => {
          const { left, right } = button.getBoundingClientRect();
          return { left: left - panel.left, right: right - panel.left, room: panel.width };
        }),
        selectVisible: select.getBoundingClientRect().height > 0,
      };
    });
    expect(overflow).toBeLessThanOrEqual(0);
    expect(selectVisible).toBe(true);
    // One beside the other, all within the panel, and wide enough for a finger:
    // C++, Python, Format, Reset, Share, Stop, Run.
    expect(buttons).toHaveLength(7);
    let end = 0;
    for (const { left, right, room } of buttons) {
      expect(left).toBeGreaterThanOrEqual(end);
      expect(right).toBeLessThan(room);
      expect(right - left).toBeGreaterThan(30);
      end = right;
    }
  });

  test.each([1440, 1280, 1024])('shows whole titles in a window of %i pixels', async (width) => {
    const playground = await open(`${site}#say_after_task_group`, { width, height: 800 });
    const title = () =>
      playground.page.$eval('playground-page >>> #title', (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const lines = new Set([...range.getClientRects()].map(({ top }) => top)).size;
        return { lines, cut: element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth };
      });
    expect(await title()).toEqual({ lines: 1, cut: false });
    await playground.setSource('// mine\n');
    await expect.poll(() => playground.page.$('playground-page >>> .badge')).not.toBeNull();
    expect(await title()).toMatchObject({ cut: false });
  });

  test.each([
    [720, 450],
    [844, 390],
  ])('scrolls in a window of %i by %i instead of squeezing its panels', async (width, height) => {
    const playground = await open(`${site}#hello`, { width, height });
    const heights = await playground.page.evaluate(() => {
      const root = document.querySelector('playground-page')!.shadowRoot!;
      return [...root.querySelectorAll('.editor, .screen')].map((panel) => panel.clientHeight);
    });
    expect(Math.min(...heights)).toBeGreaterThan(120);
  });

  test('asks no other server', async () => {
    const playground = await open(`${site}#hello`);
    const asked: string[] = [];
    playground.page.on('request', (request) => asked.push(request.url()));
    await playground.reload();
    await playground.runToEnd();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((url) => !url.startsWith(site))).toEqual([]);
  });
});
