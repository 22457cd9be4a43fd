import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
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
    expect((await fetch(`${site}failing/404/${name}_update/deploy`)).ok).toBe(true);
    await page.evaluate(async () => {
      document.body.setAttribute('data-old', '');
      await (await navigator.serviceWorker.getRegistration())!.update();
    });
    const notice = (await page.waitForSelector('update-notice'))!;
    expect(await notice.evaluate((element) => element.shadowRoot!.querySelector('[role=status]')!.textContent)).toBe(
      'A newer version of Coroscope is here.',
    );
    await page.locator('update-notice >>> button.primary').click();
    await page.waitForSelector('body:not([data-old])');
    await playground.ready();
    expect(await page.$('update-notice')).toBeNull();
    await playground.close();
  });
});
