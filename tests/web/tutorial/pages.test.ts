import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { referencePageFiles } from '../../../web-build/reference-pages/plugin.ts';
import { renderTutorial } from '../../../web-build/tutorial-pages/pages.ts';
import { LANGUAGES, readTutorial } from '../../../web-build/tutorial-pages/tutorial.ts';

const tutorial = readTutorial();
const files = renderTutorial(tutorial);
const pages = [...files];

/** Of the site, that the chapters may lead to. */
const OTHER_PAGES = ['', 'compare/', 'reference/', 'tutorial/'];

const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-tutorial-'));
afterAll(() => rmSync(folder, { recursive: true }));
let copies = 0;

const CHAPTER = `# One

You know it.

<coroscope-playground example="hello"></coroscope-playground>

<predict-run example="hello">

Which?

- b <
- a

> Why.

</predict-run>

<program-exercise exercise="do">

Do.

</program-exercise>
`;

/** A small tutorial on the disk; files can be replaced by others or left out. */
function written(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const root = `${folder}/${++copies}/`;
  const parts: Record<string, string | undefined> = {
    'chapters.json': '[{ "slug": "one" }]',
    'en/one.md': CHAPTER,
    'zh/one.md': CHAPTER,
    'exercises/do/starter.cpp': 'int main() {}\n',
    'exercises/do/solution.cpp': 'int main() { done(); }\n',
    'exercises/do/expected.txt': 'done\n',
    ...changes,
  };
  for (const [name, text] of Object.entries(parts)) {
    if (text === undefined) continue;
    mkdirSync(path.dirname(`${root}${name}`), { recursive: true });
    writeFileSync(`${root}${name}`, text);
  }
  return root;
}

describe('a tutorial is refused', () => {
  const read = (changes: Readonly<Record<string, string | undefined>>) => () => readTutorial(written(changes));

  it('if an example, an exercise or one of its files is unknown', () => {
    expect(read({ 'zh/one.md': CHAPTER.replace('example="hello"></', 'example="hallo"></') })).toThrow('web/tutorial/zh/one.md: there is no example "hallo"');
    expect(read({ 'en/one.md': CHAPTER.replace('exercise="do"', 'exercise="dont"') })).toThrow('web/tutorial/en/one.md: there is no exercise "dont"');
    expect(read({ 'exercises/do/expected.txt': undefined })).toThrow('web/tutorial/exercises/do/expected.txt: this file of the exercise is missing');
  });

  it('if a chapter lacks its twin, or is not listed', () => {
    expect(read({ 'zh/one.md': undefined })).toThrow('web/tutorial/zh/one.md: this chapter of chapters.json is missing');
    expect(read({ 'en/two.md': CHAPTER })).toThrow('web/tutorial/en/two.md: chapters.json does not list it');
  });

  it('if the languages do not have the same parts', () => {
    expect(read({ 'zh/one.md': CHAPTER.replace('- a', '- c') })).toThrow(/zh\/one\.md: part 2 is\n.*"c".*\nbut in en\/one\.md\n.*"a"/);
    expect(read({ 'zh/one.md': CHAPTER.replace(/<program-exercise[^]*/, '') })).toThrow('part 3 is\n  nothing\nbut in en/one.md\n  the exercise do');
  });
});

describe('a page', () => {
  const small = renderTutorial(readTutorial(written()));
  const page = small.get('en/one.html')!;

  it('holds the programs, which read well by themselves', () => {
    expect(page).toMatch(/<coroscope-playground example="hello"><pre class="code" tabindex="0"><code class="language-cpp">/);
    expect(page).toContain('<span class="function">done</span>');
    expect(page).toContain('<coroscope-playground panes="editor terminal" expected="done\n">');
  });

  it('holds predictions with their answer folded away', () => {
    expect(page).toMatch(/<predict-run id="one-1" asks="order" example="hello">[^]*<li>b &lt;<\/li>\n<li>a<\/li>[^]*<details slot="answer">\n<summary>Why<\/summary>/);
  });

  it('leaves out of a predicted program what tells what to expect', () => {
    const first = (before: string) => new RegExp(`${before}<pre [^>]*><code [^>]*><span class="(\\w+)">`).exec(page)?.[1];
    expect(first('<coroscope-playground example="hello">')).toBe('comment');
    expect(first('<div slot="program">')).toBe('meta');
  });

  it('leads to the same page in the other language', () => {
    expect(page).toContain('<a class="language" href="../zh/one.html" hreflang="zh" lang="zh">中文</a>');
    expect(small.get('zh/index.html')).toContain('<a class="language" href="../en/./" hreflang="en" lang="en">English</a>');
    expect(small.get('zh/one.html')).toContain('<html lang="zh-CN">');
  });

  it('knows what there is to do in a chapter', () => {
    expect(page).toContain('data-tasks="one-1 do"');
  });
});

describe("the tutorial's pages", () => {
  it('are a page a chapter and one of contents in each language, and one that asks for the language', () => {
    const slugs = tutorial.chapters.en.map(({ slug }) => slug);
    const expected = LANGUAGES.flatMap((language) => ['index', ...slugs].map((slug) => `${language}/${slug}.html`));
    expect([...files.keys()].sort()).toEqual(['index.html', ...expected].sort());
  });

  it('lead to places that there are', () => {
    const reference = referencePageFiles();
    const broken = pages.flatMap(([file, page]) => {
      const links = [...page.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href!);
      return links.filter((href) => !leadsSomewhere(href, file, reference)).map((href) => `${file}: ${href}`);
    });
    expect(broken).toEqual([]);
  });

  it('hold no id twice, and ask for nothing from other sites', () => {
    for (const [file, page] of pages) {
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(ids, file).toEqual([...new Set(ids)]);
      expect(page, file).not.toMatch(/<(?:link|script|img|iframe)[^>]*(?:src|href)="https?:/);
    }
  });

  it('show no Markdown', () => {
    for (const [file, page] of pages) {
      const text = page.replace(/<(pre|code|ul class="options)[^]*?<\/(pre|code|ul)>/g, '');
      expect(text, file).not.toMatch(/\*\*|`|\]\(/);
    }
  });

  it('have an exercise a chapter, and no exercise that no chapter has', () => {
    const used = tutorial.chapters.en.map(({ blocks }) => blocks.flatMap((block) => (block.kind === 'exercise' ? [block.id] : [])));
    expect(used.filter((ids) => ids.length === 0)).toEqual([]);
    expect(used.flat().sort()).toEqual([...tutorial.exercises.keys()]);
  });
});

function leadsSomewhere(href: string, from: string, reference: ReadonlyMap<string, string>): boolean {
  if (href.startsWith('https:')) return true;
  const { pathname, hash } = new URL(href, `http://site/tutorial/${from}`);
  const [target, fragment] = [pathname.slice(1), decodeURIComponent(hash.slice(1))];
  const page = target.startsWith('tutorial/') ? files.get(withIndex(target, 'tutorial/')) : reference.get(withIndex(target, 'reference/'));
  if (page !== undefined) return fragment === '' || page.includes(` id="${fragment}"`);
  const programs = target === 'compare/' || target === '' ? fragment.split(',') : [];
  return OTHER_PAGES.includes(target) && programs.every((id) => id === '' || tutorial.examples.has(id));
}

function withIndex(target: string, base: string): string {
  return target.startsWith(base) ? target.slice(base.length).replace(/(^|\/)$/, '$1index.html') : '';
}
