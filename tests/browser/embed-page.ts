import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { FIRST_BUILD } from './edited-programs.ts';
import type { CoroscopePlaygroundElement } from '../../web/embed/coroscope.d.ts';

interface Told {
  readonly type: string;
  readonly detail: unknown;
}

declare global {
  interface Window {
    /** What embeds have told, in order, by their ids. */
    told: { readonly id: string; readonly type: string; readonly detail: unknown }[];
    violations: string[];
  }
}

/** In the page, before its own scripts. */
function listen(): void {
  window.told = [];
  window.violations = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
    window.violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile}`),
  );
  for (const type of ['ready', 'output', 'trace', 'exit']) {
    // They do not bubble, but they can be captured.
    addEventListener(
      type,
      (event) => {
        const { target } = event;
        if (!(target instanceof HTMLElement) || target.localName !== 'coroscope-playground') return;
        window.told.push({ id: target.id, type, detail: (event as CustomEvent).detail });
      },
      true,
    );
  }
}

/** A page of another site, with embeds in it. */
export class EmbedPage {
  readonly page: Page;
  readonly complaints: string[] = [];
  /** The addresses of all that was fetched. */
  readonly requests: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  static async open(browser: Browser, url: string, viewport = { width: 1000, height: 800 }): Promise<EmbedPage> {
    const opened = new EmbedPage(await browser.newPage());
    await opened.page.setViewport(viewport);
    await opened.page.evaluateOnNewDocument(listen);
    await opened.page.goto(url);
    return opened;
  }

  embed(id: string): Embed {
    return new Embed(this.page.mainFrame(), id);
  }

  /** The embed that is all of a framed page. */
  async framed(selector: string): Promise<Embed> {
    const element = await this.page.waitForSelector(selector);
    const frame = await element!.contentFrame();
    return new Embed(frame!, '');
  }

  violations(): Promise<string[]> {
    return this.page.evaluate(() => window.violations);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** One embed as its reader sees it. */
export class Embed {
  readonly frame: Frame;
  readonly #id: string;
  readonly #selector: string;

  constructor(frame: Frame, id: string) {
    this.frame = frame;
    this.#id = id;
    this.#selector = id === '' ? 'coroscope-playground' : `#${id}`;
  }

  /** The element, for what it offers to scripts. */
  call<T>(act: (element: CoroscopePlaygroundElement) => T | Promise<T>): Promise<Awaited<T>> {
    return this.frame.$eval(this.#selector, act as (element: Element) => T | Promise<T>);
  }

  async set(name: string, value: string | null): Promise<void> {
    await this.frame.$eval(
      this.#selector,
      (element, attribute, text) => {
        if (text === null) element.removeAttribute(attribute);
        else element.setAttribute(attribute, text);
      },
      name,
      value,
    );
  }

  /** An element within it, when it is visible. */
  async visible(selector: string): Promise<ElementHandle> {
    const element = await this.frame.waitForSelector(`${this.#selector} >>> ${selector}`, { visible: true });
    return element!;
  }

  async count(selector: string): Promise<number> {
    return (await this.frame.$$(`${this.#selector} >>> ${selector}`)).length;
  }

  async text(selector: string): Promise<string> {
    return (await this.visible(selector)).evaluate((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim());
  }

  async press(selector: string): Promise<void> {
    await (await this.visible(selector)).evaluate((element) => (element as HTMLElement).click());
  }

  scrollTo(): Promise<void> {
    return this.frame.$eval(this.#selector, (element) => element.scrollIntoView());
  }

  async ready(): Promise<void> {
    await this.visible('.card');
    await this.told('ready');
  }

  /** Resolves with the detail of the newest event of a kind, when there are so many. */
  async told(type: string, times = 1): Promise<Told['detail']> {
    const found = await this.frame.waitForFunction(
      (id, wanted, count) => {
        const those = window.told.filter((event) => event.id === id && event.type === wanted);
        return those.length >= count ? [those.at(-1)!.detail] : false;
      },
      { timeout: FIRST_BUILD, polling: 100 },
      this.#id,
      type,
      times,
    );
    const [detail] = (await found.jsonValue()) as unknown[];
    return detail;
  }

  /** What the terminal says, line by line. */
  lines(): Promise<string[]> {
    return this.frame.$$eval(`${this.#selector} >>> [role=log] > *`, (lines) =>
      lines.map((line) => (line.textContent ?? '').replace(/^\+?\d+\.\d{3} s /, '')),
    );
  }

  /** The source as the editor shows it. */
  shownSource(): Promise<string> {
    return this.frame.$$eval(`${this.#selector} >>> .cm-line`, (lines) => lines.map((line) => line.textContent).join('\n'));
  }

  async typeAtStart(text: string): Promise<void> {
    const content = await this.visible('.cm-content');
    await content.evaluate((element) => (element as HTMLElement).focus());
    const page = this.frame.page();
    await page.keyboard.down('Control');
    await page.keyboard.press('Home');
    await page.keyboard.up('Control');
    await page.keyboard.type(text);
  }
}
