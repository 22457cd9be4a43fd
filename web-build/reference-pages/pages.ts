import type { PublicName } from '../header-reference.ts';
import { codeBlock, highlighted, type LinkOf } from '../static-pages/highlight.ts';
import { html, type Html } from '../static-pages/html.ts';
import { colouredCode, linkedCode, Markdown } from '../static-pages/markdown.ts';
import { sitePage } from '../static-pages/site-frame.ts';
import { qualified, type ReferenceItem, type ReferenceModel, type ReferencePage, type Use } from './model.ts';
import { pythonTable } from './python-table.ts';

/** A shipped example, as the pages show it. */
export interface ShownExample {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly original: string;
}

/** The pages' HTML by file name within their folder. */
export function renderPages(model: ReferenceModel, examples: readonly ShownExample[]): Map<string, string> {
  const files = new Map<string, string>();
  files.set('index.html', indexPage(model));
  files.set('python.html', pythonPage(model));
  for (const page of model.pages) files.set(`${page.concept.id}.html`, conceptPage(page, model, examples));
  return files;
}

interface Frame {
  readonly title: string;
  readonly description: string;
  /** The page's own entry in the list of pages. */
  readonly current: string;
  readonly content: Html;
}

/** What all pages have: a way to the playground, the list of pages, the content. */
function framed(model: ReferenceModel, { title, description, current, content }: Frame): string {
  const link = (id: string, text: string) =>
    html`<li><a href="${id === '' ? './' : `${id}.html`}"${id === current ? html` aria-current="page"` : undefined}>${text}</a></li>`;
  return sitePage({
    language: 'en',
    chineseSurroundings: true,
    section: 'reference',
    root: '../',
    title,
    description,
    style: '/reference-pages/reference.css',
    script: '/reference-pages/page.ts',
    tools: html`<a class="jump" href="#pages" data-zh-text="所有页面">All pages</a>
        <button class="language" type="button" hidden></button>`,
    content: html`<p class="english-only" lang="zh-CN" hidden>参考文档的正文只有英文。</p>
${content}`,
    pages: html`<nav id="pages" aria-label="Pages of the reference" data-zh-label="参考文档的页面">
      <ul>
        ${[link('', 'Overview'), link('python', 'Python → C++')]}
      </ul>
      ${model.groups
        .filter(({ pages }) => pages.length > 0)
        .map(
          (group) => html`<h2>${group.title}</h2>
      <ul>
        ${group.pages.map(({ concept }) => link(concept.id, concept.title))}
      </ul>`,
        )}
    </nav>`,
  });
}

function indexPage(model: ReferenceModel): string {
  const markdown = new Markdown(linkedCode((name) => model.names.addressOf(name)));
  const globals = model.pages
    .flatMap(({ entries }) => entries)
    .filter(({ name }) => name.scope === '')
    .map(({ name }) => name)
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return framed(model, {
    title: 'Reference',
    description: 'Every public name of the asyncio runtime for C++20: what it means, returns and throws.',
    current: '',
    content: html`<h1>Reference</h1>
<p class="lead">Python’s asyncio in C++20: the same names, the same meaning. <code>#include &lt;asyncio/asyncio.hpp&gt;</code> brings all of it but the hosts.</p>
<p class="actions"><a class="button" href="python.html">From Python to C++</a> <a class="button quiet" href="../" data-zh-text="打开演练场">Open the playground</a></p>
${model.groups
  .filter(({ pages }) => pages.length > 0)
  .map(
    (group) => html`<section class="group">
<h2>${group.title}</h2>
<ul class="cards">
${group.pages.map(({ concept }) => html`<li><a href="${concept.id}.html">${concept.title}</a><p>${markdown.inline(concept.summary)}</p></li>
`)}</ul>
</section>
`,
  )}<section class="group">
<h2 id="names">All names</h2>
<ul class="names">
${globals.map((name) => html`<li><a href="${model.names.addressOf(name.name)}"><code>${name.name}</code></a></li>
`)}</ul>
</section>`,
  });
}

function pythonPage(model: ReferenceModel): string {
  const shown = new Map(model.pages.map(({ concept }) => [concept.id, concept]));
  const python = new Markdown(colouredCode('python'));
  const cpp = new Markdown(colouredCode('cpp', (name) => model.names.addressOf(name)));
  const rows = pythonTable.flatMap((row) => {
    const concept = shown.get(row.concept);
    return concept ? [{ ...row, concept }] : [];
  });
  return framed(model, {
    title: 'Python → C++',
    description: 'What one writes in Python’s asyncio, and how the same is written in C++20.',
    current: 'python',
    content: html`<h1>Python → C++</h1>
<p class="lead">What you know from Python’s asyncio, and how the same is written here.</p>
<table>
<thead><tr><th scope="col">Python</th><th scope="col">C++</th><th scope="col">More</th></tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr><td>${python.inline(row.python)}</td><td>${cpp.inline(row.cpp)}</td><td><a href="${row.concept.id}.html">${row.concept.title}</a></td></tr>
`,
)}</tbody>
</table>`,
  });
}

function conceptPage(page: ReferencePage, model: ReferenceModel, examples: readonly ShownExample[]): string {
  const { concept, entries } = page;
  const [shown, ...others] = concept.examples.flatMap((id) => examples.find((example) => example.id === id) ?? []);
  const headers = [...new Set(entries.map(({ name }) => name.header))];
  const summary = new Markdown(linkedCode((name) => model.names.addressOf(name))).inline(concept.summary);
  const index = model.pages.indexOf(page);
  return framed(model, {
    title: `${concept.title} · Reference`,
    description: concept.summary.replaceAll('`', ''),
    current: concept.id,
    content: html`<h1>${concept.title}</h1>
<p class="lead">${summary}</p>
${concept.python && pythonSources([concept.python])}
<p class="actions">${shown && runLink(shown)} <span class="header">${headers.map((name) => html`<code>&lt;asyncio/${name}&gt;</code> `)}</span></p>
${contents(entries, shown !== undefined)}
${entries.map((entry) => renderItem(entry, 2, model))}
${shown && exampleSection(shown, others)}
<nav class="neighbours" aria-label="Neighbouring pages" data-zh-label="相邻页面">${neighbour(model.pages[index - 1], 'Previous')}${neighbour(model.pages[index + 1], 'Next')}</nav>`,
  });
}

function runLink({ id }: ShownExample): Html {
  return html`<a class="button" href="../#${id}" data-zh-text="在演练场中运行">Run in the playground</a>`;
}

function neighbour(page: ReferencePage | undefined, word: 'Previous' | 'Next'): Html | undefined {
  return page && html`<a class="${word.toLowerCase()}" href="${page.concept.id}.html"><small data-zh-text="${word === 'Next' ? '下一页' : '上一页'}">${word}</small> ${page.concept.title}</a>`;
}

/** What the page has, where that is not seen at a glance. */
function contents(entries: readonly ReferenceItem[], hasExample: boolean): Html | undefined {
  const listed = entries.flatMap((entry) => [entry, ...entry.members]);
  if (listed.length < 3) return undefined;
  const link = ({ anchor, name }: ReferenceItem) =>
    html`<a href="#${encodeURIComponent(anchor)}"><code>${name.kind === 'constructor' ? `${name.name}()` : name.name}</code></a>`;
  return html`<nav class="contents" aria-label="On this page" data-zh-label="本页内容">
<ul>
${entries.map(
  (entry) => html`<li>${link(entry)}${entry.members.length > 0 ? html`<ul>${entry.members.map((member) => html`<li>${link(member)}</li>`)}</ul>` : undefined}</li>
`,
)}${hasExample ? html`<li><a href="#example">Example</a></li>` : undefined}
</ul>
</nav>`;
}

/** @param level of its heading; members come one below */
function renderItem(item: ReferenceItem, level: 2 | 3, model: ReferenceModel): Html {
  const { name } = item;
  const scope = name.kind === 'class' ? name.name : name.scope;
  const linkOf: LinkOf = (text) => {
    const address = model.names.addressOf(text, scope);
    return text === name.name ? undefined : address;
  };
  const heading = html`<a href="#${encodeURIComponent(item.anchor)}">${headingOf(name, level)}</a>`;
  const id = html` id="${item.anchor}"`;
  return html`<section class="item">
${level === 2 ? html`<h2${id}>${heading}</h2>` : html`<h3${id}>${heading}</h3>`}
${item.uses.map((use) => renderUse(use, name, model, linkOf))}
${item.members.map((member) => renderItem(member, 3, model))}${elsewhere(item, model)}</section>
`;
}

/** A member by itself tells whose it is. */
function headingOf(name: PublicName, level: number): Html {
  const text = name.kind === 'constructor' ? `${name.name}()` : name.name;
  return name.scope !== '' && level === 2 ? html`${name.scope}::${text}` : html`${text}`;
}

function renderUse({ signatures, contract }: Use, declared: PublicName, model: ReferenceModel, linkOf: LinkOf): Html {
  const markdown = new Markdown(linkedCode(linkOf));
  const classOf = (text: string) => (model.names.classNamed(text) ? linkOf(text) : undefined);
  const { description, parameters, returns, throws, sources } = contract;
  const rows = [
    ...parameters.map(({ name, text }) => html`<dt><code>${name}</code></dt><dd>${markdown.inline(text)}</dd>
`),
    ...(returns ? [html`<dt>Returns</dt><dd>${markdown.inline(returns)}</dd>
`] : []),
    ...(throws ? [html`<dt>Throws</dt><dd>${markdown.inline(withNamesAsCode(throws, model))}</dd>
`] : []),
  ];
  return html`<div class="use">
<pre class="signature"><code>${signatures.map((text) => html`<span class="line">${highlighted(text, 'cpp', { linkOf: classOf, declares: declared.name })}</span>
`)}</code></pre>
${markdown.render(description)}${rows.length > 0 ? html`<dl>
${rows}</dl>
` : undefined}${pythonSources(sources)}</div>
`;
}

function pythonSources(addresses: readonly string[]): Html | undefined {
  if (addresses.length === 0) return undefined;
  const links = addresses.map((address, index) => html`${index > 0 ? ', ' : ''}<a href="${address}">${sourceTitle(address)}</a>`);
  return html`<p class="source">In Python: ${links}</p>
`;
}

/** `CancelledError if …`: the comments write classes there without quotes. */
function withNamesAsCode(text: string, model: ReferenceModel): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`')
        ? part
        : part.replace(/\b(?:std::\w+|[A-Z]\w+)\b(?:\("[^"]*"\))?/g, (word) =>
            word.startsWith('std::') || model.names.classNamed(/^\w+/.exec(word)![0]) ? `\`${word}\`` : word,
          ),
    )
    .join('');
}

/** `asyncio.gather`, `PEP 654`, `Task groups`. */
function sourceTitle(address: string): Html {
  const pep = /peps\.python\.org\/pep-0*(\d+)/.exec(address)?.[1];
  if (pep) return html`PEP ${pep}`;
  const { page = '', fragment } = /\/(?<page>[\w.-]+)\.html(?:#(?<fragment>.+))?$/.exec(address)?.groups ?? {};
  if (fragment === undefined) return html`${page}`;
  if (/[.A-Z]/.test(fragment)) return html`<code>${fragment}</code>`;
  const words = fragment.replaceAll('-', ' ');
  return html`${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function elsewhere({ elsewhere: names, name }: ReferenceItem, model: ReferenceModel): Html | undefined {
  if (names.length === 0) return undefined;
  return html`<p class="elsewhere">${qualified(name)} also has ${names.map(
    (one, index) => html`${index === 0 ? '' : index === names.length - 1 ? ' and ' : ', '}<a href="${model.names.addressOf(qualified(one))}"><code>${one.name}</code></a>`,
  )}.</p>
`;
}

function exampleSection(shown: ShownExample, others: readonly ShownExample[]): Html {
  return html`<section class="example" aria-labelledby="example">
<h2 id="example"><small>Example</small> ${shown.title}</h2>
<p>${shown.summary}</p>
${codeBlock(shown.source, 'cpp', 'The example in C++')}
<details>
<summary>The same in Python</summary>
${codeBlock(shown.original, 'python', 'The example in Python')}
</details>
<p class="actions">${runLink(shown)}</p>
${others.length > 0 ? html`<p>See also ${others.map(({ id, title }, index) => html`${index > 0 ? ', ' : ''}<a href="../#${id}">${title}</a>`)}.</p>` : undefined}
</section>`;
}

