import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { SourceEditor } from '../../web/editor/source-editor.ts';
import type { TaskTimeline } from '../../web/timeline/task-timeline.ts';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { ComparePage } from './compare-page.ts';
import { InsightPage, type View } from './insight-page.ts';
import { PlaygroundPage, type Visit } from './playground-page.ts';
import { notChinese, notEnglish, shownTexts } from './shown-texts.ts';

const site = inject('siteUrl');
const VIEWS: readonly View[] = ['timeline', 'loop', 'text', 'findings'];
const NARROW = { width: 320, height: 640 };

/** In the page, before its own scripts: keeps what the Run button says in each picture. */
function watchRunButton(): void {
  const said = new Set<string>();
  Object.assign(window, { saidByRunButton: said });
  const look = () => {
    const button = document.querySelector('playground-page')?.shadowRoot?.querySelector('button.run');
    const text = button?.textContent?.trim();
    if (text) said.add(text);
    requestAnimationFrame(look);
  };
  look();
}

const language = (page: Page) => page.evaluate(() => document.documentElement.lang);
const chooseOther = (page: Page) => page.locator('>>> site-header >>> button.language').click();
const waitForLanguage = (page: Page, tag: string) => page.waitForFunction((wanted) => document.documentElement.lang === wanted, {}, tag);

/** All of it, also what is out of sight. */
const sourceOf = (page: Page) => page.$eval('playground-page >>> source-editor', (editor) => (editor as SourceEditor).source);

/** What the timeline would be as a file: its texts, which are drawn and so are no elements of the page. */
async function drawnTexts(page: Page): Promise<string[]> {
  const svg = await page.$eval('>>> task-timeline', (timeline) => (timeline as TaskTimeline).toSvg());
  return [...svg.matchAll(/<(?:text|title)[^>]*>([^<]*)</g)].map(([, text]) => text!);
}

describe.each(BROWSERS)('a Chinese reader, %s', (name) => {
  let browser: Browser;
  let pages: Page[] = [];

  beforeAll(async () => {
    browser = await launchBrowser(name, { language: 'zh-CN' });
  });

  /** What a reader has chosen is forgotten. */
  afterEach(async () => {
    await pages[0]?.evaluate(() => localStorage.clear());
    await Promise.all(pages.map((page) => page.close()));
    pages = [];
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function openPlayground(visit: Visit = {}): Promise<PlaygroundPage> {
    const playground = await PlaygroundPage.open(browser, `${site}#hello`, { metered: true, ...visit });
    pages.push(playground.page);
    return playground;
  }

  async function openInsight(example: string): Promise<InsightPage> {
    const insight = await InsightPage.open(browser, `${site}#${example}`, Infinity);
    pages.push(insight.playground.page);
    return insight;
  }

  async function openPage(address: string, prepare?: (page: Page) => Promise<void>): Promise<Page> {
    const page = await browser.newPage();
    pages.push(page);
    await prepare?.(page);
    await page.goto(address);
    return page;
  }

  test('gets Chinese from the first picture on', async () => {
    const playground = await openPlayground({ before: watchRunButton });
    const { page } = playground;
    expect(await language(page)).toBe('zh-CN');
    const said = await page.evaluate(() => [...(window as unknown as { saidByRunButton: Set<string> }).saidByRunButton]);
    expect(said).toEqual(['运行']);
    expect(await page.title()).toMatch(/^\p{Script=Han}.* · Coroscope$/u);
    expect(playground.complaints).toEqual([]);
  });

  test.each(['burger_shop_three_clerks', 'deadlock', 'say_after_task_group'])('finds no English around a run of %s', async (example) => {
    const insight = await openInsight(example);
    const { playground, playground: { page } } = insight;
    const source = await sourceOf(page);
    expect(notChinese(await shownTexts(page), source)).toEqual([]);
    await playground.press('run');
    await playground.waitForStatus(/已完成|未捕获的异常/);
    for (const part of [0.3, 1]) {
      await insight.scrubTo(part);
      for (const view of VIEWS.slice(0, (await insight.views()).length)) {
        await insight.show(view);
        expect(notChinese(await shownTexts(page), source)).toEqual([]);
      }
      await insight.show('timeline');
      expect(notChinese(await drawnTexts(page), source)).toEqual([]);
    }
  });

  test('finds no English on the page of comparisons', async () => {
    const compare = await ComparePage.open(browser, `${site}compare/`);
    pages.push(compare.page);
    await compare.runToEnd();
    expect(await compare.page.title()).toBe('顺序、任务、gather、任务组 · 对比 · Coroscope');
    expect(notChinese(await shownTexts(compare.page), 'say_after async_main')).toEqual([]);
  });

  test('changes the language while a program runs, which goes on, and finds it so at the next visit', async () => {
    const insight = await openInsight('say_after_gather');
    const { playground, playground: { page } } = insight;
    await insight.setSpeed(0.5);
    await playground.press('run');
    await insight.waitForTime(0.1);
    await chooseOther(page);
    await waitForLanguage(page, 'en');
    await insight.waitForTime(0.2);
    expect(await playground.status()).toBe('Running');
    await insight.setSpeed(Infinity);
    await playground.waitForEnd();
    expect((await playground.lines()).at(-1)?.text).toBe('finished');
    for (const view of VIEWS.slice(0, (await insight.views()).length)) {
      await insight.show(view);
      expect(notEnglish(await shownTexts(page)).sort()).toEqual(['中文', '中文 (switch to Chinese)']);
    }
    expect(notEnglish(await drawnTexts(page))).toEqual([]);
    await playground.reload();
    expect([await language(page), await playground.status()]).toEqual(['en', 'Ready']);
  });

  test('has what has been said said again in the other language, without another run', async () => {
    const insight = await openInsight('deadlock');
    const { playground, playground: { page } } = insight;
    await chooseOther(page);
    await waitForLanguage(page, 'en');
    await playground.runToEnd();
    const [english] = [await playground.texts(), await insight.show('findings')];
    await chooseOther(page);
    await waitForLanguage(page, 'zh-CN');
    await playground.waitForStatus(/^(?:已完成|未捕获的异常)$/);
    const chinese = await playground.texts();
    expect(chinese).toHaveLength(english.length);
    expect(chinese.at(-1)).toMatch(/\p{Script=Han}/u);
    expect(notChinese(await shownTexts(page), await sourceOf(page))).toEqual([]);
  });

  test('can change it on a narrow phone', async () => {
    const playground = await openPlayground({ viewport: NARROW });
    await playground.visible('site-header >>> button.language');
    const right = await playground.page.$eval('>>> site-header >>> button.language', (button) => button.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(NARROW.width);
    expect(await playground.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  test('reads the reference with a Chinese header, and that it is English', async () => {
    const page = await openPage(`${site}reference/gather.html`);
    const header = () => page.$$eval('header .sections a, header .language', (links) => links.map((link) => link.textContent));
    expect(await header()).toEqual(['演练场', '教程', '参考', '对比', 'English']);
    expect(await page.$eval('.english-only', (notice) => notice.checkVisibility())).toBe(true);
    expect(await page.$eval('h1', (heading) => heading.textContent)).toBe('gather');
    await page.locator('header .language').click();
    expect(await header()).toEqual(['Playground', 'Tutorial', 'Reference', 'Compare', '中文']);
    expect(await page.$eval('.english-only', (notice) => notice.checkVisibility())).toBe(false);
    expect(await language((await openPlayground()).page)).toBe('en');
  });

  test('gets an embed in Chinese, unless its address asks for English', async () => {
    const button = 'coroscope-playground >>> button.run';
    const text = async (page: Page) => (await page.waitForSelector(button, { visible: true }))!.evaluate((run) => run.textContent?.trim());
    const page = await openPage(`${site}embed/?example=hello`);
    expect([await text(page), await page.$eval('>>> playground-card', (card) => (card as HTMLElement).lang)]).toEqual(['运行', 'zh-CN']);
    const english = await openPage(`${site}embed/?example=hello&language=en`);
    expect([await text(english), await language(english)]).toEqual(['Run', 'en']);
  });

  test('is led to the Chinese tutorial, whose programs speak Chinese too', async () => {
    const page = await openPage(`${site}tutorial/`);
    await page.waitForFunction(() => location.pathname.endsWith('/tutorial/zh/'));
    await page.goto(`${site}tutorial/zh/gather.html`);
    const run = await page.waitForSelector('coroscope-playground >>> button.run', { visible: true });
    expect(await run!.evaluate((button) => button.textContent?.trim())).toBe('运行');
    const check = await page.waitForSelector('predict-run >>> ::-p-text(运行并检查)');
    expect(check).not.toBeNull();
    await Promise.all([page.waitForNavigation(), page.locator('header .language').click()]);
    expect([await language(page), new URL(page.url()).pathname.endsWith('/tutorial/en/gather.html')]).toEqual(['en', true]);
  });

  test('gets English where the Chinese texts cannot be loaded', async () => {
    // A copy of the site of which nothing is kept.
    const page = await openPage(`${site}leaving/${name}_without_chinese/#hello`, async (empty) => {
      await empty.setRequestInterception(true);
      empty.on('request', (request) => {
        void (/\/assets\/zh-[^/]*\.js$/.test(request.url()) ? request.abort() : request.continue());
      });
    });
    await page.waitForSelector('playground-page >>> button.run');
    expect(await page.$eval('playground-page >>> button.run', (button) => button.textContent?.trim())).toBe('Run');
    expect(await language(page)).toBe('en');
  });
});

describe('an English reader', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser('chromium');
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('loads no Chinese', async () => {
    const playground = await PlaygroundPage.open(browser, `${site}#hello`, { metered: true });
    expect(await playground.runToEnd()).not.toEqual([]);
    const scripts = await playground.page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    expect(scripts.filter((address) => /\/zh-[^/]*\.js$/.test(address))).toEqual([]);
    await playground.close();
  });
});
