import type { Page } from 'puppeteer-core';
import type { TaskTimeline } from '../../web/timeline/task-timeline.ts';

const TIMELINE = 'playground-page >>> task-timeline';

/** Where a wide drawing has its lanes: see web/timeline/layout.ts. */
const AXIS = 28;
const LANE = 32;
const MIDDLE = 17;
/** Beside the times. */
const RIGHT = 18;

/** The timeline as a reader sees it: the pixels of its canvas, and the words for those who see none. */
export class TimelinePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  tasks(): Promise<number> {
    return this.#page.$eval(TIMELINE, (timeline) => (timeline as TaskTimeline).taskCount);
  }

  /** The line whose bars stand out. */
  highlightedLine(): Promise<number | undefined> {
    return this.#page.$eval(TIMELINE, (timeline) => (timeline as TaskTimeline).highlightLine ?? undefined);
  }

  /** What a screen reader is told of the bar with the focus. */
  spoken(): Promise<string> {
    return this.#page.$eval(TIMELINE, (timeline) =>
      (timeline.shadowRoot!.querySelector('[role=status]')?.textContent ?? '').trim(),
    );
  }

  /** Opens or closes what says what the shapes mean. */
  async toggleLegend(): Promise<void> {
    await this.#page.locator(`${TIMELINE} >>> button.explain`).click();
  }

  /** The shapes whose meaning is cut off or out of sight; undefined while none is told. */
  unseenMeanings(): Promise<string[] | undefined> {
    return this.#page.$eval(TIMELINE, (timeline) => {
      const box = timeline.shadowRoot!.querySelector('.explanation');
      const meanings = box?.querySelector('timeline-legend')?.shadowRoot?.querySelectorAll('dl > div');
      if (!box || !meanings?.length) return undefined;
      const { bottom } = box.getBoundingClientRect();
      return [...meanings]
        .filter((meaning) => meaning.getBoundingClientRect().bottom > bottom)
        .map((meaning) => (meaning.textContent ?? '').trim());
    });
  }

  /** How high all lanes are together. */
  height(): Promise<number> {
    return this.#page.$eval(TIMELINE, (timeline) => timeline.shadowRoot!.querySelector('.scroller')!.scrollHeight);
  }

  /** All pixels; equal for equal pictures. */
  picture(): Promise<string> {
    return this.#page.$eval(TIMELINE, (timeline) => timeline.shadowRoot!.querySelector('canvas')!.toDataURL());
  }

  /** The same, after the frame with which the page shows what has just changed. */
  nextPicture(): Promise<string> {
    return this.#page.$eval(TIMELINE, async (timeline) => {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      return timeline.shadowRoot!.querySelector('canvas')!.toDataURL();
    });
  }

  /** The same, once nothing in it moves any more. */
  stillPicture(): Promise<string> {
    return this.#page.$eval(TIMELINE, async (timeline) => {
      const canvas = timeline.shadowRoot!.querySelector('canvas')!;
      let picture = '';
      for (let same = 0; same < 20; same++) {
        await new Promise(requestAnimationFrame);
        const now = canvas.toDataURL();
        if (now !== picture) same = 0;
        picture = now;
      }
      return picture;
    });
  }

  /**
   * How many pixels of a lane, the first being 0, have a bar: those that differ, along the middle of its
   * bars, from the empty room below the last lane.
   */
  async barPixels(lane: number): Promise<number> {
    return this.#page.$eval(
      TIMELINE,
      (timeline, y, empty) => {
        const canvas = timeline.shadowRoot!.querySelector('canvas')!;
        const scale = canvas.width / canvas.clientWidth;
        const left = Math.ceil(canvas.clientWidth * 0.22 * scale);
        const context = canvas.getContext('2d')!;
        const pixels = (at: number) => context.getImageData(left, Math.round(at * scale), canvas.width - left, 1).data;
        const [bar, ground] = [pixels(y), pixels(empty)];
        let count = 0;
        for (let i = 0; i < bar.length; i += 4) {
          if ([0, 1, 2].some((channel) => bar[i + channel] !== ground[i + channel])) count++;
        }
        return count;
      },
      AXIS + LANE * lane + MIDDLE,
      AXIS + LANE * (await this.tasks()) + MIDDLE,
    );
  }

  /** Clicks at a part of the time that is in view, in a lane. */
  async click(lane: number, part: number): Promise<void> {
    const canvas = (await this.#page.$(`${TIMELINE} >>> canvas`))!;
    const box = (await canvas.boundingBox())!;
    const left = Math.min(Math.max(box.width * 0.22, 168), 250) + 6;
    const x = left + part * (box.width - RIGHT - left);
    await this.#page.mouse.click(box.x + x, box.y + AXIS + LANE * lane + MIDDLE);
  }
}
