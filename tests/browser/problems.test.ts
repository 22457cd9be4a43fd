import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');
/** The compiler is fetched and made ready within the first. */
const FIRST_BUILD = 120_000;

const SOURCE = `#include <asyncio/asyncio.hpp>

asyncio::Coro<int> answer() { co_return 42; }

asyncio::Coro<> async_main() {
  std::string grüße = "😀"; auto länge = grüse.size();
  int sum = answer();
  if (sum = 3) co_await asyncio::sleep(1)
}

int main() { asyncio::run(async_main()); }
`;

describe.each(BROWSERS)('problems in %s', (name) => {
  let browser: Browser;
  let playground: PlaygroundPage;

  beforeAll(async () => {
    browser = await launchBrowser(name);
    playground = await PlaygroundPage.open(browser, site);
    await playground.setSource(SOURCE);
    await playground.runToEnd(FIRST_BUILD);
  }, FIRST_BUILD);

  afterAll(async () => {
    await browser?.close();
  });

  /** The texts of all elements of the list, or of the editor, that match. */
  const texts = (within: 'problem-list' | 'source-editor', selector: string) =>
    playground.page.evaluate(
      (host, wanted) => {
        const root = document.querySelector('playground-page')?.shadowRoot?.querySelector(host)?.shadowRoot;
        return [...(root?.querySelectorAll(wanted) ?? [])].map((element) =>
          (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
        );
      },
      within,
      selector,
    );

  const line = async (number: number) => (await playground.source()).split('\n')[number - 1];

  const press = async (key: 'z') => {
    await playground.page.keyboard.down('Control');
    await playground.page.keyboard.press(key);
    await playground.page.keyboard.up('Control');
  };

  test('are marked where they are', async () => {
    expect(await texts('source-editor', '.cm-lintRange-error')).toEqual(['grüse', 'sum = answer()', ')']);
    expect(await texts('source-editor', '.cm-lintRange-warning')).toEqual(['sum = 3']);
  });

  test('are listed below the source', async () => {
    expect(await texts('problem-list', '.head')).toEqual(['3 errors, 1 warning']);
    expect(await texts('problem-list', '.go .line')).toEqual([
      'error in line 6',
      'error in line 7',
      'warning in line 8',
      'error in line 8',
    ]);
    expect(await texts('problem-list', '.advice')).toEqual([expect.stringMatching(/write co_await before the call/)]);
  });

  test('are told in the terminal, from the first', async () => {
    const rows = (await playground.screenRows()).map((row) => row.trimEnd());
    expect(rows[0]).toMatch(/^× line 6: use of undeclared identifier 'grüse'/);
  });

  test('are reached by F8, which shows all of them', async () => {
    await playground.page.$eval('playground-page >>> .cm-content', (content) => (content as HTMLElement).focus());
    await playground.page.keyboard.press('F8');
    await playground.visible('.cm-tooltip-lint');
    expect(await texts('source-editor', '.cm-tooltip-lint .message')).toEqual([
      "use of undeclared identifier 'grüse'; did you mean 'grüße'?",
    ]);
    await playground.page.keyboard.press('Escape');
    await playground.page.waitForFunction(() => {
      const editor = document.querySelector('playground-page')?.shadowRoot?.querySelector('source-editor');
      return !editor?.shadowRoot?.querySelector('.cm-tooltip-lint');
    });
  });

  test('are reached from the list', async () => {
    await playground.page.$eval('playground-page >>> problem-list >>> li:nth-child(2) .go', (row) =>
      (row as HTMLElement).click(),
    );
    expect(await texts('source-editor', '.cm-activeLineGutter')).toContain('7');
    expect(await playground.focused()).toMatch(/cm-content/);
  });

  test('are mended by one click, which one undo takes back', async () => {
    await playground.page.locator('playground-page >>> problem-list >>> button.fix').click();
    expect(await line(6)).toBe('  std::string grüße = "😀"; auto länge = grüße.size();');
    expect(await line(7)).toBe('  int sum = answer();');
    await press('z');
    expect(await line(6)).toBe('  std::string grüße = "😀"; auto länge = grüse.size();');
  });

  test('leave most of the room to the source on a phone', async () => {
    await playground.page.setViewport({ width: 390, height: 844 });
    const [list, editor, wide] = await playground.page.evaluate(() => {
      const root = document.querySelector('playground-page')?.shadowRoot;
      const height = (selector: string) => root?.querySelector(selector)?.getBoundingClientRect().height ?? 0;
      return [height('problem-list'), height('.editor'), document.documentElement.scrollWidth];
    });
    expect(list).toBeGreaterThan(0);
    expect((list ?? 0) / ((list ?? 0) + (editor ?? 0))).toBeLessThan(0.45);
    // Beside a scroll bar it is less.
    expect(wide).toBeLessThanOrEqual(390);
  });

  test('are gone with another example', async () => {
    await playground.page.setViewport({ width: 1280, height: 800 });
    await playground.choose('burger_shop');
    expect(await texts('source-editor', '.cm-lintRange')).toEqual([]);
    expect(await texts('problem-list', 'li')).toEqual([]);
  });

  test('complain of nothing', () => {
    expect(playground.complaints).toEqual([]);
  });
});
