import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { FIRST_BUILD, HELLO, HELLO_LINES } from './edited-programs.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');

/** Resolves when the page has had an idle moment, and what waited for one before this has begun. */
function idle({ page }: PlaygroundPage): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 5000 })),
  );
}

describe.each(BROWSERS)('the download of the compiler in %s', (name) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterAll(async () => {
    await browser?.close();
  });

  /** A copy of the site that this browser has not visited, whose server cannot give the compiler. */
  const addressOf = (status: 404 | 503, visit: string) => `${site}failing/${status}/${name}_${visit}/`;

  const retry = (playground: PlaygroundPage) =>
    playground.page.locator('playground-page >>> compiler-status >>> button').click();

  describe('on a metered connection', () => {
    const address = addressOf(503, 'metered');
    const asked = async () => Number(await (await fetch(`${address}asked`)).text());
    let playground: PlaygroundPage;

    beforeAll(async () => {
      playground = await PlaygroundPage.open(browser, `${address}#hello`, { metered: true });
    });

    afterAll(() => playground?.close());

    test('does not begin unasked', async () => {
      await playground.typeSource('// mine\n');
      await idle(playground);
      await playground.setSource(HELLO);
      expect(await playground.compilerText()).toBe('');
      expect(await asked()).toBe(0);
    });

    test('leaves all as it was when the reader declines', async () => {
      await playground.press('run');
      expect(await playground.dialogText()).toMatch(/a download of \d+\.\d MB, once/);
      await playground.answer('later');
      await playground.waitForStatus(/Ready/);
      expect(await playground.texts()).toEqual([]);
      expect(`${await playground.source()}`).toBe(HELLO);
      expect(await asked()).toBe(0);
    });

    test('begins when the reader agrees, says that it fails, and goes on by itself', { timeout: FIRST_BUILD }, async () => {
      await playground.press('run');
      await playground.answer('download');
      await expect.poll(() => playground.compilerText(), { timeout: 20_000 }).toMatch(/Connection lost, trying again in \d+ s/);
      expect(await playground.status()).toBe('Compiling…');
      expect((await fetch(`${address}mend`)).ok).toBe(true);
      await playground.waitForEnd(FIRST_BUILD);
      expect(await playground.texts()).toEqual(HELLO_LINES);
    });
  });

  test('that fails is told, and tried again when the reader wants', { timeout: FIRST_BUILD }, async () => {
    const address = addressOf(404, 'missing');
    const playground = await PlaygroundPage.open(browser, `${address}#hello`);
    await playground.setSource(HELLO);
    await playground.runToEnd();
    expect(await playground.status()).toBe('Not compiled');
    expect((await playground.texts()).at(-1)).toMatch(/^not run: .*404/);
    const failure = /^The compiler could not be loaded\. A file of it is missing or damaged\. \(.*404.*\) Retry$/;
    expect(await playground.compilerText()).toMatch(failure);

    await retry(playground);
    await expect.poll(() => playground.compilerText()).toMatch(failure);
    // What is shipped runs without it.
    await playground.choose('awaited_twice');
    expect((await playground.runToEnd()).at(-1)?.text).toBe('finished');

    expect((await fetch(`${address}mend`)).ok).toBe(true);
    await playground.choose('hello');
    await retry(playground);
    expect((await playground.runToEnd(FIRST_BUILD)).map(({ text }) => text)).toEqual(HELLO_LINES);
    await playground.close();
  });

  test('that fails because the site is newer brings the newer page', async () => {
    const address = addressOf(404, 'older');
    const playground = await PlaygroundPage.open(browser, `${address}#hello`);
    await playground.kept();
    await playground.setSource(HELLO);
    await expect.poll(() => playground.compilerText(), { timeout: 20_000 }).toMatch(/could not be loaded/);

    expect((await fetch(`${address}deploy`)).ok).toBe(true);
    await playground.page.evaluate(() => document.body.setAttribute('data-old', ''));
    await retry(playground);
    await playground.page.waitForSelector('body:not([data-old])');
    await playground.ready();
    expect(await playground.source()).toBe(HELLO);
    await playground.close();
  });
});
