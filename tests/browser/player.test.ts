import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { BROWSERS, launchBrowser } from './browsers.ts';
import { PlaygroundPage } from './playground-page.ts';

const site = inject('siteUrl');
const OUTPUT = ['world', 'hello', 'gathered: hello, world'];

describe.each(BROWSERS)('the time of a run in %s', (name) => {
  let browser: Browser;
  let playground: PlaygroundPage;

  /** Two sleeps of 1 and 2 seconds. */
  async function open(): Promise<void> {
    playground = await PlaygroundPage.open(browser, `${site}#say_after_gather`, { metered: true });
  }

  const control = (selector: string): Promise<ElementHandle> => playground.visible(`time-controls >>> ${selector}`);

  async function press(button: 'play' | 'step' | 'back'): Promise<void> {
    await (await control(`button.${button}`)).evaluate((element) => (element as HTMLElement).click());
  }

  async function choose(which: 'speed' | 'kind', value: string): Promise<void> {
    await (await control(`select.${which}`)).evaluate((element, chosen) => {
      (element as HTMLSelectElement).value = chosen;
      element.dispatchEvent(new Event('change'));
    }, value);
  }

  /** Where the bar is, from 0 to 1. */
  const part = async () => (await control('.bar')).evaluate((element) => (element as HTMLInputElement).valueAsNumber);

  async function drag(to: number): Promise<void> {
    await (await control('.bar')).evaluate((element, value) => {
      (element as HTMLInputElement).value = String(value);
      element.dispatchEvent(new Event('input'));
    }, to);
  }

  /** What the program has printed but for its last line, which tells a measured time. */
  const printed = async () => (await playground.texts()).filter((text) => OUTPUT.includes(text));

  async function runToEnd(): Promise<void> {
    await choose('speed', '100');
    await playground.runToEnd();
  }

  beforeAll(async () => {
    browser = await launchBrowser(name);
  });

  afterEach(async () => {
    await playground.page.evaluate(() => localStorage.clear());
    await playground.close();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('shows the program’s own times at any speed, which is kept', async () => {
    await open();
    await choose('speed', '100');
    await playground.reload();
    const lines = await playground.runToEnd();
    expect(lines.slice(0, 2).map(({ at }) => Math.floor(at))).toEqual([1, 2]);
    expect(await (await control('select.speed')).evaluate((element) => (element as HTMLSelectElement).value)).toBe('100');
  });

  test('runs on exact times where it waits for nothing', async () => {
    await open();
    await choose('speed', 'Infinity');
    const lines = await playground.runToEnd();
    expect(lines.map(({ at, text }) => [at, text])).toEqual([
      [1, 'world'],
      [2, 'hello'],
      [2, 'gathered: hello, world'],
      [2, 'took 2.00 s'],
      [2, 'finished'],
    ]);
  });

  test('pauses the run, and goes on', async () => {
    await open();
    await playground.press('run');
    await playground.waitForLine('world');
    await press('play');
    await playground.waitForStatus(/Paused/);
    const before = await part();
    await playground.page.evaluate(async () => {
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
    });
    expect(await part()).toBe(before);
    expect(await printed()).toEqual(['world']);
    await choose('speed', '100');
    await press('play');
    await playground.waitForEnd();
    expect(await printed()).toEqual(OUTPUT);
  });

  test('takes lines back and gives them again', async () => {
    await open();
    await runToEnd();
    await drag(0.75);
    await playground.waitForStatus(/Paused/);
    await expect.poll(() => playground.texts()).toEqual(['world']);
    await expect.poll(async () => (await playground.screenRows()).filter((row) => row.trim() !== '')).toHaveLength(1);
    await drag(0.25);
    await expect.poll(() => playground.texts()).toEqual([]);
    await drag(1);
    await playground.waitForEnd();
    expect(await printed()).toEqual(OUTPUT);
    await playground.waitForStatus(/Finished/);
  });

  test('steps from print to print, and back', async () => {
    await open();
    await runToEnd();
    await drag(0);
    await choose('kind', 'print');
    await press('step');
    await expect.poll(printed).toEqual(OUTPUT.slice(0, 1));
    await press('step');
    await expect.poll(printed).toEqual(OUTPUT.slice(0, 2));
    await press('back');
    await expect.poll(printed).toEqual(OUTPUT.slice(0, 1));
  });

  test('moves along the time by keys', async () => {
    await open();
    await runToEnd();
    const { keyboard } = playground.page;
    await (await control('.bar')).focus();
    await keyboard.press('Home');
    expect(await part()).toBe(0);
    await keyboard.press('PageUp');
    await keyboard.press('ArrowRight');
    expect(await part()).toBeCloseTo(0.11);
    await keyboard.press(' ');
    await playground.waitForEnd();
    await keyboard.press('End');
    expect(await part()).toBe(1);
  });

  test('ends the recording where the reader stops it, however far the program is', async () => {
    await open();
    await playground.press('run');
    await playground.waitForLine('world');
    await playground.press('stop');
    await playground.waitForEnd();
    expect(await playground.texts()).toEqual(['world', 'stopped']);
    expect(await part()).toBe(1);
    const stopped = (await playground.lines()).at(-1)!.at;
    expect(stopped).toBeGreaterThan(1);
    expect(stopped).toBeLessThan(2);
    expect(playground.complaints).toEqual([]);
  });
});
