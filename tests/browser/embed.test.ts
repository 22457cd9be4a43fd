import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { FIRST_BUILD } from './edited-programs.ts';
import { EmbedPage } from './embed-page.ts';
import { hostPage, type HostSite, serveHostSite } from './host-server.ts';

const site = inject('siteUrl');
const HELLO_OUTPUT = ['Hello ...', '... world!', 'finished'];
const SCROLLED_PAST = '<div style="height: 4000px">Far above.</div>';

/** An inline program, indented as in a page's source. */
const INLINE = `
    <pre><code class="language-cpp">
      #include &lt;asyncio/asyncio.hpp&gt;

      asyncio::Coro&lt;&gt; async_main() {
        asyncio::print("inline");
        co_return;
      }

      int main() { asyncio::run(async_main()); }

    </code></pre>`;
const INLINE_SOURCE = `#include <asyncio/asyncio.hpp>

asyncio::Coro<> async_main() {
  asyncio::print("inline");
  co_return;
}

int main() { asyncio::run(async_main()); }
`;

/** The scripts, programs and packs among addresses, without queries. */
function filesOfSite(addresses: readonly string[]): string[] {
  return addresses.filter((address) => address.startsWith(site)).map((address) => address.slice(site.length).replace(/\?.*$/, ''));
}

describe.each(BROWSERS)('an embed in a page of another site in %s', (name) => {
  let browser: Browser;
  let host: HostSite;
  let opened: EmbedPage[] = [];

  async function open(url: string, viewport?: { width: number; height: number }): Promise<EmbedPage> {
    const page = await EmbedPage.open(browser, url, viewport);
    opened.push(page);
    return page;
  }

  beforeAll(async () => {
    [browser, host] = await Promise.all([launchBrowser(name), serveHostSite(site)]);
  });

  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close();
  });

  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  test('runs a shipped program in a page that has nothing else, and leaves the page as it is', async () => {
    const page = await open(host.add(hostPage('<coroscope-playground id="one" example="hello"></coroscope-playground>')));
    const embed = page.embed('one');
    await embed.ready();
    const before = await page.page.evaluate(() => [document.title, location.href, history.length]);
    await embed.press('button.run');
    expect(await embed.told('exit')).toMatchObject({ outcome: 'finished', output: 'Hello ...\n... world!\n' });
    await expect.poll(() => embed.lines()).toEqual(HELLO_OUTPUT);
    expect(await page.page.evaluate(() => [document.title, location.href, history.length])).toEqual(before);
    expect(await page.page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(filesOfSite(page.requests).filter((file) => file.startsWith('toolchain/'))).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  test('looks the same whatever the styles of the page are', async () => {
    const looks = async (file: string, id: string) => {
      const page = await open(`${host.url}${file}`);
      const embed = page.embed(id);
      await embed.ready();
      await embed.scrollTo();
      await embed.visible('canvas');
      return embed.call((element) => {
        const card = element.shadowRoot!.querySelector('playground-card')!.shadowRoot!;
        const inside = (host: string, selector: string) => card.querySelector(host)!.shadowRoot!.querySelector(selector)!;
        const parts = [
          card.querySelector('.bar')!,
          card.querySelector('.run')!,
          card.querySelector('.run svg')!,
          card.querySelector('.title')!,
          card.querySelector('.copy')!,
          inside('source-editor', '.cm-line'),
          inside('program-terminal', '.xterm-rows'),
          inside('run-insight', '#tab-timeline'),
        ];
        const names = [
          'display', 'visibility', 'color', 'backgroundColor', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight',
          'fontVariantCaps', 'letterSpacing', 'wordSpacing', 'textTransform', 'textIndent', 'direction', 'lineHeight',
          'cursor', 'borderTopColor', 'borderTopLeftRadius', 'paddingLeft', 'userSelect', 'height',
        ] as const;
        return parts.map((part) => {
          const style = getComputedStyle(part);
          return [part.className, ...names.map((property) => `${property}: ${style[property]}`)].map(String);
        });
      });
    };
    const [hostile, friendly] = [await looks('hostile.html', 'hostile'), await looks('friendly.html', 'friendly')];
    expect(hostile).toEqual(friendly);
  });

  test('is a code block until it comes near, and loads nothing heavy before', async () => {
    const body = `${SCROLLED_PAST}<coroscope-playground id="far">${INLINE}</coroscope-playground>`;
    const page = await open(host.add(hostPage(body)));
    await page.page.waitForFunction(() => customElements.get('coroscope-playground') !== undefined);
    await page.page.waitForNetworkIdle();
    const embed = page.embed('far');
    const shown = await page.page.$eval('#far pre', (block) => block.getBoundingClientRect().height);
    expect(shown).toBeGreaterThan(50);
    expect(await embed.count('.card')).toBe(0);
    const loaded = filesOfSite(page.requests);
    expect(loaded).toContain('coroscope.js');
    expect(loaded.join(' ')).not.toMatch(/playground-card|source-editor|program-terminal|session|catalog/);

    await embed.scrollTo();
    await embed.ready();
    expect(await embed.call((element) => element.getSource())).toBe(INLINE_SOURCE);
    expect(await page.page.$eval('#far pre', (block) => block.getBoundingClientRect().height)).toBe(0);
  });

  test('makes the code block before it run, in its place', async () => {
    const body = `${INLINE}<coroscope-playground id="after"></coroscope-playground>`;
    const page = await open(host.add(hostPage(body)));
    const embed = page.embed('after');
    await embed.ready();
    expect(await embed.call((element) => element.getSource())).toBe(INLINE_SOURCE);
    expect(await page.page.$eval('body > pre', (block) => block.getBoundingClientRect().height)).toBe(0);
    // It comes back when the embed goes.
    await page.page.$eval('#after', (element) => element.remove());
    expect(await page.page.$eval('body > pre', (block) => block.getBoundingClientRect().height)).toBeGreaterThan(50);
  });

  test('reads well without scripts', async () => {
    const body = `<coroscope-playground>${INLINE}</coroscope-playground>`;
    const headers = { 'Content-Security-Policy': "script-src 'none'" };
    const page = await open(host.add({ ...hostPage(body), headers }));
    const block = await page.page.$eval('pre', (element) => ({
      text: element.textContent,
      height: element.getBoundingClientRect().height,
    }));
    expect(block.text).toContain('asyncio::print("inline");');
    expect(block.height).toBeGreaterThan(100);
  });

  test('fills a page of its own, whose address tells the program, or says that there is none', async () => {
    const alert = async (address: string) => {
      const page = await open(`${site}embed/${address}`);
      const found = await page.page.waitForSelector('>>> [role=alert]', { visible: true });
      return found!.evaluate((element) => element.textContent?.trim());
    };
    expect(await alert('#nonsense')).toBe('There is no example “nonsense”.');
    expect(await alert('?example=nonsense')).toBe('There is no example “nonsense”.');
    expect(await alert('')).toMatch(/^There is no program in this address\./);
    expect(await alert('#p=AAAA')).toBe('There is no program in this link.');
    const page = await open(`${site}embed/#hello`);
    await page.page.waitForSelector('>>> .title::-p-text(Hello, then world)', { visible: true });
  });

  test(
    'works in a frame without an origin, where nothing can be stored',
    async () => {
      const address = '{{site}}embed/?example=hello&panes=editor,terminal,timeline&theme=dark';
      const body = `<iframe sandbox="allow-scripts" width="900" height="700" src="${address}"></iframe>`;
      const page = await open(host.add(hostPage(body)));
      const embed = await page.framed('iframe');
      await embed.ready();
      const stored = await embed.frame.evaluate(() => {
        try {
          return localStorage.length;
        } catch {
          return 'blocked';
        }
      });
      expect(stored).toBe('blocked');
      await embed.press('button.run');
      expect(await embed.told('exit')).toMatchObject({ outcome: 'finished' });
      await expect.poll(() => embed.lines()).toEqual(HELLO_OUTPUT);

      await embed.call((element) => element.setSource(element.getSource().replace('print("... world!', 'print("edited')));
      await embed.press('button.run');
      expect(await embed.told('exit', 2)).toMatchObject({ outcome: 'finished', output: 'Hello ...\nedited\n' });
      expect(await embed.frame.evaluate(() => window.violations)).toEqual([]);
      const height = await embed.call((element) => element.getBoundingClientRect().height);
      expect(height).toBe(700);
    },
    FIRST_BUILD,
  );

  test(
    'shares all that is heavy among twenty',
    async () => {
      const embeds = Array.from(
        { length: 20 },
        (_, index) =>
          `<p>Number ${index}</p><coroscope-playground id="number-${index}" example="hello"></coroscope-playground>`,
      );
      const page = await open(host.add(hostPage(embeds.join('\n'))));
      await page.embed('number-0').ready();
      expect(await page.embed('number-19').count('.card')).toBe(0);
      for (let index = 0; index < 20; index++) {
        const embed = page.embed(`number-${index}`);
        await embed.scrollTo();
        await embed.ready();
      }
      await page.page.waitForNetworkIdle();
      const files = filesOfSite(page.requests);
      expect(files.length).toBe(new Set(files).size);
      // Nothing of what was not asked for: no pane of the timeline, no program before it is run, no compiler.
      expect(files.join(' ')).not.toMatch(/run-insight|task-timeline|toolchain\/|programs\//);
      expect(page.page.workers()).toHaveLength(0);

      // Two builds at once come one after the other.
      const edited = [page.embed('number-3'), page.embed('number-17')];
      for (const embed of edited) {
        await embed.call((element) => element.setSource(element.getSource().replace('print("Hello', `print("${element.id}`)));
      }
      await Promise.all(edited.map((embed) => embed.call((element) => element.run())));
      for (const embed of edited) expect(await embed.told('exit')).toMatchObject({ outcome: 'finished' });
      await expect.poll(() => edited[0]!.lines()).toEqual(['number-3 ...', '... world!', 'finished']);
      await expect.poll(() => edited[1]!.lines()).toEqual(['number-17 ...', '... world!', 'finished']);
      // The compiler, and one for the next run.
      await expect.poll(() => page.page.workers().length).toBe(2);
    },
    2 * FIRST_BUILD,
  );

  test.each([320, 390])('fits a page of %i pixels', async (width) => {
    const body = '<coroscope-playground id="one" example="hello" panes="editor terminal timeline"></coroscope-playground>';
    const page = await open(host.add(hostPage(body, '<style>body { margin: 0; }</style>')), { width, height: 800 });
    const embed = page.embed('one');
    await embed.ready();
    await embed.call((element) => element.setSource(`${element.getSource()}// mine\n`));
    await embed.visible('.reset');
    const { overflow, ends } = await embed.call((element) => {
      const card = element.shadowRoot!.querySelector('playground-card')!.shadowRoot!;
      const shown = [...card.querySelectorAll('.bar > *')].map((part) => part.getBoundingClientRect());
      return {
        overflow: document.documentElement.scrollWidth - innerWidth,
        ends: shown.filter((box) => box.width > 0).map(({ left, right }) => [left, right] as const),
      };
    });
    expect(overflow).toBeLessThanOrEqual(0);
    let end = 0;
    for (const [left, right] of ends) {
      expect(left).toBeGreaterThanOrEqual(end);
      expect(right).toBeLessThanOrEqual(width);
      end = right;
    }
  });

  test('is narrow by its own width, not by that of the window', async () => {
    const body = `<div style="width: 300px"><coroscope-playground id="narrow" example="hello"></coroscope-playground></div>
      <coroscope-playground id="wide" example="hello"></coroscope-playground>`;
    const page = await open(host.add(hostPage(body)), { width: 1200, height: 1600 });
    const columns = async (id: string) => {
      await page.embed(id).ready();
      return page.embed(id).call((element) => {
        const card = element.shadowRoot!.querySelector('playground-card')!.shadowRoot!;
        const [source, screen] = ['.source', '.screen'].map((part) => card.querySelector(part)!.getBoundingClientRect());
        return source!.top === screen!.top ? 2 : 1;
      });
    };
    expect(await columns('narrow')).toBe(1);
    expect(await columns('wide')).toBe(2);
  });

  test('hears its keys only where the focus is within it', async () => {
    const body = `<button id="outside">Outside</button>
      <coroscope-playground id="one" example="hello" speed="instant"></coroscope-playground>
      <coroscope-playground id="other" example="hello" speed="instant"></coroscope-playground>`;
    const page = await open(host.add(hostPage(body)));
    await page.embed('one').ready();
    await page.embed('other').ready();
    const pressRun = async () => {
      await page.page.keyboard.down('Control');
      await page.page.keyboard.press('Enter');
      await page.page.keyboard.up('Control');
    };
    await page.page.focus('#outside');
    await pressRun();
    const content = await page.embed('other').visible('.cm-content');
    await content.evaluate((element) => (element as HTMLElement).focus());
    await pressRun();
    await page.embed('other').told('exit');
    expect(await page.page.evaluate(() => new Set(window.told.filter(({ type }) => type === 'exit').map(({ id }) => id)).size)).toBe(1);
  });

  test('goes on where it was when the page moves it', async () => {
    const body = '<coroscope-playground id="one" example="hello"></coroscope-playground><main></main>';
    const page = await open(host.add(hostPage(body)));
    const embed = page.embed('one');
    await embed.ready();
    await embed.call((element) => element.setSource('// mine\n'));
    await embed.call((element) => document.querySelector('main')!.append(element));
    await embed.told('ready', 2);
    expect(await embed.call((element) => element.getSource())).toBe('// mine\n');
    await expect.poll(() => embed.shownSource()).toBe('// mine\n');
    await embed.press('button.reset');
    await expect.poll(() => embed.shownSource()).toContain('async_main');
  });
});
