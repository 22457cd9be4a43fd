import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from './browsers.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');
const NARROW = { width: 360, height: 740 };

describe('the reference', () => {
  let browser: Browser;
  let page: Page;
  /** Errors and refusals (a broken security policy is one) that the browser's console told. */
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser('chromium');
  });

  afterEach(async () => {
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function open(path: string, viewport = { width: 1280, height: 800 }): Promise<void> {
    page = await browser.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.setViewport(viewport);
    await page.goto(`${site}${path}`);
  }

  /** Follows the link that reads so. */
  async function follow(text: string): Promise<void> {
    await Promise.all([page.waitForNavigation(), page.locator(`::-p-aria([name="${text}"][role="link"])`).click()]);
  }

  const heading = () => page.$eval('h1', (element) => element.textContent);

  test('is found from the playground, and leads from page to page', async () => {
    await open('#hello');
    await Promise.all([page.waitForNavigation(), (await page.waitForSelector('playground-page >>> header a[href$="reference/"]'))!.click()]);
    expect(await heading()).toBe('Reference');
    await follow('gather');
    expect(await heading()).toBe('gather');
    expect(await page.title()).toBe('gather · Reference · Coroscope');
    await follow('Next TaskGroup');
    expect(await heading()).toBe('TaskGroup');
    await follow('Python → C++');
    expect(await page.$$eval('tbody tr', (rows) => rows.length)).toBeGreaterThan(20);
    expect(complaints).toEqual([]);
  });

  test('opens its example in the playground, under whatever path the site is', async () => {
    await open('without/reference/gather.html');
    const link = await page.waitForSelector('.button');
    await Promise.all([page.waitForNavigation(), link!.click()]);
    expect(page.url()).toBe(`${site}without/#say_after_gather`);
    await page.waitForSelector('playground-page >>> .cm-content');
    expect(await page.title()).toBe('gather: wait for all of them · Coroscope');
  });

  test("has the playground's colours", async () => {
    await open('reference/gather.html');
    const scheme = () => page.evaluate(() => document.documentElement.style.colorScheme);
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await background();
    await page.locator('button.theme').click();
    const chosen = await scheme();
    expect(chosen).toMatch(/light|dark/);
    expect(await background()).not.toBe(before);
    await page.reload();
    expect(await scheme()).toBe(chosen);
    const playground = await PlaygroundPage.open(browser, `${site}#hello`, { metered: true });
    expect(await playground.page.evaluate(() => document.documentElement.style.colorScheme)).toBe(chosen);
    await playground.close();
  });

  test('reads well on a phone, and without scripts', async () => {
    await open('reference/', NARROW);
    await page.setJavaScriptEnabled(false);
    const paths = await page.$$eval('#pages a', (links) => links.map((link) => link.getAttribute('href')!));
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      await page.goto(`${site}reference/${path}`);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(tooWide, path).toBe(0);
    }
    expect(await page.$eval('button.theme', (button) => getComputedStyle(button).display)).toBe('none');
    expect(complaints).toEqual([]);
  });

  test('is there without a network, once the playground was visited', async () => {
    const playground = await PlaygroundPage.open(browser, `${site}leaving/chromium_reference/#hello`, { metered: true });
    await playground.kept();
    await playground.page.evaluate(() => fetch('gone'));
    await playground.close();
    await open('leaving/chromium_reference/reference/');
    await follow('Queue');
    expect(await heading()).toBe('Queue');
    expect(complaints).toEqual([]);
  });

  test('begins, for the keyboard, with a way past the bar', async () => {
    await open('reference/gather.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });
});
