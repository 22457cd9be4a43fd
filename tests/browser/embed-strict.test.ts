import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { FIRST_BUILD } from './edited-programs.ts';
import { EmbedPage } from './embed-page.ts';
import { hostPage, type HostSite, serveHostSite } from './host-server.ts';

const site = inject('siteUrl');

/** As little as an embed needs of a page's policy; told to authors in the guide. */
const STRICT =
  `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${site}; ` +
  "style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

describe.each(BROWSERS)('an embed under a strict policy in %s', (name) => {
  let browser: Browser;
  let host: HostSite;
  let opened: EmbedPage | undefined;

  beforeAll(async () => {
    [browser, host] = await Promise.all([launchBrowser(name), serveHostSite(site)]);
  });

  afterEach(() => opened?.close());

  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  test(
    'runs, shows all its views, and compiles, without a violation',
    async () => {
      const page = hostPage(
        '<coroscope-playground id="one" example="hello" panes="editor terminal timeline"></coroscope-playground>',
      );
      opened = await EmbedPage.open(browser, host.add({ ...page, headers: { 'Content-Security-Policy': STRICT } }));
      const embed = opened.embed('one');
      await embed.ready();
      await embed.press('button.run');
      expect(await embed.told('exit')).toMatchObject({ outcome: 'finished', status: 0 });
      await expect.poll(() => embed.lines()).toEqual(['Hello ...', '... world!', 'finished']);

      for (const view of ['loop', 'text', 'timeline']) await embed.press(`#tab-${view}`);
      await embed.typeAtStart('// mine\n');
      await embed.press('button.run');
      expect(await embed.told('exit', 2)).toMatchObject({ outcome: 'finished' });
      expect(await opened.violations()).toEqual([]);
      expect(opened.complaints).toEqual([]);
    },
    FIRST_BUILD,
  );
});
