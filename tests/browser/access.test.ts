import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'puppeteer-core';
import { seriousProblems } from './axe.ts';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');
const SCHEMES = ['light', 'dark'] as const;
const PHONE = { width: 390, height: 844 };

describe.each(BROWSERS)('axe finds nothing serious in %s', (name) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterEach(async () => {
    await page.close();
  });

  afterAll(async () => {
    await browser?.close();
  });

  async function playground(hash: string, viewport?: typeof PHONE): Promise<PlaygroundPage> {
    const opened = await PlaygroundPage.open(browser, `${site}#${hash}`, { metered: true, ...(viewport && { viewport }) });
    page = opened.page;
    return opened;
  }

  /** In both colour schemes, which Firefox's driver cannot emulate: the page's own choice is used. */
  async function expectNothingSerious(): Promise<void> {
    for (const scheme of SCHEMES) {
      await page.evaluate(async (chosen) => {
        const { style } = document.documentElement;
        style.setProperty('--duration', '0ms');
        style.colorScheme = chosen;
        const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => {
          const hosts = [...root.querySelectorAll('*')];
          return [root, ...hosts.flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : []))];
        };
        // Transitions that the change has started, within elements too, and those that follow from their ends.
        for (let frame = 0; frame < 3; frame++) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          for (const animation of roots(document).flatMap((root) => root.getAnimations())) {
            if (animation instanceof CSSTransition) animation.finish();
          }
        }
      }, scheme);
      expect(await seriousProblems(page), scheme).toEqual([]);
    }
  }

  test.each([
    ['desktop', undefined],
    ['phone', PHONE],
  ])('on the playground before a run, %s', async (_, viewport) => {
    await playground('say_after_gather', viewport);
    await expectNothingSerious();
  });

  test.each(['timeline', 'loop', 'text', 'findings'])('on the playground after a run, with the view %s', async (view) => {
    const opened = await playground('blocking_call');
    await opened.runToEnd();
    await page.locator(`playground-page >>> run-insight >>> #tab-${view}`).click();
    await page.waitForSelector(`playground-page >>> run-insight >>> #tab-${view}[aria-selected=true]`, { visible: true });
    await expectNothingSerious();
  });

  test('while a dialog is open', async () => {
    const opened = await playground('hello');
    await opened.setSource('int main() {}\n');
    await opened.press('reset');
    await expectNothingSerious();
  });

  test('while a program is shared', async () => {
    const opened = await playground('hello');
    await opened.press('share');
    await page.waitForSelector('playground-page >>> share-dialog >>> dialog[open]', { visible: true });
    await expectNothingSerious();
  });

  test('on what is kept on the device', async () => {
    await playground('hello');
    await page.locator('playground-page >>> site-menu >>> summary').click();
    await page.locator('playground-page >>> site-menu >>> button.kept').click();
    await page.waitForSelector('kept-dialog >>> dialog[open]', { visible: true });
    await expectNothingSerious();
  });

  test.each(['compare/', 'reference/', 'reference/tasks.html'])('on %s', async (path) => {
    page = await browser.newPage();
    await page.goto(`${site}${path}`);
    await page.waitForSelector('main, coroscope-compare >>> main', { visible: true });
    await expectNothingSerious();
  });

  test.each(['tutorial/', 'tutorial/en/', 'tutorial/en/event-loop.html', 'tutorial/zh/from-python.html'])('on %s', async (path) => {
    page = await browser.newPage();
    await page.goto(`${site}${path}`);
    await page.waitForSelector('main');
    // As somebody who has read to the end has it: all programs are there.
    for (const program of await page.$$('coroscope-playground')) {
      await program.scrollIntoView();
      await program.waitForSelector(':scope >>> .cm-content', { visible: true });
    }
    await expectNothingSerious();
  });

  test.each(['', '&readonly', '&expected=Hello', '&instant&panes=editor,terminal,timeline'])(
    'on an embed (%s)',
    async (attributes) => {
      page = await browser.newPage();
      await page.goto(`${site}embed/?example=hello${attributes}`);
      await page.waitForSelector('coroscope-playground >>> .cm-content', { visible: true });
      await expectNothingSerious();
    },
  );

  test('the first Tab offers the way to the source', async () => {
    await playground('hello');
    await page.keyboard.press('Tab');
    const focused = () =>
      page.evaluate(() => document.querySelector('playground-page')!.shadowRoot!.activeElement?.textContent?.trim());
    expect(await focused()).toBe('Skip to the source');
    await page.keyboard.press('Enter');
    await page.keyboard.type('// here');
    await page.waitForFunction(() =>
      document
        .querySelector('playground-page')!
        .shadowRoot!.querySelector('source-editor')!
        .shadowRoot!.querySelector('.cm-content')!
        .textContent.includes('// here'),
    );
  });

  test('Tab leaves the editor after Escape', async () => {
    await playground('hello');
    await page.focus('playground-page >>> .cm-content');
    const inEditor = () =>
      page.evaluate(() => document.querySelector('playground-page')!.shadowRoot!.activeElement?.localName === 'source-editor');
    await page.keyboard.type('//');
    await page.keyboard.press('Tab');
    expect(await inEditor()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await inEditor()).toBe(false);
  });
});
