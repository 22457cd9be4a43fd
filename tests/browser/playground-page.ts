import type { Browser, ElementHandle, Page } from 'puppeteer-core';

export interface ShownLine {
  readonly kind: string;
  /** The line's own time, in seconds; NaN for what the page says. */
  readonly at: number;
  readonly text: string;
}

export interface Visit {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** On a metered connection the compiler is not loaded unasked: nothing else competes for the machine. */
  readonly metered?: boolean;
  /** In the page, before its own scripts. */
  readonly before?: () => void;
}

/** In the page, before its own scripts. */
function meterConnection(): void {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
}

/** The page under test in the words of a reader: what is shown, what can be pressed. */
export class PlaygroundPage {
  readonly page: Page;
  /** Errors and refusals (a broken security policy is one) that the browser's console told. */
  readonly complaints: string[] = [];
  /** The addresses that the page has asked for. */
  readonly requests: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async open(browser: Browser, url: string, visit: Visit = {}): Promise<PlaygroundPage> {
    const playground = new PlaygroundPage(await browser.newPage());
    await playground.page.setViewport(visit.viewport ?? { width: 1280, height: 800 });
    if (visit.metered) await playground.page.evaluateOnNewDocument(meterConnection);
    if (visit.before) await playground.page.evaluateOnNewDocument(visit.before);
    await playground.page.goto(url);
    await playground.ready();
    return playground;
  }

  async ready(): Promise<void> {
    await this.visible('.cm-content');
  }

  /**
   * Waits until an element within the page's own is visible. (Puppeteer looks for what need not be
   * visible when the document changes, and it does not see changes within shadow roots.)
   */
  async visible(selector: string): Promise<ElementHandle> {
    const element = await this.page.waitForSelector(`playground-page >>> ${selector}`, { visible: true });
    return element!;
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Resolves when the site is kept and the page is served from what is kept. */
  kept(): Promise<void> {
    return this.page.evaluate(async () => {
      const { serviceWorker } = navigator;
      await serviceWorker.ready;
      if (serviceWorker.controller) return;
      await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    });
  }

  close(): Promise<void> {
    return this.page.close();
  }

  /** Follows the link of an example in the list, wherever the list is scrolled to. */
  async choose(id: string): Promise<void> {
    const link = `playground-page >>> a[href="#${id}"]`;
    await this.page.$eval(link, (element) => (element as HTMLElement).click());
    await this.page.waitForFunction(
      (href) => {
        const list = document.querySelector('playground-page')?.shadowRoot?.querySelector('example-list');
        return list?.shadowRoot?.querySelector(`a[href="${href}"]`)?.getAttribute('aria-current') === 'page';
      },
      { polling: 'raf' },
      `#${id}`,
    );
  }

  press(button: 'run' | 'stop' | 'reset' | 'copy' | 'format' | 'share'): Promise<void> {
    return this.page.locator(`playground-page >>> button.${button}`).click();
  }

  /** Answers the dialog that is open. */
  async answer(id: string): Promise<void> {
    await (await this.visible(`dialog[open] button[value=${id}]`)).click();
    await this.page.waitForFunction(() => {
      const root = document.querySelector('playground-page')?.shadowRoot;
      return !root?.querySelector('choice-dialog')?.shadowRoot?.querySelector('dialog')?.open;
    });
  }

  async dialogText(): Promise<string> {
    const dialog = await this.visible('dialog[open]');
    return dialog.evaluate((element) => element.textContent ?? '');
  }

  /** The lines of the output as screen readers are told them. */
  async lines(): Promise<ShownLine[]> {
    const shown = await this.page.evaluate(() => {
      const root = document.querySelector('playground-page')?.shadowRoot;
      const log = root?.querySelector('program-terminal')?.shadowRoot?.querySelector('[role=log]');
      return [...(log?.children ?? [])].map((line) => [line.className, line.textContent ?? ''] as const);
    });
    return shown.map(([kind, full]) => {
      const [, seconds, text] = /^(?:\+?(\d+\.\d{3}) s )?(.*)$/s.exec(full)!;
      return { kind, at: Number(seconds ?? NaN), text: text!.replace(/^error output: /, '') };
    });
  }

  async texts(): Promise<string[]> {
    return (await this.lines()).map(({ text }) => text);
  }

  /** What the status says of the run: Ready, Running, Finished, … */
  status(): Promise<string> {
    return this.page.evaluate(() => {
      const root = document.querySelector('playground-page')?.shadowRoot;
      const status = root?.querySelector('run-status')?.shadowRoot?.querySelector('[role=status]');
      return status?.textContent?.trim() ?? '';
    });
  }

  async waitForStatus(wanted: RegExp, timeout = 10_000): Promise<void> {
    await this.page.waitForFunction(
      (source) => {
        const root = document.querySelector('playground-page')?.shadowRoot;
        const status = root?.querySelector('run-status')?.shadowRoot?.querySelector('[role=status]');
        return new RegExp(source).test(status?.textContent ?? '');
      },
      { timeout, polling: 'raf' },
      wanted.source,
    );
  }

  /** Resolves when a line reads so. */
  async waitForLine(text: string, timeout = 10_000): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => {
        const root = document.querySelector('playground-page')?.shadowRoot;
        const log = root?.querySelector('program-terminal')?.shadowRoot?.querySelector('[role=log]');
        return [...(log?.children ?? [])].some((line) => line.textContent?.endsWith(wanted));
      },
      { timeout, polling: 'raf' },
      text,
    );
  }

  /** Resolves when the newest line matches. */
  async waitForLastLine(wanted: RegExp, timeout = 10_000): Promise<void> {
    await this.page.waitForFunction(
      (source) => {
        const root = document.querySelector('playground-page')?.shadowRoot;
        const log = root?.querySelector('program-terminal')?.shadowRoot?.querySelector('[role=log]');
        return new RegExp(source).test(log?.lastElementChild?.textContent ?? '');
      },
      { timeout, polling: 'raf' },
      wanted.source,
    );
  }

  /** Runs what is selected and waits for its end and for its last line to be shown. */
  async runToEnd(timeout = 60_000): Promise<ShownLine[]> {
    await this.press('run');
    await this.waitForEnd(timeout);
    return this.lines();
  }

  async waitForEnd(timeout = 60_000): Promise<void> {
    await this.waitForStatus(/^\s*(Finished|Exited|Uncaught exception|Crashed|Stopped|Not compiled|Not started)\s*$/, timeout);
    // The status is at once; lines come with the next frame.
    await this.waitForLastLine(/(^| s )(finished|exited|uncaught|crashed|stopped|could not|not run)/, timeout);
  }

  /** The rows that the terminal can see, as text. */
  screenRows(): Promise<string[]> {
    return this.page.evaluate(() => {
      const root = document.querySelector('playground-page')?.shadowRoot;
      const rows = root?.querySelector('program-terminal')?.shadowRoot?.querySelector('.xterm-rows');
      return [...(rows?.children ?? [])].map((row) => (row.textContent ?? '').replaceAll('\u00a0', ' '));
    });
  }

  /** The class names of the element that has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.className ?? '';
    });
  }

  source(): Promise<string> {
    return this.page.evaluate(() => {
      const root = document.querySelector('playground-page')?.shadowRoot;
      const content = root?.querySelector('source-editor')?.shadowRoot?.querySelector('.cm-content');
      return [...(content?.querySelectorAll('.cm-line') ?? [])].map((line) => line.textContent).join('\n');
    });
  }

  /** Puts a whole program in the place of the source: typing it would take long. */
  async setSource(text: string): Promise<void> {
    await this.page.$eval(
      'playground-page >>> source-editor',
      async (editor, source) => {
        const element = editor as HTMLElement & { source: string; updateComplete: Promise<boolean> };
        element.source = source;
        await element.updateComplete;
      },
      text,
    );
  }

  /** Types behind `text`, which the source has once. */
  async typeBehind(text: string, typed: string): Promise<void> {
    await this.page.$eval(
      'playground-page >>> source-editor',
      (editor, before) => {
        const element = editor as HTMLElement & { source: string; show(range: { from: number; to: number }): void };
        const end = element.source.indexOf(before) + before.length;
        element.show({ from: end, to: end });
      },
      text,
    );
    await this.page.keyboard.type(typed);
  }

  /** What the line about the compiler says; empty when there is none. */
  compilerText(): Promise<string> {
    return this.page.evaluate(() => {
      const root = document.querySelector('playground-page')?.shadowRoot;
      const strip = root?.querySelector('compiler-status')?.shadowRoot?.querySelector('.strip');
      return (strip?.textContent ?? '').replace(/\s+/g, ' ').trim();
    });
  }

  /** Types at the very beginning of the source. */
  async typeSource(text: string): Promise<void> {
    await this.page.locator('playground-page >>> .cm-content').click();
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('Home');
    await this.page.keyboard.up('Control');
    await this.page.keyboard.type(text);
  }
}
