import createMarkdown, { type MarkdownIt } from 'markdown-it';
import { codeBlock } from '../static-pages/highlight.ts';
import { Html, html } from '../static-pages/html.ts';
import { sitePage } from '../static-pages/site-frame.ts';

/** One of docs/, which read well as they are, too. */
export interface Guide {
  /** Its file's name, without `.md`. */
  readonly id: string;
  readonly markdown: string;
}

interface Parts {
  readonly title: string;
  /** The first paragraph. */
  readonly summary: string;
  readonly content: Html;
}

/** The pages' HTML by file name within their folder. */
export function renderGuides(guides: readonly Guide[]): Map<string, string> {
  const shown = guides.map(({ id, markdown }) => ({ id, ...partsOf(markdown) }));
  const files = new Map<string, string>();
  const frame = (current: string, title: string, description: string, content: Html) =>
    sitePage({
      language: 'en',
      chineseSurroundings: true,
      section: 'guide',
      root: '../',
      title,
      description,
      style: '/guide-pages/guide.css',
      script: '/reference-pages/page.ts',
      tools: html`<a class="jump" href="#pages" data-zh-text="所有页面">All pages</a>
        <button class="language" type="button" hidden></button>`,
      content: html`<p class="english-only" lang="zh-CN" hidden>本指南的正文只有英文。</p>
${content}`,
      pages: html`<nav id="pages" aria-label="Pages of the guide" data-zh-label="本指南的页面">
      <ul>
        ${[{ id: 'index', title: 'Guide' }, ...shown].map(
          (page) => html`<li><a href="${addressOf(page.id)}"${page.id === current ? html` aria-current="page"` : undefined}>${page.title}</a></li>
        `,
        )}
      </ul>
    </nav>`,
    });
  files.set(
    'index.html',
    frame(
      'index',
      'Guide',
      'For authors of tutorials and for whoever hosts the site.',
      html`<h1>Guide</h1>
<p class="lead">For authors of tutorials and for whoever hosts the site.</p>
<ul class="cards">
${shown.map(({ id, title, summary }) => html`<li><a href="${addressOf(id)}">${title}</a><p>${summary}</p></li>
`)}</ul>`,
    ),
  );
  for (const { id, title, summary, content } of shown) files.set(`${id}.html`, frame(id, `${title} · Guide`, summary, content));
  return files;
}

function addressOf(id: string): string {
  return id === 'index' ? './' : `${id}.html`;
}

/** `Methods and events` → `methods-and-events`, as GitHub has it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(' ', '-');
}

function partsOf(markdown: string): Parts {
  const renderer = guideMarkdown();
  const tokens = renderer.parse(markdown, {});
  const textAfter = (type: string) => tokens[tokens.findIndex((token) => token.type === type) + 1]?.content ?? '';
  const summary = textAfter('paragraph_open').replaceAll('`', '').replace(/\s+/g, ' ');
  return { title: textAfter('heading_open'), summary, content: new Html(renderer.renderer.render(tokens, renderer.options, {})) };
}

function guideMarkdown(): MarkdownIt {
  const markdown = createMarkdown();
  const { rules } = markdown.renderer;
  rules['fence'] = (tokens, index) => {
    const { content, info } = tokens[index]!;
    return String(codeBlock(content, info === 'cpp' ? 'cpp' : undefined));
  };
  rules['heading_open'] = (tokens, index, options, _environment, self) => {
    const heading = tokens[index]!;
    if (heading.tag !== 'h1') heading.attrSet('id', anchorOf(tokens[index + 1]!.content));
    return self.renderToken(tokens, index, options);
  };
  // A wide table scrolls by itself, also by the keyboard.
  rules['table_open'] = () => '<div class="wide" tabindex="0" role="region" aria-label="Table"><table>';
  rules['table_close'] = () => '</table></div>';
  rules['th_open'] = () => '<th scope="col">';
  rules['link_open'] = (tokens, index, options, _environment, self) => {
    const link = tokens[index]!;
    link.attrSet('href', String(link.attrGet('href')).replace(/^([\w-]+)\.md\b/, '$1.html'));
    return self.renderToken(tokens, index, options);
  };
  return markdown;
}
