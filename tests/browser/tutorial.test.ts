import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import chapters from '../../web/tutorial/chapters.json';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { FIRST_BUILD } from './edited-programs.ts';
import { TutorialPage, type TutorialVisit } from './tutorial-page.ts';

const site = inject('siteUrl');
const NARROW = { width: 360, height: 740 };

describe.each(BROWSERS)('the tutorial in %s', (name) => {
  let browser: Browser;
  let tutorial: TutorialPage;

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterEach(async () => {
    await tutorial.close();
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function open(path: string, visit?: TutorialVisit): Promise<void> {
    tutorial = await TutorialPage.open(browser, `${site}tutorial/${path}`, visit);
  }

  test('has a page of contents, and leads from chapter to chapter', async () => {
    await open('en/');
    expect(await tutorial.page.$$eval('.chapters li', (items) => items.length)).toBe(chapters.length);
    await tutorial.follow('Begin with the first chapter');
    expect(await tutorial.heading()).toBe('Concurrency is not parallelism');
    expect(await tutorial.page.title()).toBe('Concurrency is not parallelism · Coroscope');
    await tutorial.follow('Next Coroutine objects');
    expect(await tutorial.heading()).toBe('Coroutine objects');
    expect(tutorial.complaints).toEqual([]);
  });

  test('asks for an order, which the keyboard can give', async () => {
    await open('en/task-groups.html');
    const prediction = tutorial.prediction('task-groups-1');
    await prediction.visible('order-list >>> li');
    const body = 'the body of the block is over, its tasks are not';
    expect(await prediction.order()).toEqual(['hello', 'world', body]);
    expect(await prediction.check()).toBe('Not quite: 0 of 3 in place.');
    expect(await prediction.texts('.answer .wrong')).toEqual(['hello', 'world', body]);
    const explained = () => tutorial.page.$eval('#task-groups-1 details', (details) => details.checkVisibility() && details.open);
    expect([await prediction.texts('.output'), await explained()]).toEqual([[], false]);

    expect(await prediction.focused()).toBe('Try again');
    await tutorial.page.keyboard.press('Enter');
    await prediction.focus('order-list >>> li:nth-child(3) .up');
    await tutorial.page.keyboard.press('Enter');
    await prediction.visible(`order-list >>> li:nth-child(2) .up[aria-label="Move up: ${body}"]`);
    expect(await prediction.focused()).toBe(`Move up: ${body}`);
    expect(await prediction.texts('order-list >>> [role=status]')).toEqual([`${body}: now line 2 of 3`]);
    await tutorial.page.keyboard.press('ArrowUp');
    await prediction.visible(`order-list >>> li:nth-child(1) .up[aria-label="Move up: ${body}"]`);
    expect(await prediction.check()).toBe('Right!');
    expect(await prediction.texts('.answer .right')).toEqual([body, 'hello', 'world']);
    expect(await prediction.texts('.output .asked .text')).toEqual([body, 'hello', 'world']);
    expect([await explained(), await prediction.texts('.tell')]).toEqual([true, []]);
    expect(tutorial.complaints).toEqual([]);
  });

  test('lets lines be dragged', async () => {
    await open('en/task-groups.html');
    const prediction = tutorial.prediction('task-groups-1');
    const [first, , third] = [1, 2, 3].map((row) => prediction.visible(`order-list >>> li:nth-child(${row})`));
    await (await first!).scrollIntoView();
    const boxes = await Promise.all([first!, third!].map(async (row) => (await (await row).boundingBox())!));
    const [from, to] = boxes.map(({ x, y, height }) => ({ x: x + 60, y: y + height / 2 }));
    const { mouse } = tutorial.page;
    await mouse.move(from!.x, from!.y);
    await mouse.down();
    await mouse.move(to!.x, to!.y, { steps: 5 });
    await mouse.up();
    await prediction.visible('order-list >>> li:nth-child(3) .up[aria-label="Move up: hello"]');
    expect((await prediction.order()).slice(1)).toEqual(['the body of the block is over, its tasks are not', 'hello']);
  });

  test(
    'asks for a duration, and compiles the program for it',
    async () => {
      await open('en/coroutines.html');
      const prediction = tutorial.prediction('coroutines-2');
      await prediction.visible('fieldset');
      await prediction.choose('2 s');
      expect(await prediction.check(FIRST_BUILD)).toBe('Not quite.');
      const marked = async () => [await prediction.texts('.answer .right'), await prediction.texts('.answer .wrong')];
      expect(await marked()).toEqual([[], ['2 s']]);
      expect(await tutorial.progress('coroutines')).toBeUndefined();
      await prediction.focus('.tell');
      await tutorial.page.keyboard.press('Enter');
      await prediction.visible('.output');
      expect(await marked()).toEqual([['3 s'], ['2 s']]);
      expect(await prediction.focused()).toBe('Try again');
      expect(await tutorial.progress('coroutines')).toBe('begun: 1/3');
      await (await prediction.visible('button.primary')).click();
      await prediction.choose('3 s');
      expect(await prediction.check()).toBe('Right!');
      expect(tutorial.complaints).toEqual([]);
    },
    2 * FIRST_BUILD,
  );

  test(
    'keeps what is done: an exercise is solved when the program prints what it should',
    async () => {
      await open('en/coroutines.html');
      const { page } = tutorial;
      expect(await tutorial.progress('coroutines')).toBeUndefined();
      const editor = '#tea_and_two_cakes coroscope-playground >>> source-editor';
      const solved = '#tea_and_two_cakes >>> .solved';
      // What is above it may still grow and move it away: the focus stays.
      await page.waitForSelector('#tea_and_two_cakes coroscope-playground:defined');
      await page.focus('#tea_and_two_cakes coroscope-playground pre');
      await page.waitForSelector(`${editor} >>> .cm-content`, { visible: true });
      await page.$eval(editor, (element) => {
        const shown = element as HTMLElement & { source: string; show(range: { from: number; to: number }): void };
        const end = shown.source.indexOf('please");') + 'please");'.length;
        shown.show({ from: end, to: end });
      });
      await page.keyboard.type(' co_await tea; co_await serve("cake");');
      await page.$eval('#tea_and_two_cakes coroscope-playground', (element) => void (element as HTMLElement & { run(): Promise<void> }).run());
      await page.waitForSelector(solved, { visible: true, timeout: FIRST_BUILD });
      expect(await tutorial.progress('coroutines')).toBe('begun: 1/3');

      await page.reload();
      await page.waitForSelector(solved, { visible: true });
      expect(await tutorial.progress('coroutines')).toBe('begun: 1/3');
      await tutorial.follow('中文');
      await page.waitForSelector(solved, { visible: true });
      expect(await tutorial.progress('coroutines')).toBe('已开始: 1/3');
      expect(tutorial.complaints).toEqual([]);
    },
    2 * FIRST_BUILD,
  );

  test('has the same chapter in the other language, and keeps the choice', async () => {
    await open('en/gather.html');
    await tutorial.follow('中文');
    expect(tutorial.page.url()).toBe(`${site}tutorial/zh/gather.html`);
    expect(await tutorial.page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    const button = await tutorial.prediction('gather-1').visible('button.primary');
    expect(await button.evaluate((element) => element.textContent)).toMatch(/\p{Script=Han}/u);
    await tutorial.page.goto(`${site}tutorial/`);
    await tutorial.page.waitForFunction((address) => location.href === address, {}, `${site}tutorial/zh/`);
    await tutorial.follow('English');
    expect(tutorial.page.url()).toBe(`${site}tutorial/en/`);
  });
});

describe('every page of the tutorial', () => {
  let browser: Browser;
  let tutorial: TutorialPage;

  beforeAll(async () => {
    browser = await launchBrowser('chromium');
  });

  afterAll(async () => {
    await browser?.close();
  });

  const paths = ['en', 'zh'].flatMap((language) => ['', ...chapters.map(({ slug }) => `${slug}.html`)].map((page) => `${language}/${page}`));

  test.each([
    ['with scripts', true],
    ['without scripts', false],
  ])(
    'fits a phone, %s',
    async (_, scripts) => {
      tutorial = await TutorialPage.open(browser, `${site}tutorial/en/`, { viewport: NARROW, scripts });
      for (const path of paths) {
        await tutorial.page.goto(`${site}tutorial/${path}`);
        if (scripts && path.endsWith('.html')) await tutorial.prediction(`${path.slice(3, -5)}-1`).visible('button.primary');
        expect(await tutorial.overhang(), path).toBe(0);
      }
      expect(tutorial.complaints).toEqual([]);
      await tutorial.close();
    },
    120_000,
  );

  test('reads well without scripts', async () => {
    tutorial = await TutorialPage.open(browser, `${site}tutorial/`, { scripts: false });
    await tutorial.press('a[hreflang=en]');
    await tutorial.page.waitForSelector('.chapters');
    await tutorial.page.goto(`${site}tutorial/en/task-groups.html`);
    const { page } = tutorial;
    const shown = (selector: string) => page.$$eval(selector, (elements) => elements.filter((element) => element.checkVisibility()).length);
    expect(await shown('coroscope-playground code')).toBe(2);
    expect(await shown('#task-groups-1 .options li')).toBe(3);
    expect(await shown('predict-run details p')).toBe(0);
    await tutorial.press('#task-groups-1 summary');
    expect(await shown('#task-groups-1 details p')).toBe(1);
    expect(await shown('button.theme')).toBe(0);
    await tutorial.close();
  });

  test('opens its list of chapters on a phone, with and without scripts', async () => {
    tutorial = await TutorialPage.open(browser, `${site}tutorial/en/gather.html`, { viewport: NARROW, scripts: false });
    const listed = () => tutorial.page.$eval('#pages', (list) => list.checkVisibility());
    expect(await listed()).toBe(false);
    await tutorial.press('button.jump');
    expect(await listed()).toBe(true);
    await Promise.all([tutorial.page.waitForNavigation(), tutorial.press('#pages a[href="waiting.html"]')]);
    expect(await tutorial.heading()).toBe('wait and as_completed');
    await tutorial.close();
  });
});
