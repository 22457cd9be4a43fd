import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { PlaygroundPage } from './playground-page.ts';
import { shippedExamples, withExpectedTimes } from './shipped-examples.ts';

const site = inject('siteUrl');

describe.each(BROWSERS)('every shipped example in %s', (name) => {
  let browser: Browser;
  let playground: PlaygroundPage;

  beforeAll(async () => {
    browser = await launchBrowser(name);
    playground = await PlaygroundPage.open(browser, site, { metered: true });
  });

  afterAll(async () => {
    await browser?.close();
  });

  // Again when it fails: a machine that is busy for a second makes real timers that much late.
  test.each(shippedExamples)('$id prints what is expected', { retry: 2 }, async ({ id, stdout, stderr }) => {
    await playground.choose(id);
    const lines = await playground.runToEnd();

    const printed = (kind: string, expected: readonly string[]) =>
      lines
        .filter((line) => line.kind === kind)
        .map((line, index) => withExpectedTimes(line.text, expected[index] ?? ''));
    expect(printed('stdout', stdout)).toEqual(stdout);
    expect(printed('stderr', stderr)).toEqual(stderr);
    expect(lines.at(-1)?.text).toBe('finished');
    // Times never run back, and the total is the last.
    const times = lines.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(playground.complaints).toEqual([]);
  });
});
