import type { Page } from 'puppeteer-core';

/** The reader's own, what a program said, and what is there for the eye of a machine only. */
const NOT_THE_PAGES =
  'style, script, noscript, .cm-content, .cm-gutters, .xterm-rows, [role=log] > :not(.page), :is(.stdout, .stderr) > .text';

/** All that a page says, in its elements and in theirs: texts, and what is told of them. */
export function shownTexts(page: Page): Promise<string[]> {
  return page.evaluate((left) => {
    const texts = new Set<string>();
    const add = (text: string | null | undefined) => {
      const words = (text ?? '').replace(/\s+/g, ' ').trim();
      if (words !== '') texts.add(words);
    };
    const visit = (node: Node) => {
      if (node instanceof Text) add(node.data);
      if (node instanceof Element) {
        if (node.matches(left)) return;
        for (const name of ['aria-label', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder']) {
          add(node.getAttribute(name));
        }
        if (node instanceof HTMLOptGroupElement) add(node.label);
        if (node.shadowRoot) visit(node.shadowRoot);
      }
      for (const child of node.childNodes) visit(child);
    };
    visit(document.body);
    add(document.title);
    return [...texts];
  }, NOT_THE_PAGES);
}

const CHINESE = /\p{Script=Han}/u;

/** Words that a Chinese page has too: names, code and units. */
const NAMES = [
  /^(?:Coroscope|English|Python|JSON|SVG|PNG|C|Task|TaskGroup|gather|future|main|hello|world|s|ms|MB)$/,
  // Functions of the runtime, as it calls them.
  /^(?:lambda|exit)$/,
  // Keys.
  /^(?:Ctrl|Shift|Alt|Enter|Escape|Esc|Tab|Home|Page|Up|Down)$/,
  // Code, and addresses.
  /[_:.]|^[a-z]+[A-Z]/,
];

/** Those texts that nobody has translated, by their words; `source`: the program on the page, whose names they may use. */
export function notChinese(texts: readonly string[], source: string): string[] {
  const own = new Set(source.match(/[A-Za-z_]\w*/g));
  return texts.filter((text) => {
    // What a program has printed is its own.
    const words = text.replace(/“[^”]*”/g, '').match(/[A-Za-z_][\w.:]*/g) ?? [];
    const english = words.filter((word) => !own.has(word) && !NAMES.some((name) => name.test(word)));
    return english.length > (CHINESE.test(text) ? 1 : 0);
  });
}

export function notEnglish(texts: readonly string[]): string[] {
  return texts.filter((text) => CHINESE.test(text));
}
