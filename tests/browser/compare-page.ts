import type { Browser, ElementHandle, Page } from 'puppeteer-core';

/** One of the programs as a reader sees it. */
export interface ShownVariant {
  readonly name: string;
  readonly total: string;
  /** Its output without the times. */
  readonly lines: readonly string[];
}

/** The page of comparisons in the words of a reader. */
export class ComparePage {
  readonly page: Page;
  /** Errors and refusals (a broken security policy is one) that the browser's console told. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async open(browser: Browser, url: string, viewport = { width: 1280, height: 900 }): Promise<ComparePage> {
    const compare = new ComparePage(await browser.newPage());
    await compare.page.setViewport(viewport);
    await compare.page.goto(url);
    await compare.ready();
    return compare;
  }

  async ready(): Promise<void> {
    await this.visible('compare-variant >>> h2');
  }

  close(): Promise<void> {
    return this.page.close();
  }

  async visible(selector: string): Promise<ElementHandle> {
    const element = await this.page.waitForSelector(`coroscope-compare >>> ${selector}`, { visible: true });
    return element!;
  }

  click(selector: string): Promise<void> {
    return this.page.locator(`coroscope-compare >>> ${selector}`).click();
  }

  async choose(selector: string, value: string): Promise<void> {
    await this.page.$eval(
      `coroscope-compare >>> ${selector}`,
      (select, wanted) => {
        (select as HTMLSelectElement).value = wanted;
        select.dispatchEvent(new Event('change'));
      },
      value,
    );
  }

  /** Runs all, without waiting for what they wait for, up to the end of the last. */
  async runToEnd(): Promise<void> {
    await this.choose('select.speed', 'Infinity');
    await this.click('button.run');
    await this.page.waitForFunction(
      () =>
        document.querySelector('coroscope-compare')?.shadowRoot?.querySelector('.totals [role=status]')?.textContent !==
        '',
      { polling: 'raf' },
    );
  }

  /** Goes to a time by the bar. */
  async scrubTo(part: number): Promise<void> {
    await this.page.$eval(
      'coroscope-compare >>> .bar[type=range]',
      (bar, value) => {
        (bar as HTMLInputElement).valueAsNumber = value;
        bar.dispatchEvent(new Event('input'));
      },
      part,
    );
  }

  /** What is shown once the page has taken in all changes. */
  async variants(): Promise<ShownVariant[]> {
    return this.page.evaluate(async () => {
      type Updating = Element & { updateComplete: Promise<boolean> };
      const root = document.querySelector('coroscope-compare') as Updating;
      await root.updateComplete;
      const shown = [];
      for (const variant of root.shadowRoot!.querySelectorAll('compare-variant')) {
        await (variant as Element as Updating).updateComplete;
        const inside = variant.shadowRoot!;
        const output = inside.querySelector('plain-output') as Element as Updating;
        await output.updateComplete;
        shown.push({
          name: inside.querySelector('h2')!.textContent!,
          total: inside.querySelector('.total')!.textContent!,
          lines: [...output.shadowRoot!.querySelectorAll('.text')].map((line) => line.textContent!),
        });
      }
      return shown;
    });
  }

  /** Where the timelines have the ticks of their axes, once nothing glides any more. */
  async axes(): Promise<number[][]> {
    return this.page.evaluate(async () => {
      const variants = document.querySelector('coroscope-compare')!.shadowRoot!.querySelectorAll('compare-variant');
      const ticks = () =>
        [...variants].map((variant) => {
          const timeline = variant.shadowRoot!.querySelector('task-timeline') as Element & { toSvg(): string };
          const drawing = new DOMParser().parseFromString(timeline.toSvg(), 'image/svg+xml');
          return [...drawing.querySelectorAll('rect[width="1"][height="6"]')].map((tick) => Number(tick.getAttribute('x')));
        });
      let last = ticks();
      for (let still = 0; still < 5; ) {
        await new Promise(requestAnimationFrame);
        const next = ticks();
        still = JSON.stringify(next) === JSON.stringify(last) ? still + 1 : 0;
        last = next;
      }
      return last;
    });
  }

  /** The rows of the total times, as they read. */
  totals(): Promise<string[]> {
    return this.page.evaluate(() => {
      const root = document.querySelector('coroscope-compare')!.shadowRoot!;
      const rows = root.querySelector('total-times')!.shadowRoot!.querySelectorAll('li');
      return [...rows].map((row) => row.textContent!.replace(/\s+/g, ' ').trim());
    });
  }

  async problem(): Promise<string> {
    return (await this.visible('.problem')).evaluate((element) => element.textContent ?? '');
  }
}
