import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');
/** The compiler is fetched and made ready within the first. */
const FIRST_BUILD = 120_000;

const source = (name: string) => readFileSync(new URL(`programs-in-page/${name}.cpp`, import.meta.url), 'utf8');

/** A reader who feels that it hangs; on an idle machine it is a few dozen milliseconds. */
const STOP_BOUND = 1000;

describe.each(BROWSERS)('a program in %s', (name) => {
  let browser: Browser;
  let playground: PlaygroundPage;
  const asked: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser(name);
    playground = await PlaygroundPage.open(browser, `${site}#hello`);
    playground.page.on('request', (request) => asked.push(request.url()));
    await playground.setSource('int main() {}');
    await playground.runToEnd(FIRST_BUILD);
  }, FIRST_BUILD);

  afterAll(async () => {
    await browser?.close();
  });

  const run = async (program: string): Promise<string> => {
    await playground.setSource(source(program));
    await playground.runToEnd();
    return (await playground.texts()).join('\n');
  };

  describe('cannot reach out', () => {
    test.each([
      ['run_script', 'a program here cannot run JavaScript or reach the page: emscripten_run_script'],
      ['em_asm', "'emscripten.h' file not found"],
      ['em_asm_by_hand', 'a program here cannot run JavaScript or reach the page: emscripten_asm_const_int'],
      ['em_js_by_hand', 'a program here cannot run JavaScript or reach the page: reach'],
      ['imported_script', 'a program here cannot run JavaScript or reach the page: emscripten_run_script'],
      ['imported_constructor', 'a program here cannot run JavaScript or reach the page: constructor'],
      ['imported_prototype', 'a program here cannot run JavaScript or reach the page: toString'],
      ['imported_module', 'a program here cannot run JavaScript or reach the page: document'],
      ['imported_file', 'a program here cannot run JavaScript or reach the page: path_open'],
      ['export_memory', 'not run: '],
      ['sockets', 'a program here cannot reach the network: connect, socket'],
      ['files', 'a program here has no files: fopen'],
      ['threads', 'a program here has no threads: std::thread'],
      ['processes', 'a program here cannot start or load other programs: system'],
    ])('%s: %s', async (program, message) => {
      expect(await run(program)).toContain(message);
      expect(await playground.status()).toBe('Not compiled');
      expect(asked.filter((url) => /reached|passwd/.test(url))).toEqual([]);
    });
  });

  describe('ends where it goes too far', () => {
    test.each([
      ['recurses_forever', /crashed: its functions call each other too deeply/],
      ['recurses_in_coroutines', /crashed: (it ran out of memory|its functions call each other too deeply)/],
      ['grows_forever', /it ran out of memory, of which a program here has 512 MB/],
      ['writes_everywhere', /crashed: /],
    ])('%s: %s', async (program, ending) => {
      expect(await run(program)).toMatch(ending);
      expect(await run('files')).toContain('has no files');
    });
  });

  /** From the click to the status, in milliseconds. */
  const stop = () =>
    playground.page.evaluate(async () => {
      const root = document.querySelector('playground-page')!.shadowRoot!;
      const status = root.querySelector('run-status')!.shadowRoot!;
      const stopped = new Promise<void>((resolve) => {
        new MutationObserver(() => {
          if (status.textContent?.includes('Stopped')) resolve();
        }).observe(status, { subtree: true, childList: true, characterData: true });
      });
      const before = performance.now();
      root.querySelector<HTMLButtonElement>('button.stop')!.click();
      await stopped;
      return performance.now() - before;
    });

  /** How many frames the page draws in half a second. */
  const framesDrawn = () =>
    playground.page.evaluate(async () => {
      let count = 0;
      const end = performance.now() + 500;
      while (performance.now() < end) {
        await new Promise(requestAnimationFrame);
        count++;
      }
      return count;
    });

  describe('leaves the page usable, and stops,', () => {
    test.each([
      ['loops_forever', /looping$/],
      ['allocates_forever', /allocating$/],
      ['prints_forever', /line \d{5,}$/],
      ['takes_turns_forever', /staying$/],
    ])('when it %s', async (program, line) => {
      await playground.setSource(source(program));
      await playground.press('run');
      await playground.waitForLastLine(line, 30_000);
      expect(await framesDrawn()).toBeGreaterThan(2);
      const milliseconds = await stop();
      console.info(`${name}: ${program} stopped after ${milliseconds.toFixed(0)} ms`);
      expect(milliseconds).toBeLessThan(STOP_BOUND);
      await playground.waitForEnd();
      expect((await playground.texts()).at(-1)).toBe('stopped');
    });

    test('when it prints 100 000 lines a second, of which the newest are kept', async () => {
      await playground.setSource(source('prints_100000_lines_a_second'));
      await playground.press('run');
      await playground.waitForLastLine(/line \d{4,}$/, 30_000);
      expect(await framesDrawn()).toBeGreaterThan(2);
      await playground.waitForEnd();
      const texts = await playground.texts();
      expect(texts.at(-1)).toBe('finished');
      expect(texts.at(-2)).toBe('line 199999');
      expect(texts.length).toBeLessThan(10_000);
    });
  });
});
