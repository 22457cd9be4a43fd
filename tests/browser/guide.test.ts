import { readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { CoroscopeExit } from '../../web/embed/coroscope.d.ts';
import { launchBrowser } from './browsers.ts';
import { FIRST_BUILD } from './edited-programs.ts';
import { EmbedPage } from './embed-page.ts';
import { type HostSite, serveHostSite } from './host-server.ts';

const site = inject('siteUrl');
const guide = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8').replaceAll('https://example.org/coroscope/', '{{site}}');

/** The block of code below a heading. */
function block(heading: string, language: string): string {
  const [, found] = new RegExp(`^## ${heading}\\n[\\s\\S]*?^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(guide) ?? [];
  if (found === undefined) throw new Error(`the guide has no ${language} below “${heading}”`);
  return found;
}

/** With nothing allowed but what the guide says. */
const policy = `default-src 'none'; img-src data:; ${block('Content security policy', 'text').replace(/\s+/g, ' ')}`.replaceAll('{{site}}', site);

const page = (content: string) => `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,"></head><body>${content}</body></html>`;

describe('what the guide tells authors to write', () => {
  let browser: Browser;
  let host: HostSite;
  let opened: EmbedPage | undefined;

  beforeAll(async () => {
    [browser, host] = await Promise.all([launchBrowser('chromium'), serveHostSite(site)]);
  });

  afterEach(() => opened?.close());

  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  const open = async (content: string, policies: string) => {
    opened = await EmbedPage.open(browser, host.add({ html: page(content), headers: { 'Content-Security-Policy': policies } }));
    return opened;
  };

  test('two lines run an example under its policy', async () => {
    const { page } = await open(block('Two lines', 'html'), policy);
    const embed = opened!.embed('');
    await embed.ready();
    await page.$eval('coroscope-playground', (element) => element.setAttribute('speed', 'instant'));
    await embed.press('button.run');
    expect(await embed.told('exit')).toMatchObject({ outcome: 'finished' });
    expect(await opened!.violations()).toEqual([]);
  });

  test(
    'a block of code becomes a program under its policy',
    async () => {
      const script = block('Two lines', 'html').split('\n')[0]!;
      await open(script + block('Where the program comes from', 'html'), policy);
      const embed = opened!.embed('');
      await embed.ready();
      const exit = embed.call(async (element) => {
        const ended = new Promise<CoroscopeExit>((resolve) => element.addEventListener('exit', ({ detail }) => resolve(detail)));
        await element.run();
        return ended;
      });
      expect(await exit).toMatchObject({ outcome: 'finished', output: 'a second later\n' });
      expect(await opened!.violations()).toEqual([]);
    },
    FIRST_BUILD,
  );

  test('a frame shows a program where only frames of the site are allowed', async () => {
    await open(block('In a frame', 'html'), `default-src 'none'; img-src data:; frame-src ${site}`);
    const embed = await opened!.framed('iframe');
    await embed.ready();
    await embed.visible('task-timeline');
    expect(await opened!.violations()).toEqual([]);
  });
});
