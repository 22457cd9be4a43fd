import type { Language } from '../../web/i18n/language.ts';
import { html, type Html } from './html.ts';

/** The parts of the site that such pages are in. */
export type SiteSection = 'tutorial' | 'reference' | 'guide';

export interface SiteFrame {
  readonly language: Language;
  /** What surrounds the content can be had in Chinese too: by a script, see web/static-pages/chinese-surroundings.ts. */
  readonly chineseSurroundings?: boolean;
  readonly section: SiteSection;
  /** From the page to the site's own address. */
  readonly root: string;
  readonly title: string;
  readonly description: string;
  /** Addresses within `web/`. */
  readonly style: string;
  readonly script: string;
  /** In the header, beside the button for the colours. */
  readonly tools: Html;
  readonly content: Html;
  /** The list of the section's pages. */
  readonly pages: Html;
}

interface FrameTexts {
  /** As it stands in `lang` attributes. */
  readonly tag: string;
  readonly skip: string;
  readonly site: string;
  readonly playground: string;
  readonly tutorial: string;
  readonly reference: string;
  readonly compare: string;
  /** Labels of the button for the colours, by what it changes to. */
  readonly light: string;
  readonly dark: string;
}

const TEXTS: Readonly<Record<Language, FrameTexts>> = {
  en: {
    tag: 'en',
    skip: 'Skip to the content',
    site: 'Site',
    playground: 'Playground',
    tutorial: 'Tutorial',
    reference: 'Reference',
    compare: 'Compare',
    light: 'Use light colours',
    dark: 'Use dark colours',
  },
  zh: {
    tag: 'zh-CN',
    skip: '跳到正文',
    site: '本站',
    playground: '演练场',
    tutorial: '教程',
    reference: '参考',
    compare: '对比',
    light: '使用浅色',
    dark: '使用深色',
  },
};

/** A whole page, which reads well without scripts: the site's header, the content, the section's other pages. */
export function sitePage(frame: SiteFrame): string {
  const { language, section, root, title, description } = frame;
  const texts = TEXTS[language];
  const inChinese = (name: keyof FrameTexts, of = 'text') =>
    frame.chineseSurroundings ? html` data-zh-${of}="${TEXTS.zh[name]}"` : undefined;
  const links = [
    ['playground', root],
    ['tutorial', section === 'tutorial' ? `${root}tutorial/${language}/` : `${root}tutorial/`],
    ['reference', `${root}reference/`],
    ['compare', `${root}compare/`],
  ] as const;
  return `<!doctype html>\n${html`<html lang="${texts.tag}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Coroscope</title>
    <meta name="description" content="${description}" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${frame.style}" />
    <script type="module" src="${frame.script}"></script>
  </head>
  <body>
    <a class="skip" href="#content"${inChinese('skip')}>${texts.skip}</a>
    <header>
      <a class="brand" href="${root}"><img src="/favicon.svg" alt="" width="26" height="26" /> <span class="name">Coroscope</span></a>
      <nav class="sections" aria-label="${texts.site}"${inChinese('site', 'label')}>
        ${links.map(
          ([name, address]) => html`<a href="${address}"${name === section ? html` aria-current="true"` : undefined}${inChinese(name)}>${texts[name]}</a>
        `,
        )}
      </nav>
      <div class="tools">
        ${frame.tools}
        <button class="theme" type="button" data-light="${texts.light}" data-dark="${texts.dark}"${inChinese('light', 'light')}${inChinese('dark', 'dark')} hidden>
          <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><circle cx="8" cy="8" r="5.75" /><path fill="currentColor" d="M8 2.25v11.5a5.75 5.75 0 0 0 0-11.5Z" /></svg>
        </button>
      </div>
    </header>
    <main id="content" tabindex="-1">
${frame.content}
    </main>
    ${frame.pages}
  </body>
</html>
`}`;
}
