import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { InsightPage, shows, type View } from './insight-page.ts';

const site = inject('siteUrl');
const MANY_TASKS = 10_000;
const FAMILIES = 99;
/** In pixels: see web/timeline/layout.ts. */
const LANE = 32;
const THINNEST_LANE = 4;
/** Of any screen: a page that stands still draws none, a busy machine a few. */
const SOME_FRAMES = 2;

describe.each(BROWSERS)('a run of 10 000 tasks in %s', (name) => {
  let browser: Browser;
  let insight: InsightPage;

  beforeAll(async () => {
    browser = await launchBrowser(name);
    insight = await InsightPage.open(browser, `${site}with/ten_thousand_tasks/#hello`, 1);
  });

  afterAll(async () => {
    expect(insight.playground.complaints).toEqual([]);
    await browser?.close();
  });

  test('is drawn live, large families as one strip', async () => {
    const { playground, timeline } = insight;
    await playground.press('run');
    await insight.waitForTime(0.2);
    expect(await insight.frames(1000)).toBeGreaterThan(SOME_FRAMES);
    await shows(() => timeline.tasks()).toBe(MANY_TASKS);
    await shows(() => timeline.height()).toBeGreaterThan(FAMILIES * LANE);
    expect(await timeline.height()).toBeLessThan(MANY_TASKS * THINNEST_LANE);
    await playground.waitForEnd();
    expect(await insight.printed()).toEqual(['all 9900 have slept']);
  });

  test('can be rewound', async () => {
    const { playground, timeline } = insight;
    const whole = await timeline.stillPicture();
    await insight.scrubTo(0.5);
    await shows(() => insight.printed()).toEqual([]);
    await shows(() => timeline.picture()).not.toBe(whole);
    await insight.press('play');
    expect(await insight.frames(500)).toBeGreaterThan(SOME_FRAMES);
    await playground.waitForEnd();
    await shows(() => timeline.picture()).toBe(whole);
  });

  test('has a lane for each task of a family that is open, and one for all that is not', async () => {
    const { timeline } = insight;
    await insight.focus('task-timeline >>> .scroller');
    await insight.pressKeys(['ArrowDown', 'ArrowDown']);
    await shows(() => timeline.spoken()).toMatch(/^Task-2 /);
    const open = await timeline.height();
    await insight.pressWithShift('ArrowLeft');
    await shows(() => timeline.height()).toBeLessThan(open);
    await insight.pressKeys(['ArrowDown']);
    await shows(() => timeline.spoken()).toMatch(/ make_family /);
    await insight.pressKeys(['ArrowUp']);
    await insight.pressWithShift('ArrowRight');
    await shows(() => timeline.height()).toBe(open);
    await insight.pressKeys(['ArrowDown']);
    await shows(() => timeline.spoken()).toMatch(/ nap /);
  });

  test('shows its loop and its words, as far as anybody reads', async () => {
    await insight.scrubTo(0.5);
    await insight.show('loop');
    await shows(() => insight.loop()).not.toBe('');
    await insight.show('text');
    expect(await insight.frames(500)).toBeGreaterThan(SOME_FRAMES);
    await insight.show('timeline');
  });
});

describe.each(BROWSERS)('the views of a run in %s on a phone, without motion', (name) => {
  let browser: Browser;
  let insight: InsightPage;

  beforeAll(async () => {
    browser = await launchBrowser(name, { reducedMotion: true });
    insight = await InsightPage.open(browser, `${site}#say_after_sequence`, Infinity, {
      viewport: { width: 390, height: 844 },
    });
    await insight.playground.runToEnd();
  });

  afterEach(() => {
    expect(insight.playground.complaints).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
  });

  test.each<View>(['timeline', 'loop', 'text', 'findings'])('are as wide as the window: %s', async (view) => {
    await insight.show(view);
    expect(await insight.overflow()).toBeLessThanOrEqual(0);
    expect(await insight.cutOff()).toEqual([]);
  });

  test('are rewound and stepped', async () => {
    await insight.show('loop');
    await insight.scrubTo(0.5);
    await shows(() => insight.loop()).toMatch(/sleeps until 3\.000 s/);
    await insight.setStepKind('print');
    await insight.press('step');
    await shows(() => insight.clock()).toBe('3.000 s');
    expect(await insight.printed()).toEqual(['hello', 'world']);
  });

  test('do not glide', async () => {
    const { timeline } = insight;
    await insight.show('timeline');
    const whole = await timeline.stillPicture();
    await insight.focus('task-timeline >>> .scroller');
    await insight.pressKeys(['+']);
    const zoomed = await timeline.nextPicture();
    expect(zoomed).not.toBe(whole);
    expect(await timeline.stillPicture()).toBe(zoomed);
  });
});
