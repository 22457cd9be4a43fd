import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');

/** Resolves when the site is kept and the page is served from what is kept. */
function kept({ page }: PlaygroundPage): Promise<void> {
  return page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (serviceWorker.controller) return;
    await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  });
}

describe.each(BROWSERS)('without a network, %s', (name) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterAll(async () => {
    await browser?.close();
  });

  /** A copy of the site that this browser has not visited, and that can go away for it. */
  const addressOf = (copy: string) => `${site}leaving/${name}_${copy}/`;

  /** After this, every connection to the copy of the site is broken. */
  async function visitAndLeave(copy: string): Promise<PlaygroundPage> {
    const playground = await PlaygroundPage.open(browser, `${addressOf(copy)}#hello`);
    await kept(playground);
    await playground.page.evaluate(() => fetch('gone'));
    return playground;
  }

  test('runs an example that was never run before, in the same visit', async () => {
    const playground = await visitAndLeave('visit');
    await playground.choose('display_date');
    const lines = await playground.runToEnd();
    expect(lines.at(-1)?.text).toBe('finished');
    await playground.close();
  });

  test.each(['', '?jspi=off'])('opens the page anew and runs its examples (%s)', async (query) => {
    const copy = query ? 'again_without_jspi' : 'again';
    await (await visitAndLeave(copy)).close();
    const playground = await PlaygroundPage.open(browser, `${addressOf(copy)}${query}#hello`);
    expect((await playground.runToEnd()).map(({ text }) => text)).toEqual(['Hello ...', '... world!', 'finished']);
    await playground.choose('gather_failure');
    expect((await playground.runToEnd()).at(-1)?.text).toMatch(/finished|exited|uncaught/);
    expect(playground.complaints).toEqual([]);
    await playground.close();
  });

  test('keeps each copy of the site on its own', async () => {
    const [one, other] = [await visitAndLeave('one'), await visitAndLeave('other')];
    const scopes = await one.page.evaluate(async () => {
      const registrations = await navigator.serviceWorker.getRegistrations();
      return registrations.map(({ scope }) => scope);
    });
    expect(scopes).toEqual(expect.arrayContaining([addressOf('one'), addressOf('other')]));
    const caches = await other.page.evaluate(() => globalThis.caches.keys());
    const ofCopies = caches.filter((key) => key.endsWith(addressOf('one')) || key.endsWith(addressOf('other')));
    expect(ofCopies.length).toBe(2);
    await one.close();
    await other.close();
  });
});
