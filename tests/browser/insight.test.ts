import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { InsightPage, shows, type ShownMoment } from './insight-page.ts';
import { withExpectedTimes } from './shipped-examples.ts';

const site = inject('siteUrl');

describe.each(BROWSERS)('what is shown of a run in %s', (name) => {
  let browser: Browser;
  let insight: InsightPage;

  const open = async (example: string, speed: number) => {
    insight = await InsightPage.open(browser, `${site}#${example}`, speed);
    return insight;
  };

  /** A run that is over at once: its times are exact. */
  const ran = async (example: string) => {
    const { playground } = await open(example, Infinity);
    await playground.runToEnd();
    return insight;
  };

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterEach(async () => {
    await insight.playground.page.evaluate(() => localStorage.clear());
    expect(insight.playground.complaints).toEqual([]);
    await insight.close();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('is drawn while the program runs', async () => {
    const { playground, timeline } = await open('say_after_tasks', 0.25);
    expect(await timeline.tasks()).toBe(0);
    await playground.press('run');
    await insight.waitForTime(0.1);
    await shows(() => timeline.tasks()).toBe(3);
    await shows(() => timeline.barPixels(1)).toBeGreaterThan(20);
    const before = await timeline.barPixels(1);
    await shows(() => timeline.barPixels(1)).toBeGreaterThan(before + 20);
    expect(await playground.status()).toBe('Running');
  });

  test('waits at any speed, of which the program knows nothing', async () => {
    const { playground } = await open('say_after_gather', 0.1);
    const started = performance.now();
    await playground.press('run');
    await insight.waitForTime(0.05);
    const { time } = await insight.moment();
    expect(time).toBeLessThanOrEqual(((performance.now() - started) / 1000) * 0.1);
    await insight.setSpeed(100);
    await playground.waitForEnd();
    const [world, hello, gathered, took] = await playground.lines();
    expect(withExpectedTimes(took!.text, 'took 2.00 s')).toBe('took 2.00 s');
    expect([world, hello, gathered].map((line) => Math.floor(line!.at))).toEqual([1, 2, 2]);
  });

  test('agrees in all its parts while the reader holds the time of a running program', async () => {
    const { playground, timeline } = await open('say_after_gather', 0.5);
    await insight.show('loop');
    await playground.press('run');
    await playground.waitForLine('world');
    await insight.press('play');
    await shows(() => playground.status()).toBe('Paused');
    const { time } = await insight.moment();
    const [both, one] = [
      { kind: 'suspended', text: 'co_await asyncio::sleep(delay);' },
      { kind: 'suspended', text: 'co_await asyncio::gather(say_after(2, "hello"), say_after(1, "world"));' },
    ];
    await shows(() => insight.shown()).toEqual({
      clock: `${time.toFixed(3)} s`,
      printed: ['world'],
      loop: expect.stringMatching(/sleeps until 2\.\d\d\d s/),
      marked: [both, one],
    });
    expect(await timeline.tasks()).toBe(3);

    await insight.scrubTo(0.5 / (await insight.duration()));
    await shows(() => insight.shown()).toEqual({
      clock: expect.stringMatching(/^0\.[45]\d\d s$/),
      printed: [],
      loop: expect.stringMatching(/sleeps until 1\.\d\d\d s/),
      marked: [both, one],
    });
    await insight.setSpeed(100);
    await insight.press('play');
    await playground.waitForEnd();
    await shows(() => insight.marked()).toEqual([]);
    expect((await insight.printed()).slice(0, 3)).toEqual(['world', 'hello', 'gathered: hello, world']);
  });

  test('rewinds and comes back as it was', async () => {
    const { playground, timeline } = await ran('say_after_gather');
    await insight.scrubTo(0.25);
    await shows(() => insight.printed()).toEqual([]);
    expect(await playground.status()).toBe('Paused');
    const quarter = await timeline.stillPicture();
    await insight.scrubTo(0.75);
    await shows(() => insight.printed()).toEqual(['world']);
    const threeQuarters = await timeline.stillPicture();
    expect(threeQuarters).not.toBe(quarter);
    await insight.scrubTo(0.25);
    await shows(() => insight.printed()).toEqual([]);
    await shows(() => timeline.picture()).toBe(quarter);
    await insight.scrubTo(0.75);
    await shows(() => timeline.picture()).toBe(threeQuarters);
    await insight.press('play');
    await playground.waitForEnd();
    expect(await playground.status()).toBe('Finished');
  });

  test('is stepped print by print, forward and back', async () => {
    const { playground } = await ran('say_after_gather');
    await insight.show('loop');
    await insight.setStepKind('print');
    const showsMoment = (clock: string, printed: readonly string[], loop: string) =>
      shows(() => insight.shown()).toMatchObject({ clock, printed, loop });

    await insight.press('restart');
    await showsMoment('0.000 s', [], 'The loop has not begun yet.');
    expect(await playground.status()).toBe('Paused');
    await insight.press('step');
    await showsMoment('1.000 s', ['world'], 'Task-3 · say_after runs.');
    await insight.press('step');
    await showsMoment('2.000 s', ['world', 'hello'], 'Task-2 · say_after runs.');
    await insight.press('step');
    await showsMoment('2.000 s', ['world', 'hello', 'gathered: hello, world'], 'Task-1 · async_main runs.');
    await insight.press('back');
    await showsMoment('2.000 s', ['world', 'hello'], 'Task-2 · say_after runs.');
    await insight.press('back');
    await showsMoment('1.000 s', ['world'], 'Task-3 · say_after runs.');
  });

  test('is stepped by task switches and by wake-ups', async () => {
    await ran('say_after_gather');
    await insight.show('loop');
    await insight.setStepKind('switch');
    await insight.press('restart');
    for (const [clock, loop] of [
      ['0.000 s', 'Task-1 · async_main runs.'],
      ['0.000 s', 'Task-2 · say_after runs.'],
      ['0.000 s', 'Task-3 · say_after runs.'],
      ['1.000 s', 'Task-3 · say_after runs.'],
    ]) {
      await insight.press('step');
      await shows(() => insight.shown()).toMatchObject({ clock, loop });
    }

    await insight.setStepKind('wake');
    await insight.press('step');
    await shows(() => insight.shown()).toMatchObject({ clock: '2.000 s', loop: 'The loop is about to run Task-2 · say_after.' });
    expect(await insight.ready()).toBe(1);
    await insight.press('back');
    await shows(() => insight.shown()).toMatchObject({ clock: '1.000 s', loop: 'The loop is about to run Task-3 · say_after.' });
  });

  test('is stepped back through the moments that it was stepped forward through', async () => {
    await ran('say_after_sequence');
    await insight.press('restart');
    const steps = async (button: 'step' | 'back') => {
      const moments: ShownMoment[] = [await insight.moment()];
      for (let i = 0; i < 6; i++) {
        await insight.press(button);
        await shows(() => insight.moment()).not.toEqual(moments.at(-1));
        moments.push(await insight.moment());
      }
      return moments;
    };
    const forward = await steps('step');
    expect(await steps('back')).toEqual(forward.toReversed());
  });
});
