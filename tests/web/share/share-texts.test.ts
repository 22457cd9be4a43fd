import { parseTarGzip } from 'nanotar';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { projectArchive, projectName } from '../../../web/share/cmake-project.ts';
import { embedTag, exampleFrameTag, exampleTag, frameTag, markdownText } from '../../../web/share/share-texts.ts';

const SOURCE = '#include <vector>\n\nint main() { return 1 < 2 && "a" != "<b>" ? 0 : 1; }  // &amp; </code></pre>\n';

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('Markdown', () => {
  const rendered = (text: string) => new MarkdownIt().render(text);

  test('shows the source as C++, and where to run it', () => {
    const html = rendered(markdownText(SOURCE, 'https://site.example/#p=1a-_b', 'Run it'));
    const [, code] = /^<pre><code class="language-cpp">([\s\S]*?)<\/code><\/pre>/.exec(html)!;
    expect(unescaped(code!)).toBe(SOURCE);
    expect(html).toContain('<a href="https://site.example/#p=1a-_b">Run it</a>');
  });

  test('holds any source', () => {
    const fenced = 'auto text = R"(\n```\n````cpp\n)";\n';
    const [, code] = /^<pre><code class="language-cpp">([\s\S]*?)<\/code><\/pre>/.exec(rendered(markdownText(fenced, 'x', 'y')))!;
    expect(unescaped(code!)).toBe(fenced);
  });

  test('has any words for the link', () => {
    expect(rendered(markdownText('', 'https://site.example/', 'a [b] \\'))).toContain('>a [b] \\</a>');
  });
});

describe('the embed tag', () => {
  test('holds the source before the element', () => {
    const [script, ...rest] = embedTag(SOURCE).split('\n');
    expect(script).toMatch(/^<script type="module" src="[^"<>]*\/coroscope\.js"><\/script>$/);
    const [, code] = /^<pre><code class="language-cpp">([^<]*)<\/code><\/pre>\n<coroscope-playground><\/coroscope-playground>\n$/.exec(
      rest.join('\n'),
    )!;
    expect(unescaped(code!)).toBe(SOURCE);
  });

  test('can stand in Markdown', () => {
    const html = new MarkdownIt({ html: true }).render(embedTag('int a;\n\n\nint b;\n'));
    expect(html).toContain('int a;\n\n\nint b;\n</code></pre>\n');
    expect(html).not.toContain('<p>int b');
  });

  test('names an example that was not changed', () => {
    expect(exampleTag('say_after').split('\n')).toHaveLength(3);
    expect(exampleTag('say_after')).toContain('\n<coroscope-playground example="say_after"></coroscope-playground>\n');
  });
});

describe('the iframe', () => {
  test('is the embed alone', () => {
    expect(frameTag('p=1abc', 'A "title" <b>')).toMatch(
      /^<iframe src="[^"]*\/embed\/#p=1abc" title="A &quot;title&quot; &lt;b&gt;" [^<>]*><\/iframe>\n$/,
    );
  });

  test('names an example that was not changed', () => {
    expect(exampleFrameTag('hello', 'Hello')).toMatch(/^<iframe src="[^"]*\/embed\/\?example=hello" title="Hello"/);
  });
});

describe('the project', () => {
  test('unpacks to a folder with all that it takes', async () => {
    const archive = await projectArchive('say_after', SOURCE);
    const files = await parseTarGzip(await archive.arrayBuffer());
    expect(files.map(({ name }) => name)).toEqual([
      'say_after/main.cpp',
      'say_after/CMakeLists.txt',
      'say_after/README.md',
    ]);
    expect(files[0]!.text).toBe(SOURCE);
    expect(files[1]!.text).toContain('find_package(asyncio REQUIRED)');
  });

  test.each([
    ['say_after', 'say_after'],
    [undefined, 'program'],
    ['../../etc', 'etc'],
    ['', 'program'],
  ])('of %j is called %j', (example, name) => {
    expect(projectName(example)).toBe(name);
  });
});
