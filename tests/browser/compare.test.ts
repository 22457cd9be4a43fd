import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { ComparePage } from './compare-page.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');

describe.each(BROWSERS)('the page of comparisons in %s', (name) => {
  let browser: Browser;
  let compare: ComparePage;

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterEach(async () => {
    await compare.close();
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function open(address: string, viewport?: { width: number; height: number }): Promise<void> {
    compare = await ComparePage.open(browser, `${site}compare/${address}`, viewport);
  }

  const printed = async () => (await compare.variants()).map(({ lines }) => lines);

  test('runs four ways of the same waits, and says how long each takes', async () => {
    await open('');
    await compare.runToEnd();
    const variants = await compare.variants();
    expect(variants.map(({ name, total }) => [name, total])).toEqual([
      ['Sequence', '3.00 s'],
      ['Tasks', '2.00 s'],
      ['gather', '2.00 s'],
      ['TaskGroup', '2.00 s'],
    ]);
    expect(variants[0]!.lines).toEqual(['hello', 'world', 'took 3.00 s', 'finished']);
    expect(await compare.totals()).toEqual([
      'Sequence 3.00 s',
      'Tasks 2.00 s 1.5× as fast as “Sequence”',
      'gather 2.00 s 1.5× as fast as “Sequence”',
      'TaskGroup 2.00 s 1.5× as fast as “Sequence”',
    ]);
    expect(compare.complaints).toEqual([]);
  });

  test.each([
    [
      'Blocking, not blocking',
      ['Blocking 3.00 s', 'Not blocking 1.00 s 3× as fast as “Blocking”'],
    ],
    [
      'Three ways to serve burgers',
      [
        'One clerk, step by step 1.80 s',
        'One clerk, overlapping 0.90 s 2× as fast as “One clerk, step by step”',
        'Three clerks 0.60 s 3× as fast as “One clerk, step by step”',
      ],
    ],
  ])('has the comparison: %s', async (title, totals) => {
    await open('');
    await compare.page.locator(`coroscope-compare >>> ::-p-text(${title})`).click();
    await compare.page.waitForFunction((wanted) => document.title.startsWith(wanted), {}, title);
    await compare.runToEnd();
    expect(await compare.totals()).toEqual(totals);
    expect(compare.complaints).toEqual([]);
  });

  test('takes all programs to the same time', async () => {
    await open('#say_after_sequence,say_after_tasks');
    await compare.runToEnd();
    await compare.scrubTo(2.5 / 3);
    expect(await printed()).toEqual([['hello'], ['hello', 'world', 'took 2.00 s', 'finished']]);
    expect((await compare.variants()).map(({ total }) => total)).toEqual(['2.50 s', '2.00 s']);
    await compare.scrubTo(0.5);
    expect(await printed()).toEqual([['hello'], ['hello']]);
    await compare.click('button.restart');
    await compare.choose('select.kind', 'print');
    await compare.click('button.step');
    expect(await printed()).toEqual([['hello'], []]);
    await compare.click('button.step');
    expect(await printed()).toEqual([['hello'], ['hello']]);
    await compare.click('button.back');
    expect(await printed()).toEqual([['hello'], []]);
    // The last prints come at the same time as the end, but before it.
    for (let steps = 0; steps < 5; steps++) await compare.click('button.step');
    expect(await printed()).toEqual([
      ['hello', 'world', 'took 3.00 s'],
      ['hello', 'world', 'took 2.00 s', 'finished'],
    ]);
  });

  test('plays all programs together, in the time of one', async () => {
    await open('#say_after_sequence,say_after_tasks');
    await compare.choose('select.speed', '100');
    await compare.click('button.run');
    await compare.page.waitForFunction(
      () =>
        document.querySelector('coroscope-compare')?.shadowRoot?.querySelector('.totals [role=status]')?.textContent !==
        '',
      { polling: 'raf' },
    );
    expect((await compare.variants()).map(({ total }) => total)).toEqual(['3.00 s', '2.00 s']);
  });

  test('has one axis: who zooms or moves one timeline moves all', async () => {
    await open('#say_after_sequence,say_after_tasks,say_after_gather');
    await compare.runToEnd();
    const whole = await compare.axes();
    expect(whole[0]!.length).toBeGreaterThan(3);
    expect(whole).toEqual([whole[0], whole[0], whole[0]]);

    await compare.click('button[aria-label="Zoom in"]');
    const closer = await compare.axes();
    expect(closer[0]).not.toEqual(whole[0]);
    expect(closer).toEqual([closer[0], closer[0], closer[0]]);

    // By its own keys.
    await (await compare.visible('compare-variant:nth-of-type(2) >>> .scroller')).focus();
    await compare.page.keyboard.press('>');
    const moved = await compare.axes();
    expect(moved[0]).not.toEqual(closer[0]);
    expect(moved).toEqual([moved[0], moved[0], moved[0]]);

    await compare.page.keyboard.press('0');
    expect(await compare.axes()).toEqual(whole);
  });

  test('has an address that says what is compared', async () => {
    await open('#hello,say_after_gather');
    await compare.page.reload();
    await compare.ready();
    expect((await compare.variants()).map(({ name }) => name)).toEqual(['Hello, then world', 'gather: wait for all of them']);
    await compare.choose('.slot select', 'display_date');
    await compare.page.waitForFunction(() => location.hash === '#display_date,say_after_gather');
    await compare.click('button.add');
    await compare.page.waitForFunction(() => location.hash === '#display_date,say_after_gather,hello');
    await compare.runToEnd();
    expect((await compare.variants()).map(({ total }) => total)).toEqual(['4.00 s', '2.00 s', '1.00 s']);
    await compare.page.goBack();
    await compare.page.waitForFunction(() => location.hash === '#display_date,say_after_gather');
    expect((await compare.variants()).map(({ total }) => total)).toEqual(['', '']);
    expect(compare.complaints).toEqual([]);
  });

  test('says what is wrong with an address', async () => {
    await open('#hello,nope');
    expect(await compare.problem()).toBe('There is no program “nope”. This is another comparison.');
    expect((await compare.variants()).map(({ name }) => name)).toEqual(['Sequence', 'Tasks', 'gather', 'TaskGroup']);
  });

  test('fits on a phone', async () => {
    await open('', { width: 320, height: 640 });
    await compare.runToEnd();
    expect(await compare.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });

  test('tells of programs that cannot be had', async () => {
    compare = await ComparePage.open(browser, `${site}without/compare/#hello,event`);
    await compare.runToEnd();
    const [first] = await compare.totals();
    expect(first).toMatch(/^Hello, then world 0\.00 s could not be started: the server answered 503 for hello\.wasm/);
  });
});

describe('the page of comparisons', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser('chromium');
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('is found from the playground, and leads back to a source that its list does not have', async () => {
    const playground = await PlaygroundPage.open(browser, `${site}#hello`, { metered: true });
    const { page } = playground;
    const variant = 'playground-page >>> a[href="#wait_by_blocking"]';
    expect(await page.$(variant)).toBeNull();
    await Promise.all([page.waitForNavigation(), (await playground.visible('header a[href$="/compare/"]')).click()]);
    expect(page.url()).toBe(`${site}compare/`);
    await page.goto(`${site}compare/#wait_by_blocking,hello`);
    const source = await page.waitForSelector('coroscope-compare >>> a[href="../#wait_by_blocking"]', { visible: true });
    await Promise.all([page.waitForNavigation(), source!.click()]);
    await playground.ready();
    expect(await page.title()).toBe('Three waits that block · Coroscope');
    expect(await page.$(variant)).not.toBeNull();
    expect(playground.complaints).toEqual([]);
    await playground.close();
  });

  test('is there without a network, once the playground was visited', async () => {
    const playground = await PlaygroundPage.open(browser, `${site}leaving/chromium_compare/#hello`, { metered: true });
    await playground.kept();
    await playground.page.evaluate(() => fetch('gone'));
    await playground.close();
    const compare = await ComparePage.open(browser, `${site}leaving/chromium_compare/compare/`);
    await compare.runToEnd();
    expect((await compare.totals())[0]).toBe('Sequence 3.00 s');
    expect(compare.complaints).toEqual([]);
    await compare.close();
  });
});
