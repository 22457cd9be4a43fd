import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { type Embed, EmbedPage } from './embed-page.ts';
import { hostPage, type HostSite, serveHostSite } from './host-server.ts';

const site = inject('siteUrl');

const SOURCE = `// hidden-begin
int prepare();
int clean();
// hidden-end
int first();
// editable-begin
int second();
// editable-end
int third();
`;

const PAGE = hostPage(
  `<coroscope-playground id="one" panes="editor" highlight="5"><pre><code class="language-cpp">${SOURCE}</code></pre></coroscope-playground>`,
);

describe.each(BROWSERS)('parts of a source in %s', (name) => {
  let browser: Browser;
  let host: HostSite;
  let opened: EmbedPage;
  let embed: Embed;

  beforeAll(async () => {
    [browser, host] = await Promise.all([launchBrowser(name), serveHostSite(site)]);
  });

  beforeEach(async () => {
    opened = await EmbedPage.open(browser, host.add(PAGE));
    embed = opened.embed('one');
    await embed.ready();
    await embed.visible('.cm-content');
  });

  afterEach(() => opened?.close());

  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  const source = () => embed.call((element) => element.getSource());
  const keys = () => opened.page.keyboard;
  const press = async (key: 'a' | 'z') => {
    await keys().down('Control');
    await keys().press(key);
    await keys().up('Control');
  };

  /** Clicks right of what a line says. */
  async function clickAtEndOf(text: string): Promise<void> {
    for (const line of await opened.page.$$('coroscope-playground >>> .cm-line')) {
      if ((await line.evaluate((element) => element.textContent)) !== text) continue;
      const { x, y, width, height } = (await line.boundingBox())!;
      await opened.page.mouse.click(x + width - 8, y + height / 2);
      return;
    }
    throw new Error(`there is no line ${text}`);
  }

  test('what is locked stays as it is, and the reader is told', async () => {
    await clickAtEndOf('int third();');
    await keys().type('x');
    await keys().press('Backspace');
    await keys().press('Enter');
    expect(await source()).toBe(SOURCE);
    expect(await embed.text('.hint.refused')).toBe('This part cannot be changed.');
    // The page shows what the source is, not what was typed.
    expect(await embed.shownSource()).toContain('int third();\n');
  });

  test('what is editable can be changed, replaced as a whole, and had back', async () => {
    await clickAtEndOf('int second();');
    await keys().press('Enter');
    await keys().type('int more();');
    expect(await source()).toBe(SOURCE.replace('second();', 'second();\nint more();'));
    expect(await embed.count('.cm-editable')).toBe(2);
    await press('a');
    await keys().type('int mine();');
    expect(await source()).toBe(SOURCE.replace('second', 'mine'));
    for (let undone = 0; undone < 9 && (await source()) !== SOURCE; undone++) await press('z');
    expect(await source()).toBe(SOURCE);
    expect(await embed.count('.cm-editable')).toBe(1);
  });

  test('hidden lines are shown and hidden again by their button, also by the keyboard', async () => {
    const lines = async () => (await embed.shownSource()).split('\n');
    expect(await embed.text('.cm-hidden-part')).toBe('2 hidden lines');
    expect(await lines()).not.toContain('int clean();');
    await (await embed.visible('.cm-hidden-part')).click();
    expect(await lines()).toContain('int clean();');
    // It has the focus still.
    await keys().press('Enter');
    expect(await lines()).not.toContain('int clean();');
    await keys().press(' ');
    expect(await lines()).toContain('int clean();');
    expect(await source()).toBe(SOURCE);
  });

  test('hidden lines can be reached by the keyboard alone', async () => {
    await (await embed.visible('.cm-content')).evaluate((element) => (element as HTMLElement).focus());
    await keys().press('Tab');
    await keys().press('Enter');
    expect(await embed.shownSource()).toContain('int clean();');
  });

  test('lines keep their numbers, and highlighted ones stand out', async () => {
    const numbers = await opened.page.$$eval('coroscope-playground >>> .cm-lineNumbers .cm-gutterElement', (elements) =>
      elements.filter((element) => element.getClientRects().length > 0 && (element as HTMLElement).style.visibility !== 'hidden').map((element) => element.textContent),
    );
    expect(numbers.slice(0, 3)).toEqual(['1', '5', '6']);
    expect(await embed.text('.cm-highlighted')).toBe('int first();');
  });
});
