import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { FIRST_BUILD, HELLO } from './edited-programs.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');

/** Resolves when the compiler that has been used is kept: its files and the precompiled header. */
async function compilerKept({ page }: PlaygroundPage, address: string): Promise<void> {
  await page.waitForFunction(
    async (of) => {
      const names = (await caches.keys()).filter((name) => name.startsWith('coroscope-toolchain') && name.includes(of));
      const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      return (kept[0] ?? 0) >= 4;
    },
    {},
    address,
  );
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
  async function leave(playground: PlaygroundPage): Promise<void> {
    await playground.kept();
    await playground.page.evaluate(() => fetch('gone'));
  }

  /** A visit that runs shipped programs only. */
  async function visitAndLeave(copy: string): Promise<PlaygroundPage> {
    const playground = await PlaygroundPage.open(browser, `${addressOf(copy)}#hello`, { metered: true });
    await leave(playground);
    return playground;
  }

  test('runs an example that was never run before, in the same visit', async () => {
    const playground = await visitAndLeave('visit');
    await playground.choose('awaited_twice');
    const lines = await playground.runToEnd();
    expect(lines.at(-1)?.text).toBe('finished');
    await playground.close();
  });

  test.each(['', '?jspi=off'])('opens the page anew and runs its examples (%s)', async (query) => {
    const copy = query ? 'again_without_jspi' : 'again';
    await (await visitAndLeave(copy)).close();
    const playground = await PlaygroundPage.open(browser, `${addressOf(copy)}${query}#hello`, { metered: true });
    expect((await playground.runToEnd()).map(({ text }) => text)).toEqual(['Hello ...', '... world!', 'finished']);
    await playground.choose('gather_failure');
    expect((await playground.runToEnd()).at(-1)?.text).toMatch(/finished|exited|uncaught/);
    expect(playground.complaints).toEqual([]);
    await playground.close();
  });

  test('compiles what the reader writes, and after a reload too', { timeout: 2 * FIRST_BUILD }, async () => {
    const address = addressOf('compiling');
    const playground = await PlaygroundPage.open(browser, `${address}#hello`);
    await playground.setSource(HELLO);
    await playground.runToEnd(FIRST_BUILD);
    await compilerKept(playground, address);
    await leave(playground);
    const edit = async (from: string, to: string) => {
      await playground.setSource(HELLO.replace(from, to));
      return (await playground.runToEnd(FIRST_BUILD)).map(({ text }) => text);
    };
    expect(await edit('again', 'alone')).toEqual(['Hello, 42', 'alone', 'finished']);
    await playground.reload();
    expect(await edit('6 * 7', '6 * 8')).toEqual(['Hello, 48', 'again', 'finished']);
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
