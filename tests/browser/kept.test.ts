import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');

describe.each(BROWSERS)('what the site keeps in %s', (name) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function visit(copy: string): Promise<PlaygroundPage> {
    const playground = await PlaygroundPage.open(browser, `${site}failing/404/${name}_${copy}/#hello`, { metered: true });
    await playground.kept();
    return playground;
  }

  const dialogRows = ({ page }: PlaygroundPage) =>
    page.evaluate(() =>
      Array.from(document.querySelector('kept-dialog')?.shadowRoot?.querySelectorAll('li') ?? [], (row) => ({
        name: row.querySelector('span')!.textContent,
        size: row.querySelector('.size')!.textContent,
      })),
    );

  test('is shown by its size, and can be removed', async () => {
    const playground = await visit('kept');
    const { page } = playground;
    await playground.setSource('int main() {}\n');
    await page.locator('playground-page >>> site-menu >>> summary').click();
    await page.locator('playground-page >>> site-menu >>> button.kept').click();
    await expect.poll(() => dialogRows(playground), { timeout: 10_000 }).toEqual([
      { name: 'Pages and examples', size: expect.stringMatching(/^\d+(\.\d)? MB$/) },
      { name: 'C++ compiler', size: '0 B' },
      { name: 'Your edits and settings', size: expect.stringMatching(/^\d+\.\d kB$/) },
    ]);

    await page.locator('kept-dialog >>> #remove-site').click();
    await expect.poll(async () => (await dialogRows(playground))[0]!.size).toBe('0 B');
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.scope))).not.toBe(
      new URL('./', page.url()).href,
    );

    const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('coroscope.draft')));
    await page.locator('kept-dialog >>> #remove-texts').click();
    expect(await drafts()).not.toEqual([]);
    await page.locator('kept-dialog >>> #remove-texts').click();
    await expect.poll(drafts).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('kept-dialog', { hidden: true });
    await playground.close();
  });

  test('gives way to a newer version when the reader says so', async () => {
    const playground = await visit('update');
    const { page } = playground;
    const notice = await offered(playground, 'update');
    expect(await notice.evaluate((element) => element.shadowRoot!.querySelector('[role=status]')!.textContent)).toBe(
      'A newer version of Coroscope is here.',
    );
    await takeOffer(playground);
    expect(await page.$('update-notice')).toBeNull();
    await playground.close();
  });

  test('gives way to a newer version also while the page asks it for files', async () => {
    const playground = await visit('busy');
    await offered(playground, 'busy');
    await playground.page.evaluate(() => setInterval(() => fetch('favicon.svg'), 10));
    await takeOffer(playground);
    await playground.close();
  });

  /** The notice of the newer version that the server has from now on. */
  async function offered({ page }: PlaygroundPage, copy: string): Promise<ElementHandle> {
    expect((await fetch(`${site}failing/404/${name}_${copy}/deploy`)).ok).toBe(true);
    await page.evaluate(async () => {
      document.body.setAttribute('data-old', '');
      await (await navigator.serviceWorker.getRegistration())!.update();
    });
    return (await page.waitForSelector('update-notice'))!;
  }

  async function takeOffer(playground: PlaygroundPage): Promise<void> {
    await playground.page.locator('update-notice >>> button.primary').click();
    await playground.page.waitForSelector('body:not([data-old])');
    await playground.ready();
  }
});
