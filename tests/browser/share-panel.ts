import type { PlaygroundPage } from './playground-page.ts';

const DIALOG = 'share-dialog >>> dialog[open]';

/** The dialog by which a program is shared, in the words of a reader. */
export class SharePanel {
  private constructor(private readonly playground: PlaygroundPage) {}

  static async open(playground: PlaygroundPage): Promise<SharePanel> {
    await playground.press('share');
    await playground.visible(DIALOG);
    return new SharePanel(playground);
  }

  /** What is to be taken elsewhere. */
  text(): Promise<string> {
    return this.playground.page.$eval(this.#in('textarea'), (area) => (area as HTMLTextAreaElement).value);
  }

  async choose(form: 'Link' | 'Markdown' | 'Embed tag' | 'Iframe'): Promise<void> {
    const place = { Link: 1, Markdown: 2, 'Embed tag': 3, Iframe: 4 }[form];
    await this.press(`.form:nth-of-type(${place}) input`);
    await this.playground.visible(`${DIALOG} textarea[aria-label="${form}"]`);
  }

  async press(selector: string): Promise<void> {
    await this.playground.page.locator(this.#in(selector)).click();
  }

  /** All that it says. */
  said(): Promise<string> {
    return this.playground.page.$eval(`playground-page >>> ${DIALOG}`, (dialog) =>
      (dialog.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
  }

  has(selector: string): Promise<boolean> {
    return this.playground.page.$(this.#in(selector)).then((element) => element !== null);
  }

  /** The part of the text that is selected. */
  selected(): Promise<string> {
    return this.playground.page.$eval(this.#in('textarea'), (element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
  }

  close(): Promise<void> {
    return this.press('.close');
  }

  #in(selector: string): string {
    return `playground-page >>> ${DIALOG} ${selector}`;
  }
}
