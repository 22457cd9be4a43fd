import type { Browser, ElementHandle, Page } from 'puppeteer-core';

export interface TutorialVisit {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly scripts?: boolean;
}

/** A page of the tutorial in the words of a reader. */
export class TutorialPage {
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

  static async open(browser: Browser, url: string, { viewport, scripts = true }: TutorialVisit = {}): Promise<TutorialPage> {
    const tutorial = new TutorialPage(await browser.newPage());
    await tutorial.page.setViewport(viewport ?? { width: 1280, height: 800 });
    if (!scripts) await tutorial.page.setJavaScriptEnabled(false);
    await tutorial.page.goto(url);
    return tutorial;
  }

  /** Follows the link that reads so. */
  async follow(text: string): Promise<void> {
    await Promise.all([this.page.waitForNavigation(), this.press(`::-p-aria([name="${text}"][role="link"])`)]);
  }

  /** Works without the page's scripts, too, which a locator does not. */
  press(selector: string): Promise<void> {
    return this.page.$eval(selector, (element) => (element as HTMLElement).click());
  }

  heading(): Promise<string | null> {
    return this.page.$eval('h1', (element) => element.textContent);
  }

  prediction(id: string): Prediction {
    return new Prediction(this.page, id);
  }

  /** What the list of chapters says of a chapter's progress; undefined if nothing. */
  progress(slug: string): Promise<string | undefined> {
    return this.page.$eval(`#pages a[href="${slug}.html"]`, (link) => link.querySelector('.mark')?.getAttribute('aria-label') ?? undefined);
  }

  /** How much of the page is beyond its right edge. */
  overhang(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  async close(): Promise<void> {
    await this.page.evaluate(() => localStorage.clear());
    await this.page.close();
  }
}

export class Prediction {
  readonly #page: Page;
  readonly #id: string;

  constructor(page: Page, id: string) {
    this.#page = page;
    this.#id = id;
  }

  async visible(selector: string): Promise<ElementHandle> {
    const element = await this.#page.waitForSelector(`#${this.#id} >>> ${selector}`, { visible: true });
    return element!;
  }

  texts(selector: string): Promise<string[]> {
    return this.#page.$$eval(`#${this.#id} >>> ${selector}`, (elements) =>
      elements.map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );
  }

  /** The lines in the order that the reader has given them. */
  order(): Promise<string[]> {
    return this.texts('order-list >>> li .text');
  }

  async focus(selector: string): Promise<void> {
    await (await this.visible(selector)).evaluate((element) => (element as HTMLElement).focus());
  }

  /** What has the focus within it. */
  focused(): Promise<string | undefined> {
    return this.#page.$eval(`#${this.#id}`, (element) => {
      let active = element.shadowRoot?.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.getAttribute('aria-label') ?? active?.textContent?.trim();
    });
  }

  /** Chooses an option and resolves when that is seen. */
  async choose(option: string): Promise<void> {
    for (const label of await this.#page.$$(`#${this.#id} >>> label`)) {
      if ((await label.evaluate((element) => element.textContent?.trim())) === option) await label.click();
    }
  }

  /** Presses the button, and resolves to the verdict. */
  async check(timeout?: number): Promise<string> {
    await (await this.visible('button.primary[aria-disabled=false]')).click();
    await this.#page.waitForSelector(`#${this.#id} >>> .answer`, { visible: true, ...(timeout !== undefined && { timeout }) });
    return (await this.texts('.actions [role=status]'))[0]!;
  }
}
