import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { readShare, shareFragment } from '../../web/share/share-link.ts';
import type { SharedProgram } from '../../web/share/shared-program.ts';
import { gathered } from '../web/trace/sample-traces.ts';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { downloads, keepDownloads } from './downloads.ts';
import { PlaygroundPage, type Visit } from './playground-page.ts';
import { SharePanel } from './share-panel.ts';

const site = inject('siteUrl');

/** Nothing that was shipped, and nothing that is true. */
const PROGRAM = '#include <asyncio/asyncio.hpp>\n\nint main() { asyncio::print("shared"); }\n';
const HELLO_SOURCE = readFileSync(new URL('../../examples/hello/main.cpp', import.meta.url), 'utf8');
const GATHERED = ['one', 'two', 'three', 'finished'];

const linkTo = async (program: SharedProgram) => `${site}#${await shareFragment(program)}`;

/** In the page, before its own scripts: a clipboard and a way to send, as a phone has them. */
function keepCopies(): void {
  const copied: string[] = [];
  Object.assign(window, { copied });
  const clipboard = { writeText: (text: string) => Promise.resolve(void copied.push(text)) };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard });
  Object.defineProperty(navigator, 'share', { value: ({ url }: ShareData) => clipboard.writeText(`sent ${url}`) });
}

/** In the page, before its own scripts: neither. */
function refuseCopies(): void {
  Object.defineProperty(navigator, 'clipboard', { value: undefined });
  Object.defineProperty(navigator, 'share', { value: undefined });
}

describe.each(BROWSERS)('sharing in %s', (name) => {
  let browser: Browser;
  let opened: PlaygroundPage[] = [];

  async function open(url: string, visit: Visit = {}): Promise<PlaygroundPage> {
    const playground = await PlaygroundPage.open(browser, url, { metered: true, ...visit });
    opened.push(playground);
    return playground;
  }

  /** Opens a link, and waits until its program is there. */
  async function openLink(url: string, visit: Visit = {}): Promise<PlaygroundPage> {
    const playground = await open(url, visit);
    await playground.visible('.link-notice');
    return playground;
  }

  const notice = (playground: PlaygroundPage) =>
    playground.page.$eval('playground-page >>> .link-notice', (element) => element.textContent!.trim());
  const selected = (playground: PlaygroundPage) =>
    playground.page.$$eval('playground-page >>> a[aria-current]', (links) => links.map((link) => link.getAttribute('href')));
  const title = (playground: PlaygroundPage) =>
    playground.page.$eval('playground-page >>> #title', (element) => element.textContent);
  const kept = (playground: PlaygroundPage, key: string) =>
    playground.page.evaluate((name) => localStorage.getItem(name), key);

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterEach(async () => {
    const pages = opened;
    opened = [];
    // Drafts and choices of one test are not the next one's.
    await pages[0]?.page.evaluate(() => localStorage.clear());
    for (const page of pages) await page.close();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('takes a changed program elsewhere', async () => {
    const playground = await open(`${site}#hello`);
    await playground.setSource(PROGRAM);
    const panel = await SharePanel.open(playground);
    const link = await panel.text();
    expect(await readShare(new URL(link).hash)).toEqual({ source: PROGRAM, example: 'hello' });
    expect(await panel.said()).toContain(`The link has ${link.length} characters.`);
    const other = await openLink(link);
    expect(await other.source()).toBe(PROGRAM);
    expect([await title(other), await other.page.title()]).toEqual(['Shared program', 'Shared program · Coroscope']);
    expect(await selected(other)).toEqual([]);
    expect(other.page.url()).toBe(link);
    expect([...playground.complaints, ...other.complaints]).toEqual([]);
  });

  test('runs nothing by itself, and a shipped program without the compiler', async () => {
    const playground = await openLink(await linkTo({ source: HELLO_SOURCE, speed: Infinity }));
    expect(await notice(playground)).toBe('This program came with the link. Read it before you run it.');
    expect(await playground.status()).toBe('Ready');
    expect(await playground.texts()).toEqual([]);
    const lines = await playground.runToEnd();
    expect(lines.map(({ text }) => text)).toEqual(['Hello ...', '... world!', 'finished']);
    expect(await playground.page.$('playground-page >>> .link-notice')).toBeNull();
  });

  test('shows letters that hide what a source does', async () => {
    const playground = await openLink(await linkTo({ source: 'int a; /*\u202e } \u2066if (admin)\u2069 \u2068*/ \u200b\n' }));
    await playground.visible('.cm-specialChar');
    const shown = await playground.page.$$eval('playground-page >>> source-editor >>> .cm-specialChar', (marks) =>
      marks.map((mark) => mark.getAttribute('title')),
    );
    expect(shown).toHaveLength(5);
  });

  test('runs nothing in an embed alone either, whatever the link asks for', async () => {
    const link = (await linkTo({ source: HELLO_SOURCE })).replace(site, `${site}embed/?autorun&instant`);
    const page = await browser.newPage();
    try {
      await page.goto(link);
      await page.waitForSelector('coroscope-playground >>> .cm-content', { visible: true });
      const embed = await page.$('coroscope-playground');
      expect(await embed?.evaluate((element) => element.matches('[autorun], [instant]'))).toBe(false);
    } finally {
      await page.close();
    }
  });

  test('takes a run elsewhere, which is replayed without programs and compiler', async () => {
    const playground = await open(`${site}#hello`);
    const panelBefore = await SharePanel.open(playground);
    expect(await panelBefore.has('.run')).toBe(false);
    await panelBefore.close();
    const lines = await playground.runToEnd();
    const panel = await SharePanel.open(playground);
    await panel.press('.run input');
    const link = await panel.text();
    expect((await readShare(new URL(link).hash)).recording?.ended?.ending.kind).toBe('finished');

    const other = await openLink(link, { metered: false });
    expect(await other.status()).toBe('Recorded run');
    expect(await other.page.$eval('playground-page >>> button.stop', (stop) => stop.ariaDisabled)).toBe('true');
    expect(await other.texts()).toEqual([]);
    await (await other.visible('recorded-hint >>> .play')).click();
    await other.waitForEnd();
    expect(await other.lines()).toEqual(lines);
    expect(other.requests.filter((url) => /\/(programs|toolchain)\//.test(url))).toEqual([]);

    const again = await other.runToEnd();
    expect(again.map(({ text }) => text)).toEqual(['Hello ...', '... world!', 'finished']);
    expect([...playground.complaints, ...other.complaints]).toEqual([]);
  });

  test('shows all views of a run, whatever its program', async () => {
    const playground = await openLink(await linkTo({ source: PROGRAM, recording: gathered(), speed: 100 }));
    await (await playground.visible('recorded-hint >>> .play')).click();
    await playground.waitForEnd();
    expect(await playground.texts()).toEqual(GATHERED);
    const view = (id: string) => playground.page.locator(`playground-page >>> run-insight >>> #tab-${id}`).click();
    await view('loop');
    await playground.visible('loop-view >>> .activity');
    await view('text');
    await playground.visible('trace-text >>> .task');
    expect(playground.complaints).toEqual([]);
  });

  test('leaves alone what the reader has, and keeps what they make of the program', async () => {
    const before = await open(`${site}#gather_failure`);
    await before.typeSource('// mine\n');
    await before.page.evaluate(() => {
      localStorage.setItem('coroscope.speed', '2');
      localStorage.setItem('coroscope.example', 'gather_failure');
    });
    const link = await linkTo({ source: PROGRAM, example: 'gather_failure', title: 'A title\u202e', speed: 10 });
    const playground = await openLink(link);
    expect(await title(playground)).toBe('A title');
    expect(await playground.source()).toBe(PROGRAM);
    await playground.typeSource('// theirs\n');
    await playground.reload();
    await playground.visible('.link-notice');
    expect(await playground.source()).toBe(`// theirs\n${PROGRAM}`);
    expect(playground.page.url()).toBe(link);
    expect([await kept(playground, 'coroscope.speed'), await kept(playground, 'coroscope.example')]).toEqual(['2', 'gather_failure']);

    await playground.choose('gather_failure');
    expect(await playground.source()).toMatch(/^\/\/ mine\n/);
    expect(await playground.page.$('playground-page >>> .link-notice')).toBeNull();
    await playground.page.goBack();
    await playground.visible('.link-notice');
    expect(await playground.source()).toBe(`// theirs\n${PROGRAM}`);
    await playground.press('reset');
    await playground.answer('reset');
    expect(await playground.source()).toBe(PROGRAM);
  });

  test('says of a bad link what is wrong with it, and shows what it would show without', async () => {
    const good = await linkTo({ source: PROGRAM });
    const playground = await openLink(good.slice(0, -5));
    expect(await notice(playground)).toMatch(/not whole/);
    const bad: readonly (readonly [string, RegExp])[] = [
      ['p=9zzz', /newer version/],
      ['p=', /not whole/],
      ['p=<img src=x onerror=alert(1)>', /no program in this link/],
      [`p=1${'A'.repeat(1_000_001)}`, /too large/],
    ];
    for (const [fragment, words] of bad) {
      await playground.page.evaluate((hash) => (location.hash = hash), fragment);
      await expect.poll(() => notice(playground)).toMatch(words);
      expect(playground.page.url()).toBe(`${site}#hello`);
      expect(await selected(playground)).toEqual(['#hello']);
    }
    expect(playground.complaints).toEqual([]);
    expect((await playground.runToEnd()).at(-1)?.text).toBe('finished');
    expect(await playground.page.$('playground-page >>> .link-notice')).toBeNull();
  });

  test('stays with a good link when a bad one comes', async () => {
    const good = await linkTo({ source: PROGRAM });
    const playground = await openLink(good);
    await playground.page.evaluate(() => (location.hash = 'p=1bad'));
    await playground.visible('.link-notice.bad');
    expect(await playground.source()).toBe(PROGRAM);
    expect(playground.page.url()).toBe(good);
  });

  test('copies and sends each form, and gives the project', async () => {
    const playground = await open(`${site}#hello`);
    await playground.page.evaluate(keepCopies);
    await playground.page.evaluate(keepDownloads);
    const panel = await SharePanel.open(playground);
    const texts: string[] = [];
    for (const form of ['Link', 'Markdown', 'Embed tag', 'Iframe'] as const) {
      await panel.choose(form);
      texts.push(await panel.text());
      await panel.press('.copy');
    }
    await panel.choose('Link');
    await panel.press('.send');
    await panel.press('.download');
    const [link, markdown, tag, frame] = texts;
    expect(await playground.page.evaluate(() => (window as unknown as { copied: string[] }).copied)).toEqual([...texts, `sent ${link}`]);
    expect(markdown).toContain(`](${link})`);
    expect(tag).toBe(
      `<script type="module" src="${site}coroscope.js"></script>\n<coroscope-playground example="hello"></coroscope-playground>\n`,
    );
    expect(frame).toContain(`src="${site}embed/?example=hello"`);
    await expect.poll(() => downloads(playground.page).then((files) => files.map(({ name, type }) => [name, type]))).toEqual([
      ['hello.tar.gz', 'application/gzip'],
    ]);
  });

  test('selects what it may not copy', async () => {
    const playground = await open(`${site}#hello`, { before: refuseCopies });
    const panel = await SharePanel.open(playground);
    await panel.press('.copy');
    await expect.poll(() => panel.said()).toContain('does not let this page copy');
    expect(await panel.selected()).toBe(await panel.text());
    expect(await panel.has('.send')).toBe(false);
  });

  test.each([390, 320])('fits a screen %i pixels wide', async (width) => {
    const link = await linkTo({ source: PROGRAM, recording: gathered() });
    const playground = await openLink(link, { viewport: { width, height: 844 } });
    const widest = () => playground.page.evaluate(() => document.documentElement.scrollWidth);
    expect(await widest()).toBeLessThanOrEqual(width);
    const list = await playground.visible('example-list >>> select');
    expect(await list.evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.text.trim())).toBe('Shared program');
    const panel = await SharePanel.open(playground);
    await panel.choose('Embed tag');
    const box = await (await playground.visible('share-dialog >>> dialog[open]')).boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(width);
    expect(await widest()).toBeLessThanOrEqual(width);
  });

  test('replays a run without a network', async () => {
    const address = `${site}leaving/${name}_share/`;
    const visit = await open(`${address}#hello`);
    await visit.kept();
    await visit.page.evaluate(() => fetch('gone'));
    const link = (await linkTo({ source: PROGRAM, recording: gathered(), speed: 100 })).replace(site, address);
    const playground = await openLink(link);
    await (await playground.visible('recorded-hint >>> .play')).click();
    await playground.waitForEnd();
    expect(await playground.texts()).toEqual(GATHERED);
    const panel = await SharePanel.open(playground);
    await panel.press('.run input');
    expect(await panel.text()).toContain(`${address}#p=1`);
    await panel.close();

    // A run that comes to nothing, for want of the compiler, does not take the recorded one away.
    await playground.press('run');
    await playground.answer('download');
    await playground.press('stop');
    await (await playground.visible('recorded-hint[again] >>> .play')).click();
    await expect.poll(() => playground.texts()).toEqual(GATHERED);
  });
});
