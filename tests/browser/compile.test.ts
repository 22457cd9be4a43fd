import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');
/** The compiler is fetched and made ready within the first. */
const FIRST_BUILD = 120_000;

const program = (body: string) => `#include <asyncio/asyncio.hpp>

using namespace asyncio;

Coro<> async_main() {
${body}
}

int main() { run(async_main()); }
`;

const HELLO = program(`    print("Hello, {}", 6 * 7);
    co_await sleep(0.05);
    print("again");`);

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
    expect(await texts(HELLO)).toEqual(['Hello, 42', 'again', 'finished']);
  });

  test('runs it again without compiling, and anew after an edit', async () => {
    await playground.setSource(HELLO);
    await playground.runToEnd();
    expect((await playground.runToEnd()).map(({ text }) => text)).toEqual(['Hello, 42', 'again', 'finished']);
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
    expect(await texts(HELLO)).toEqual(['Hello, 42', 'again', 'finished']);
  });

  test('keeps the reader\'s version over a reload and runs it', async () => {
    await playground.setSource(HELLO.replace('again', 'kept'));
    await playground.reload();
    expect((await playground.runToEnd(FIRST_BUILD)).map(({ text }) => text)).toEqual(['Hello, 42', 'kept', 'finished']);
  });

  test('complains of nothing', () => {
    expect(playground.complaints).toEqual([]);
  });
});
