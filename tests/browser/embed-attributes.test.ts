import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { type Embed, EmbedPage } from './embed-page.ts';
import { hostPage, type HostSite, serveHostSite } from './host-server.ts';

const site = inject('siteUrl');
const HELLO_OUTPUT = 'Hello ...\n... world!\n';

describe.each(BROWSERS)("an embed's attributes in %s", (name) => {
  let browser: Browser;
  let host: HostSite;
  let page: EmbedPage;

  async function open(attributes: string, content = '', around = ''): Promise<Embed> {
    const body = `${around}<coroscope-playground id="one" ${attributes}>${content}</coroscope-playground>`;
    page = await EmbedPage.open(browser, host.add(hostPage(body)));
    const embed = page.embed('one');
    if (around === '') await embed.ready();
    return embed;
  }

  /** How the card or something in it is drawn. */
  const style = (embed: Embed, selector: string, property: string) =>
    embed.frame.$eval(
      `#one >>> ${selector}`,
      (element, wanted) => getComputedStyle(element).getPropertyValue(wanted),
      property,
    );

  beforeAll(async () => {
    [browser, host] = await Promise.all([launchBrowser(name), serveHostSite(site)]);
  });

  afterEach(() => page?.close());

  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  test('example: a shipped program, and another one later', async () => {
    const embed = await open('example="hello"');
    expect(await embed.text('.title')).toBe('Hello, then world');
    await embed.set('example', 'say_after_gather');
    await embed.told('ready', 2);
    expect(await embed.text('.title')).toBe('gather: wait for all of them');
    expect(await embed.call((element) => element.getSource())).toContain('gather(');
    await embed.set('example', 'nonsense');
    expect(await embed.text('[role=alert]')).toBe('There is no example “nonsense”.');
    const leadsOn = async () => [await embed.count('.bar a'), await embed.count('.bar .copy'), await embed.count('.bar run-status')];
    expect(await leadsOn()).toEqual([0, 0, 0]);
    await embed.set('example', 'hello');
    await embed.told('ready', 4);
    expect(await leadsOn()).toEqual([1, 1, 1]);
  });

  test('src: a program by its address, as seen from the page', async () => {
    const embed = await open('src="/from-a-file.cpp"');
    expect(await embed.call((element) => element.getSource())).toContain('print("from a file")');
    await embed.set('src', '/missing.cpp');
    expect(await embed.text('[role=alert]')).toMatch(/missing\.cpp cannot be loaded: 404/);
  });

  test('readonly: the source cannot be changed, and later it can', async () => {
    const embed = await open('example="hello" readonly');
    const original = await embed.call((element) => element.getSource());
    await embed.typeAtStart('x');
    expect(await embed.call((element) => element.getSource())).toBe(original);
    await embed.set('readonly', null);
    await expect
      .poll(async () => {
        await embed.typeAtStart('x');
        return embed.call((element) => element.getSource());
      })
      .toMatch(/^x/);
  });

  test('editable: the other lines cannot be changed', async () => {
    const embed = await open('editable="2"', '<pre><code class="language-cpp">// one\n// two\n// three</code></pre>');
    await embed.typeAtStart('x');
    expect(await embed.call((element) => element.getSource())).toBe('// one\n// two\n// three\n');
    await embed.frame.page().keyboard.press('ArrowDown');
    await embed.frame.page().keyboard.press('End');
    await embed.frame.page().keyboard.type('!');
    expect(await embed.call((element) => element.getSource())).toBe('// one\n// two!\n// three\n');
  });

  test('hidden parts: folded away in the editor, part of the source', async () => {
    const code = '// hidden-begin\nint secret;\n// hidden-end\nint main() {}';
    const embed = await open('', `<pre><code class="language-cpp">${code}</code></pre>`);
    expect(await embed.shownSource()).not.toContain('secret');
    expect(await embed.call((element) => element.getSource())).toBe(`${code}\n`);
  });

  test('highlight: these lines stand out', async () => {
    const embed = await open('example="hello" highlight="2 4-5"');
    const highlighted = () =>
      embed.frame.$$eval('#one >>> .cm-line', (lines) =>
        lines.flatMap((line, index) => (line.className.includes('highlight') ? [index + 1] : [])),
      );
    expect(await highlighted()).toEqual([2, 4, 5]);
    await embed.set('highlight', '1');
    await expect.poll(highlighted).toEqual([1]);
  });

  test('autorun: runs when it is seen, and takes no focus', async () => {
    const above = '<button autofocus>First</button><div style="height: 3000px"></div>';
    const embed = await open('example="hello" autorun speed="instant"', '', above);
    await page.page.waitForFunction(() => customElements.get('coroscope-playground') !== undefined);
    await page.page.waitForNetworkIdle();
    expect(await page.page.evaluate(() => window.told)).toEqual([]);
    await embed.scrollTo();
    expect(await embed.told('exit')).toMatchObject({ outcome: 'finished' });
    expect(await page.page.evaluate(() => document.activeElement?.localName)).toBe('button');
  });

  test('panes: any of the three, and others later', async () => {
    const embed = await open('example="hello" panes="terminal"');
    const shown = async () => {
      const all = ['source-editor', 'program-terminal', 'run-insight'];
      const counts = await Promise.all(all.map((pane) => embed.count(pane)));
      return all.filter((_, index) => counts[index]! > 0);
    };
    expect(await shown()).toEqual(['program-terminal']);
    await embed.set('panes', 'editor timeline');
    await expect.poll(shown).toEqual(['source-editor', 'run-insight']);
    await embed.set('speed', 'instant');
    await embed.call((element) => element.run());
    await embed.told('exit');
    // A terminal that comes after the run shows it as well.
    await embed.set('panes', null);
    await expect.poll(shown).toEqual(['source-editor', 'program-terminal']);
    await expect.poll(() => embed.lines()).toEqual(['Hello ...', '... world!', 'finished']);
  });

  test('height: of all of it; without it, as high as the source', async () => {
    const embed = await open('height="500px"', '<pre><code class="language-cpp">int main() {}</code></pre>');
    const height = () => embed.call((element) => element.getBoundingClientRect().height);
    expect(await height()).toBe(500);
    await embed.set('height', '20em');
    await expect.poll(height).toBeLessThan(400);
    await embed.set('height', null);
    await embed.visible('.cm-content');
    const short = await height();
    await embed.call((element) => element.setSource('//\n'.repeat(12)));
    await expect.poll(height).toBeGreaterThan(short + 100);
    await embed.call((element) => element.setSource('//\n'.repeat(2000)));
    await expect.poll(height).toBeLessThan(800);
  });

  test("theme: light, dark, or the page's", async () => {
    const embed = await open('example="hello" theme="dark"');
    const background = () => style(embed, '.card', 'background-color');
    const terminal = () => style(embed, '.xterm-rows', 'color');
    const dark = [await background(), await terminal()];
    await embed.set('theme', 'light');
    await expect.poll(background).not.toBe(dark[0]);
    await expect.poll(terminal).not.toBe(dark[1]);
    const light = [await background(), await terminal()];
    await embed.set('theme', null);
    await page.page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
    await expect.poll(async () => [await background(), await terminal()]).toEqual(dark);
    // The page has a switch of its own.
    await page.page.evaluate(() => (document.documentElement.style.colorScheme = 'light'));
    await expect.poll(async () => [await background(), await terminal()]).toEqual(light);
  });

  test('language: what is said, else that of the page', async () => {
    const embed = await open('example="hello" language="zh"');
    expect(await embed.text('.run')).toBe('运行');
    await embed.set('language', 'en');
    await expect.poll(() => embed.text('.run')).toBe('Run');
    await embed.set('language', null);
    await page.page.evaluate(() => (document.documentElement.lang = 'zh-Hans'));
    await embed.set('language', '');
    await expect.poll(() => embed.text('.run')).toBe('运行');
  });

  test('speed: as the time controls have it', async () => {
    const embed = await open('example="hello" panes="timeline" speed="0.5"');
    const speed = () =>
      embed.frame.$eval('#one >>> select.speed', (choice) => (choice as HTMLSelectElement).selectedOptions[0]?.value);
    expect(await speed()).toBe('0.5');
    await embed.set('speed', 'instant');
    await expect.poll(speed).toBe('Infinity');
  });

  test.each([
    ['an attribute', `expected="${HELLO_OUTPUT}"`, ''],
    ['a block inside', '', '<pre class="expected">\n  Hello ...\n  ... world!\n</pre>'],
  ])('expected: %s is compared with the output', async (_, attribute, content) => {
    const embed = await open(`example="hello" speed="instant" ${attribute}`, content);
    expect(await embed.count('.check.matches')).toBe(0);
    await embed.press('button.run');
    expect(await embed.told('exit')).toMatchObject({ matches: true });
    expect(await embed.text('.check')).toBe('As expected');
    expect(await embed.frame.$eval('#one >>> .check', (element) => element.role ?? element.getAttribute('role'))).toBe('status');

    await embed.set('expected', 'Goodbye');
    await embed.press('button.run');
    expect(await embed.told('exit', 2)).toMatchObject({ matches: false });
    await expect.poll(() => embed.text('.check')).toBe('Not yet the expected output');
  });

  test('instant: a picture of the finished run, with nothing to press but the link', async () => {
    const embed = await open('example="say_after_gather" panes="editor terminal timeline" instant');
    expect(await embed.told('exit')).toMatchObject({ outcome: 'finished', time: 2 });
    await expect.poll(async () => (await embed.lines()).at(-1)).toBe('finished');
    await embed.visible('task-timeline');
    expect(await embed.count('.bar button')).toBe(0);
    expect(await embed.count('time-controls')).toBe(0);
    const link = await embed.frame.$eval('#one >>> .bar a', (element) => (element as HTMLAnchorElement).href);
    expect(link).toBe(`${site}#say_after_gather`);
    await embed.set('instant', null);
    await embed.visible('.bar button.run');
  });

  test('custom properties: colours, corners, fonts and height', async () => {
    const properties = '--coroscope-accent: rgb(1 2 3); --coroscope-radius: 3px; --coroscope-code-font: serif; --coroscope-font: fantasy; --coroscope-height: 444px';
    const embed = await open(`example="hello" style="${properties}"`);
    expect(await style(embed, '.run', 'background-color')).toBe('rgb(1, 2, 3)');
    expect(await style(embed, '.card', 'border-top-left-radius')).toBe('3px');
    expect(await style(embed, '.cm-scroller', 'font-family')).toBe('serif');
    expect(await style(embed, '.run', 'font-family')).toBe('fantasy');
    expect(await embed.call((element) => element.getBoundingClientRect().height)).toBe(444);
  });
});

describe.each(BROWSERS)("an embed's methods in %s", (name) => {
  let browser: Browser;
  let host: HostSite;
  let page: EmbedPage;

  async function open(html: string): Promise<Embed> {
    page = await EmbedPage.open(browser, host.add(hostPage(html)));
    return page.embed('one');
  }

  beforeAll(async () => {
    [browser, host] = await Promise.all([launchBrowser(name), serveHostSite(site)]);
  });

  afterEach(() => page?.close());

  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  test('run() loads and runs one that is far away, and tells all in order', async () => {
    const far = '<div style="height: 4000px"></div>';
    const embed = await open(`${far}<coroscope-playground id="one" example="hello" speed="instant"></coroscope-playground>`);
    await page.page.waitForFunction(() => customElements.get('coroscope-playground') !== undefined);
    await embed.call((element) => element.run());
    expect(await embed.told('exit')).toEqual({ outcome: 'finished', status: 0, time: 1, output: HELLO_OUTPUT });
    const told = await page.page.evaluate(() => window.told);
    expect(told[0]?.type).toBe('ready');
    expect(told.at(-1)?.type).toBe('exit');
    const output = told.filter(({ type }) => type === 'output').map(({ detail }) => detail);
    expect(output).toEqual([
      { text: 'Hello ...\n', stream: 'stdout', time: 0 },
      { text: '... world!\n', stream: 'stdout', time: 1 },
    ]);
    const events = told.filter(({ type }) => type === 'trace').flatMap(({ detail }) => (detail as { events: { kind: string }[] }).events);
    expect(events.map(({ kind }) => kind)).toContain('task_created');
  });

  test('stop() ends a run, and reset() brings the source back', async () => {
    const embed = await open('<coroscope-playground id="one" example="hello" speed="0.1"></coroscope-playground>');
    await embed.ready();
    await embed.call((element) => element.run());
    await embed.told('output');
    await embed.call((element) => element.stop());
    expect(await embed.told('exit')).toMatchObject({ outcome: 'stopped', output: 'Hello ...\n' });

    const original = await embed.call((element) => element.getSource());
    await embed.call((element) => element.setSource('// mine\n'));
    await expect.poll(() => embed.shownSource()).toBe('// mine\n');
    expect(await embed.call((element) => element.getSource())).toBe('// mine\n');
    await embed.call((element) => element.reset());
    expect(await embed.call((element) => element.getSource())).toBe(original);
  });

  test('setSource() holds for one that is not there yet', async () => {
    const embed = await open('<div style="height: 4000px"></div><coroscope-playground id="one" example="hello"></coroscope-playground>');
    await page.page.waitForFunction(() => customElements.get('coroscope-playground') !== undefined);
    await embed.call((element) => element.setSource('// early\n'));
    expect(await embed.call((element) => element.getSource())).toBe('// early\n');
    await embed.scrollTo();
    await embed.ready();
    await expect.poll(() => embed.shownSource()).toBe('// early\n');
  });

  test('the link leads to an edited program, whole', async () => {
    const embed = await open('<coroscope-playground id="one" example="hello"></coroscope-playground>');
    await embed.ready();
    const link = () => embed.frame.$eval('#one >>> .bar a', (element) => (element as HTMLAnchorElement).href);
    await expect.poll(link).toBe(`${site}#hello`);
    await embed.call((element) => element.setSource('// mine\n'));
    await expect.poll(link).toMatch(/#p=/);
    const shared = new URL(await link());
    const framed = await EmbedPage.open(browser, `${site}embed/${shared.hash}`);
    await framed.page.waitForSelector('coroscope-playground >>> .cm-content');
    expect(await framed.page.$eval('coroscope-playground', (element) => element.getSource())).toBe('// mine\n');
    await framed.close();
  });
});
