import type { Browser, ElementHandle, KeyInput } from 'puppeteer-core';
import { expect } from 'vitest';
import type { RunInsight } from '../../web/insight/run-insight.ts';
import type { SourceEditor } from '../../web/editor/source-editor.ts';
import { PlaygroundPage, type Visit } from './playground-page.ts';
import { TimelinePage } from './timeline-page.ts';

/** What a reader can have a step go to. */
export type StepKind = 'any' | 'switch' | 'wake' | 'print';
export type View = 'timeline' | 'loop' | 'text' | 'findings';
export type TimeButton = 'play' | 'step' | 'back' | 'restart';

export interface ShownMoment {
  readonly time: number;
  readonly position: number;
}

export interface MarkedLine {
  readonly kind: string;
  readonly text: string;
}

/** What all parts of the page say of one moment. */
export interface ShownRun {
  readonly clock: string;
  readonly printed: readonly string[];
  readonly loop: string;
  readonly marked: readonly MarkedLine[];
}

/** The page shows a change with one of its next frames. */
const SHOWN_WITHIN = { timeout: 10_000 };
const PANEL = 'playground-page >>> run-insight';
const within = (selector: string) => `${PANEL} >>> ${selector}`;

/** What the page shows of a run besides its output, and the hand on its time. */
export class InsightPage {
  readonly playground: PlaygroundPage;
  readonly timeline: TimelinePage;

  private constructor(playground: PlaygroundPage) {
    this.playground = playground;
    this.timeline = new TimelinePage(playground.page);
  }

  /** @param speed what the reader chose on an earlier visit */
  static async open(browser: Browser, url: string, speed: number, visit: Visit = {}): Promise<InsightPage> {
    const playground = await PlaygroundPage.open(browser, url, { metered: true, ...visit });
    const insight = new InsightPage(playground);
    await playground.visible('time-controls >>> .speed');
    await insight.setSpeed(speed);
    return insight;
  }

  close(): Promise<void> {
    return this.playground.close();
  }

  async setSpeed(speed: number): Promise<void> {
    await (await this.#element('.speed')).select(String(speed));
  }

  async setStepKind(kind: StepKind): Promise<void> {
    await (await this.#element('.kind')).select(kind);
  }

  async press(button: TimeButton): Promise<void> {
    await this.playground.page.locator(within(`button.${button}`)).click();
  }

  async show(view: View): Promise<void> {
    await this.playground.page.locator(within(`#tab-${view}`)).click();
    await expect.poll(() => this.selectedView(), SHOWN_WITHIN).toBe(view);
  }

  /** The tabs by their words. */
  views(): Promise<string[]> {
    return this.playground.page.$$eval(within('[role=tab]'), (tabs) =>
      tabs.map((tab) => (tab.textContent ?? '').trim()),
    );
  }

  selectedView(): Promise<string> {
    return this.playground.page.$eval(within('[role=tab][aria-selected=true]'), (tab) => tab.id.replace('tab-', ''));
  }

  /** The moment that is shown. */
  moment(): Promise<ShownMoment> {
    return this.playground.page.$eval(PANEL, (panel) => ({ ...(panel as RunInsight).player.moment }));
  }

  /** How many of the program's seconds there are. */
  duration(): Promise<number> {
    return this.playground.page.$eval(PANEL, (panel) => (panel as RunInsight).player.until);
  }

  /** Resolves when so much of the program's time is shown. */
  async waitForTime(seconds: number): Promise<void> {
    const panel = await this.playground.page.$(PANEL);
    await this.playground.page.waitForFunction(
      (element, wanted) => (element as RunInsight).player.moment.time >= wanted,
      { polling: 'raf', timeout: 30_000 },
      panel!,
      seconds,
    );
  }

  /** Presses the time bar at a part of its length. */
  async scrubTo(part: number): Promise<void> {
    const bar = await this.#element('input.bar');
    await bar.scrollIntoView();
    const box = (await bar.boundingBox())!;
    await this.playground.page.mouse.click(box.x + part * box.width, box.y + box.height / 2);
  }

  /** Puts the focus on something of the panel. */
  async focus(selector: string): Promise<void> {
    await (await this.#element(selector)).focus();
  }

  async pressKeys(keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.playground.page.keyboard.press(key);
  }

  async pressWithShift(key: KeyInput): Promise<void> {
    const { keyboard } = this.playground.page;
    await keyboard.down('Shift');
    await keyboard.press(key);
    await keyboard.up('Shift');
  }

  /** The id of the element of the panel that has the focus. */
  focusedId(): Promise<string> {
    return this.playground.page.$eval(PANEL, (panel) => panel.shadowRoot!.activeElement?.id ?? '');
  }

  /** Saves one of the things that can be, by its place in the menu. */
  async save(choice: number): Promise<void> {
    const { page } = this.playground;
    await page.locator(within('export-menu >>> summary')).click();
    await page.locator(within(`export-menu >>> button:nth-child(${choice + 1})`)).click();
  }

  /** The time in the program, as the status tells it: "1.000 s". */
  clock(): Promise<string> {
    return this.playground.page.$eval('playground-page >>> run-status', (status) =>
      (status.shadowRoot!.querySelector('[aria-hidden]')?.textContent ?? '').trim(),
    );
  }

  /** The lines of the program, without what the page says. */
  async printed(): Promise<string[]> {
    return (await this.playground.lines()).filter(({ kind }) => kind !== 'page').map(({ text }) => text);
  }

  /** What the loop does, in a sentence; empty while another view is shown. */
  loop(): Promise<string> {
    return this.#text('loop-view >>> .activity');
  }

  /** How many tasks and callbacks could run at once. */
  ready(): Promise<number> {
    return this.playground.page.$$eval(within('loop-view >>> .queue li:not(.front) .chip'), (chips) => chips.length);
  }

  /** The lines of the source that show what tasks do, as far as the editor has drawn them. */
  marked(): Promise<MarkedLine[]> {
    return this.playground.page.$$eval('playground-page >>> source-editor:not([hidden]) >>> .cm-line', (lines) =>
      lines.flatMap((line) =>
        [...line.classList]
          .filter((name) => name.startsWith('cm-line-'))
          .map((name) => ({ kind: name.replace('cm-line-', ''), text: (line.textContent ?? '').trim() })),
      ),
    );
  }

  async shown(): Promise<ShownRun> {
    const [clock, printed, loop, marked] = [
      await this.clock(),
      await this.printed(),
      await this.loop(),
      await this.marked(),
    ];
    return { clock, printed, loop, marked };
  }

  /** Whether the chosen line is where the reader sees it. */
  async chosenLineInView(): Promise<boolean> {
    return this.playground.page.$eval('playground-page >>> source-editor >>> .cm-scroller', (scroller) => {
      const line = scroller.querySelector('.cm-line-chosen')?.getBoundingClientRect();
      const box = scroller.getBoundingClientRect();
      return line !== undefined && line.top >= box.top && line.bottom <= box.bottom;
    });
  }

  /** Puts the cursor into the only line of the source that has this text. */
  async putCursorAt(text: string): Promise<void> {
    await this.playground.page.$eval(
      'playground-page >>> source-editor',
      (editor, wanted) => {
        const element = editor as SourceEditor;
        const at = element.source.indexOf(wanted);
        element.show({ from: at, to: at });
      },
      text,
    );
  }

  /** The titles of all findings; the view must be shown. */
  findings(): Promise<string[]> {
    return this.playground.page.$$eval(within('diagnosis-list >>> h3'), (titles) =>
      titles.map((title) => (title.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );
  }

  /** What a bar over the views says of the findings; empty if there are none. */
  notice(): Promise<string> {
    return this.#text('button.notice span');
  }

  /** What is said where the run is not of what is in the editor. */
  earlierSource(): Promise<string> {
    return this.#text('.earlier');
  }

  /** The lines that the text form names: those that lead to the source, and those that lead nowhere. */
  async namedLines(): Promise<{ readonly linked: string[]; readonly unlinked: string[] }> {
    const texts = (selector: string) =>
      this.playground.page.$$eval(within(`trace-text >>> ${selector}`), (found) =>
        found.map((element) => element.textContent ?? ''),
      );
    return { linked: await texts('button.line'), unlinked: await texts('span.line') };
  }

  /** Presses the first of the lines of this name in the text form. */
  async chooseLine(name: string): Promise<void> {
    await this.playground.page.$$eval(
      within('trace-text >>> button.line'),
      (found, wanted) => (found as HTMLElement[]).find(({ textContent }) => textContent === wanted)!.click(),
      name,
    );
  }

  /** How far the document is wider than the window. */
  overflow(): Promise<number> {
    return this.playground.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  }

  /** What can be pressed in the panel, but reaches out of the window. */
  cutOff(): Promise<string[]> {
    return this.playground.page.$$eval(within(':is(button, select, input, summary)'), (controls) =>
      controls
        .filter((control) => control.checkVisibility())
        .filter((control) => control.getBoundingClientRect().right > innerWidth + 1)
        .map((control) => control.getAttribute('aria-label') ?? control.textContent ?? ''),
    );
  }

  /** How many pictures the page draws in so many milliseconds. */
  frames(milliseconds: number): Promise<number> {
    return this.playground.page.evaluate(async (span) => {
      let count = 0;
      const end = performance.now() + span;
      while (performance.now() < end) {
        await new Promise(requestAnimationFrame);
        count++;
      }
      return count;
    }, milliseconds);
  }

  async #text(selector: string): Promise<string> {
    const texts = await this.playground.page.$$eval(within(selector), (found) =>
      found.map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );
    return texts[0] ?? '';
  }

  async #element(selector: string): Promise<ElementHandle> {
    const element = await this.playground.page.waitForSelector(within(selector));
    return element!;
  }
}

/** What the page shows, once it does. */
export const shows = <Value>(read: () => Promise<Value>) => expect.poll(read, SHOWN_WITHIN);
