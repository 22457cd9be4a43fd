import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser, KeyInput } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { downloads, keepDownloads } from './downloads.ts';
import { InsightPage, shows } from './insight-page.ts';

const site = inject('siteUrl');

/** All on one page, whose runs are over at once: their times are exact. */
describe.each(BROWSERS)('the views of a run in %s', (name) => {
  let browser: Browser;
  let insight: InsightPage;

  const run = async (example: string) => {
    await insight.playground.choose(example);
    await insight.playground.runToEnd();
  };

  const marksOf = async (kind: string) =>
    (await insight.marked()).filter((mark) => mark.kind === kind).map(({ text }) => text);

  const key = (...keys: KeyInput[]) => insight.pressKeys(keys);

  beforeAll(async () => {
    browser = await launchBrowser(name);
    insight = await InsightPage.open(browser, site, Infinity, { before: keepDownloads });
  });

  afterAll(async () => {
    expect(insight.playground.complaints).toEqual([]);
    await browser?.close();
  });

  test.each([
    ['say_after_sequence', ['Hint: gather could do this in 2.00 s instead of 3.00 s']],
    ['blocking_call', ['Problem: A blocking call held up 2 tasks for up to 2.00 s']],
    ['deadlock', ['Problem: Deadlock: transfer (Ann) and transfer (Bob) wait for each other']],
    ['forgotten_await', ['Problem: say_after was called, but never awaited']],
    ['main_ends_too_early', ['Problem: 2 tasks were cut off at the end']],
    [
      'burger_shop',
      [
        'Hint: gather could do this in 0.30 s instead of 0.60 s',
        'Hint: gather could do this in 0.60 s instead of 1.80 s',
      ],
    ],
    ['say_after_gather', []],
    ['say_after_task_group', []],
    ['hello', []],
  ])('tell what is to be learnt from %s', async (example, findings) => {
    await run(example);
    if (findings.length === 0) {
      expect(await insight.views()).toEqual(['Timeline', 'Event loop', 'In words']);
      expect(await insight.notice()).toBe('');
      return;
    }
    await shows(() => insight.notice()).not.toBe('');
    const notice = await insight.notice();
    await insight.show('findings');
    expect(await insight.findings()).toEqual(findings);
    const others = findings.length === 1 ? '' : ` (and ${findings.length - 1} more finding${findings.length === 2 ? '' : 's'})`;
    expect(`${findings[0]}${others}`).toBe(`${findings[0]!.split(':')[0]}: ${notice}`);
  });

  test('explain all that the timeline draws without being scrolled', async () => {
    const { page } = insight.playground;
    const viewport = page.viewport();
    await page.setViewport({ width: 1440, height: 900 });
    await run('burger_shop');
    await insight.show('timeline');
    await insight.timeline.toggleLegend();
    await shows(() => insight.timeline.unseenMeanings()).toEqual([]);
    await insight.timeline.toggleLegend();
    await page.setViewport(viewport);
  });

  test('show the line of the bar that is chosen', async () => {
    await run('burger_shop');
    await insight.show('timeline');
    // From 1.8 s to 2.4 s, of 3.3 s and a little room, the main task waits for its three clerks.
    await insight.timeline.click(0, 2.1 / (3.3 * 1.06));
    await shows(() => marksOf('chosen')).toEqual(['co_await asyncio::gather(make_step_by_step(1, opened),']);
    await shows(() => insight.chosenLineInView()).toBe(true);
  });

  test('show the line of the bar that the keyboard chooses, and tell of it', async () => {
    await run('say_after_gather');
    await insight.focus('task-timeline >>> .scroller');
    await key('ArrowDown', 'Home');
    await shows(() => insight.timeline.spoken()).toMatch(/^Task-1 .*Line 16\.$/);
    await key('ArrowDown', 'Home', 'ArrowRight', 'ArrowRight');
    await shows(() => insight.timeline.spoken()).toMatch(/^Task-2 .* sleeps .*from 0\.000 s to 2\.000 s.*Line 11\.$/);
    await key('Enter');
    await shows(() => marksOf('chosen')).toEqual(['co_await asyncio::sleep(delay);']);
  });

  test('make the bars stand out that are suspended at the await with the cursor', async () => {
    await run('say_after_gather');
    expect(await insight.timeline.highlightedLine()).toBe(undefined);
    const before = await insight.timeline.stillPicture();
    await insight.putCursorAt('sleep(delay)');
    await shows(() => insight.timeline.highlightedLine()).toBe(11);
    await shows(() => insight.timeline.picture()).not.toBe(before);
    await key('ArrowDown');
    await shows(() => insight.timeline.highlightedLine()).toBe(undefined);
    await shows(() => insight.timeline.picture()).toBe(before);
  });

  test('tell that the source was edited since, and follow its lines as far as they are the same', async () => {
    await run('say_after_sequence');
    await insight.show('text');
    await insight.scrubTo(0.1);
    const waiting = ['co_await asyncio::sleep(delay);'];
    await shows(() => marksOf('suspended')).toEqual(waiting);
    expect(await insight.earlierSource()).toBe('');
    const { linked, unlinked } = await insight.namedLines();
    expect(linked).toContain('line 11');
    expect(unlinked).toEqual([]);

    await insight.putCursorAt('#include <string>');
    await key('Enter');
    await shows(() => insight.earlierSource()).toContain('earlier version of the source');
    await shows(() => marksOf('suspended')).toEqual(waiting);
    await insight.chooseLine('line 11');
    await shows(() => marksOf('chosen')).toEqual(waiting);

    await insight.putCursorAt('sleep(delay)');
    await key('Home', 'x');
    await shows(async () => (await insight.namedLines()).unlinked).toContain('line 11');
    expect((await insight.namedLines()).linked).not.toContain('line 11');
    await shows(() => marksOf('suspended')).toEqual([]);

    await insight.playground.press('reset');
    await insight.playground.answer('reset');
    await shows(() => insight.earlierSource()).toBe('');
    await shows(() => marksOf('suspended')).toEqual(waiting);
  });

  test('are saved as files', async () => {
    await run('say_after_gather');
    const save = async (kind: string, choice: number) => {
      await insight.save(choice);
      await shows(async () => (await downloads(insight.playground.page)).at(-1)?.name).toBe(
        `coroscope-say_after_gather.${kind}`,
      );
      return (await downloads(insight.playground.page)).at(-1)!;
    };
    const trace = JSON.parse((await save('json', 0)).text) as { traceEvents: { name: string }[] };
    expect(trace.traceEvents.map((event) => event.name)).toContain('say_after');
    const svg = await save('svg', 1);
    expect(svg.type).toBe('image/svg+xml');
    expect(svg.text).toMatch(/^<svg[^]*Task-3[^]*<\/svg>\s*$/);
    const png = await save('png', 2);
    expect(png.type).toBe('image/png');
    expect(png.text).toMatch(/^.PNG/);
    const output = await save('txt', 3);
    expect(output.text).toBe('world\nhello\ngathered: hello, world\ntook 2.00 s\n');
  });

  test('are chosen by arrow keys', async () => {
    await run('say_after_sequence');
    await insight.show('timeline');
    await insight.focus('#tab-timeline');
    const walk: string[] = [];
    for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft'] as const) {
      await key(arrow);
      const next = await insight.selectedView();
      await shows(() => insight.focusedId()).toBe(`tab-${next}`);
      walk.push(next);
    }
    expect(walk).toEqual(['loop', 'text', 'findings', 'timeline', 'findings']);
  });
});
