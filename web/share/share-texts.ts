/** A program in the forms in which it stands in other people's pages. */

import { siteUrl } from '../site/site.ts';

/** As tall as a short program and its output. */
const FRAME_HEIGHT = 520;

/** The source as a block of code, and where to run it. `linkText` is plain. */
export function markdownText(source: string, url: string, linkText: string): string {
  const fence = fenceAround(source);
  return `${fence}cpp\n${source.replace(/\n+$/, '')}\n${fence}\n\n[${linkText.replace(/[\\[\]]/g, '\\$&')}](${url})\n`;
}

/** The custom element, with the script behind it: the source before it, which reads well without. */
export function embedTag(source: string): string {
  // Where the tag stands in Markdown, blank lines would end any other element than `pre`.
  const block = `<pre><code class="language-cpp">${escaped(source)}</code></pre>`;
  return `${scriptTag()}\n${block}\n<coroscope-playground></coroscope-playground>\n`;
}

/** The same for a shipped example as it is. */
export function exampleTag(id: string): string {
  return `${scriptTag()}\n<coroscope-playground example="${escaped(id)}"></coroscope-playground>\n`;
}

/** @param fragment what holds the program */
export function frameTag(fragment: string, title: string): string {
  const url = siteUrl('embed/');
  url.hash = fragment;
  return frame(url, title);
}

export function exampleFrameTag(id: string, title: string): string {
  const url = siteUrl('embed/');
  url.searchParams.set('example', id);
  return frame(url, title);
}

function scriptTag(): string {
  return `<script type="module" src="${escaped(siteUrl('coroscope.js').href)}"></script>`;
}

function frame(url: URL, title: string): string {
  return (
    `<iframe src="${escaped(url.href)}" title="${escaped(title)}" width="100%" height="${FRAME_HEIGHT}"` +
    ` loading="lazy" allow="clipboard-write" style="border: 0"></iframe>\n`
  );
}

/** More backticks than stand anywhere in the source. */
function fenceAround(source: string): string {
  const longest = Math.max(2, ...[...source.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(longest + 1);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]!);
}
