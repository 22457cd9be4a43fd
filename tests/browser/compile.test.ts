import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { FIRST_BUILD, HELLO, HELLO_LINES, program } from './edited-programs.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');
/** Takes clang longer than anybody waits. */
const COMPILES_FOR_EVER = `template <int N>
constexpr int slow(int n) {
    int sum = 0;
    for (int i = 0; i < n; ++i) for (int j = 0; j < n; ++j) for (int k = 0; k < n; ++k) sum ^= i * j * k;
    return sum;
}
static_assert(slow<1>(100000) != 1);
int main() {}
`;

describe.each(BROWSERS)('compiling in %s', (name) => {
  let browser: Browser;
  let playground: PlaygroundPage;

  beforeAll(async () => {
    browser = await launchBrowser(name);
    playground = await PlaygroundPage.open(browser, site);
    await playground.setSource(HELLO);
    await playground.runToEnd(FIRST_BUILD);
  }, FIRST_BUILD);

  afterAll(async () => {
    await browser?.close();
  });

  const texts = async (source: string) => {
    await playground.setSource(source);
    return (await playground.runToEnd()).map(({ text }) => text);
  };

  test('runs what the reader wrote', async () => {
    expect(await texts(HELLO)).toEqual(HELLO_LINES);
  });

  test('runs it again without compiling, and anew after an edit', async () => {
    await playground.setSource(HELLO);
    await playground.runToEnd();
    expect((await playground.runToEnd()).map(({ text }) => text)).toEqual(HELLO_LINES);
    expect(await texts(HELLO.replace('6 * 7', '6 * 8'))).toEqual(['Hello, 48', 'again', 'finished']);
  });

  test('runs a program that does not use the runtime', async () => {
    const lines = await texts('#include <iostream>\nint main() { std::cout << "plain" << std::endl; }\n');
    expect(lines).toEqual(['plain', 'finished']);
  });

  test('gives up a compilation that does not end, and compiles the next program', async () => {
    await playground.setSource(COMPILES_FOR_EVER);
    await playground.press('run');
    await playground.waitForStatus(/Compiling/);
    await playground.press('stop');
    await playground.waitForStatus(/Stopped/, 1000);
    const stopped = performance.now();
    expect(await texts(HELLO)).toEqual(HELLO_LINES);
    console.info(`${name}: after Stop, the next program ended in ${(performance.now() - stopped).toFixed(0)} ms`);
  });

  const crashing = (statements: string) => `#include <asyncio/asyncio.hpp>
#include <cassert>
#include <cstdlib>
#include <stdexcept>
asyncio::Coro<> async_main() {
  asyncio::print("so far");
  ${statements}
  co_return;
}
int main() { asyncio::run(async_main()); }
`;

  test.each([
    ['a division by zero', 'volatile int zero = 0; zero = 1 / zero;', /^crashed: it divided an integer by zero/],
    ['a trap', '__builtin_trap();', /^crashed: it ran into code that must never be reached/],
    ['a call of nothing', 'void (*volatile nothing)() = nullptr; nothing();', /^crashed: it called a function that is not there/],
    ['a failed assertion', 'assert(1 + 1 == 3);', /^crashed: .*/],
    ['std::abort', 'std::abort();', /^crashed: .*/],
    ['an exception', 'throw std::runtime_error("the oven is on fire");', /^uncaught exception std::runtime_error: the oven is on fire$/],
    ['std::exit', 'std::exit(3);', /^exited with status 3$/],
  ])('tells how %s ended the program', async (_, statements, ending) => {
    const lines = await texts(crashing(statements));
    expect(lines[0]).toBe('so far');
    expect(lines.at(-1)).toMatch(ending);
  });

  test('completes what is typed with what clang knows', async () => {
    await playground.setSource(program('  co_await '));
    await playground.typeBehind('co_await ', 'asyncio::ga');
    await playground.visible('.cm-tooltip-autocomplete li[aria-selected]');
    const proposals = 'playground-page >>> .cm-tooltip-autocomplete li';
    expect(await playground.page.$$eval(proposals, (rows) => rows.map((row) => row.textContent))).toEqual([
      expect.stringMatching(/^gather/),
    ]);
    // The editor takes no proposal that has been shown for less than 75 ms: the key was for something else.
    await playground.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    await playground.page.keyboard.press('Enter');
    await playground.page.keyboard.type('sleep(0), sleep(0));');
    // The cursor is between the parentheses, the second of which was there.
    expect(await playground.source()).toContain('  co_await asyncio::gather(sleep(0), sleep(0));');
  });

  test('formats the program, which one undo takes back', async () => {
    const untidy = 'int main( ){int sum=1;\n\n\n   return sum-1 ; }\n';
    await playground.setSource(untidy);
    await playground.press('format');
    await expect.poll(() => playground.source()).toBe('int main() {\n  int sum = 1;\n\n  return sum - 1;\n}\n');
    await playground.page.$eval('playground-page >>> .cm-content', (content) => (content as HTMLElement).focus());
    await playground.page.keyboard.down('Control');
    await playground.page.keyboard.press('z');
    await playground.page.keyboard.up('Control');
    expect(await playground.source()).toBe(untidy);
  });

  test('runs and tells of problems on a phone', async () => {
    await playground.page.setViewport({ width: 390, height: 844 });
    expect(await texts(HELLO)).toEqual(HELLO_LINES);
    await playground.setSource(HELLO.replace('print', 'prind'));
    await playground.runToEnd();
    expect(await playground.status()).toBe('Not compiled');
    const { wide, outside } = await playground.page.evaluate(() => {
      const root = document.querySelector('playground-page')!.shadowRoot!;
      const problem = root.querySelector('problem-list')!.shadowRoot!.querySelector('li')!;
      const shown = [problem, ...root.querySelectorAll('.source, .output, .editor, .screen, .bar button, run-status')];
      const outside = shown.filter((element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        return left < 0 || right > innerWidth || top < 0 || bottom > innerHeight || width === 0 || height === 0;
      });
      return {
        wide: document.documentElement.scrollWidth,
        outside: outside.map(({ localName, className }) => `${localName}.${className}`),
      };
    });
    // Beside a scroll bar it is less.
    expect(wide).toBeLessThanOrEqual(390);
    expect(outside).toEqual([]);
    await playground.page.setViewport({ width: 1280, height: 800 });
  });

  test('keeps one worker ready besides the compiler', async () => {
    await playground.setSource(HELLO);
    for (let run = 0; run < 3; run++) await playground.runToEnd();
    await expect.poll(() => playground.page.workers().length).toBe(2);
  });

  test('keeps the reader\'s version over a reload and runs it', async () => {
    await playground.setSource(HELLO.replace('again', 'kept'));
    await playground.reload();
    expect((await playground.runToEnd(FIRST_BUILD)).map(({ text }) => text)).toEqual(['Hello, 42', 'kept', 'finished']);
  });

  test('runs it where programs cannot be suspended', async () => {
    const other = await PlaygroundPage.open(browser, `${site}?jspi=off`);
    await other.setSource(HELLO.replace('again', 'blocked'));
    expect((await other.runToEnd(FIRST_BUILD)).map(({ text }) => text)).toEqual(['Hello, 42', 'blocked', 'finished']);
    expect(other.complaints).toEqual([]);
    await other.close();
  });

  test('complains of nothing', () => {
    expect(playground.complaints).toEqual([]);
  });
});
