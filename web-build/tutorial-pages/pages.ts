import type { Language } from '../../web/i18n/language.ts';
import { html, type Html } from '../static-pages/html.ts';
import { sitePage } from '../static-pages/site-frame.ts';
import type { Chapter } from './chapter.ts';
import { chapterContent, inlineMarkdown, tasksOf, withoutMarkup } from './chapter-content.ts';
import { TEXTS } from './texts.ts';
import { LANGUAGES, type Tutorial } from './tutorial.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

/** The pages' HTML by path within `tutorial/`. */
export function renderTutorial(tutorial: Tutorial): Map<string, string> {
  const files = new Map([['index.html', languagePage()]]);
  for (const language of LANGUAGES) {
    files.set(`${language}/index.html`, contentsPage(tutorial, language));
    for (const chapter of tutorial.chapters[language]) {
      files.set(`${language}/${chapter.slug}.html`, chapterPage(chapter, tutorial, language));
    }
  }
  return files;
}

interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** The chapter's slug; empty for the contents. */
  readonly current: string;
  readonly content: Html;
}

function framed(tutorial: Tutorial, { language, current, ...frame }: Frame): string {
  const texts = TEXTS[language];
  const page = current === '' ? './' : `${current}.html`;
  const entry = (address: string, text: Html, tasks?: string) => html`<li><a href="${address}"${
    address === page ? html` aria-current="page"` : undefined
  }${tasks === undefined ? undefined : html` data-tasks="${tasks}"`}>${text}</a></li>
`;
  return sitePage({
    ...frame,
    language,
    section: 'tutorial',
    root: '../../',
    style: '/tutorial/tutorial.css',
    script: '/tutorial/page.ts',
    tools: html`<button class="jump" type="button" popovertarget="pages">${texts.chapters}</button>
        ${LANGUAGES.filter((other) => other !== language).map(
          (other) => html`<a class="language" href="../${other}/${page}" hreflang="${other}" lang="${other}">${LANGUAGE_NAMES[other]}</a>`,
        )}`,
    pages: html`<nav id="pages" popover aria-label="${texts.chapters}" data-done="${texts.done}" data-started="${texts.started}">
      <ul>
        ${entry('./', html`${texts.contents}`)}
      </ul>
      <ol>
        ${tutorial.chapters[language].map((chapter) => entry(`${chapter.slug}.html`, inlineMarkdown(chapter.title), tasksOf(chapter).join(' ')))}
      </ol>
    </nav>`,
  });
}

function chapterPage(chapter: Chapter, tutorial: Tutorial, language: Language): string {
  const texts = TEXTS[language];
  const chapters = tutorial.chapters[language];
  const index = chapters.indexOf(chapter);
  const neighbour = (other: Chapter | undefined, kind: 'previous' | 'next') =>
    other && html`<a class="${kind}" href="${other.slug}.html"><small>${texts[kind]}</small> ${inlineMarkdown(other.title)}</a>`;
  return framed(tutorial, {
    language,
    title: withoutMarkup(chapter.title),
    description: withoutMarkup(chapter.description),
    current: chapter.slug,
    content: html`<p class="number">${texts.chapter(index + 1)}</p>
<h1>${inlineMarkdown(chapter.title)}</h1>
<p class="lead">${inlineMarkdown(chapter.description)}</p>
${chapterContent(chapter, tutorial, texts)}
<nav class="neighbours" aria-label="${texts.neighbours}">${neighbour(chapters[index - 1], 'previous')}${neighbour(chapters[index + 1], 'next')}</nav>`,
  });
}

function contentsPage(tutorial: Tutorial, language: Language): string {
  const texts = TEXTS[language];
  const chapters = tutorial.chapters[language];
  return framed(tutorial, {
    language,
    title: texts.title,
    description: texts.lead,
    current: '',
    content: html`<h1>${texts.title}</h1>
<p class="lead">${texts.lead}</p>
<p class="actions"><a class="button" href="${chapters[0]!.slug}.html">${texts.start}</a></p>
<ol class="chapters">
${chapters.map(
  (chapter) => html`<li><a href="${chapter.slug}.html" data-tasks="${tasksOf(chapter).join(' ')}">${inlineMarkdown(chapter.title)}</a><p>${inlineMarkdown(chapter.description)}</p></li>
`,
)}</ol>`,
  });
}

/** Sends the reader to the pages in the right language; without scripts, asks which. */
function languagePage(): string {
  return `<!doctype html>\n${html`<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tutorial · 教程 · Coroscope</title>
    <meta name="description" content="${TEXTS.en.lead}" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/tutorial/tutorial.css" />
    <script type="module" src="/tutorial/choose-language.ts"></script>
  </head>
  <body class="choose-language">
    <main>
      <a class="brand" href="../"><img src="/favicon.svg" alt="" width="26" height="26" /> Coroscope</a>
      ${LANGUAGES.map(
        (language) => html`<a class="button quiet" href="${language}/" hreflang="${language}" lang="${language}">${TEXTS[language].title}<small>${LANGUAGE_NAMES[language]}</small></a>
      `,
      )}
    </main>
  </body>
</html>
`}`;
}
