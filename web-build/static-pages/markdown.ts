import createMarkdown, { type MarkdownIt } from 'markdown-it';
import { codeBlock, highlighted, type CodeLanguage, type LinkOf } from './highlight.ts';
import { Html, html } from './html.ts';

/** Renders Markdown and, in the way it is told, its `code`. */
export class Markdown {
  readonly #renderer: MarkdownIt;

  constructor(renderCode: (code: string) => Html) {
    this.#renderer = createMarkdown({ linkify: true });
    // `loop.hpp` is no address.
    this.#renderer.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
    this.#renderer.renderer.rules.code_inline = (tokens, index) => String(renderCode(tokens[index]!.content));
    this.#renderer.renderer.rules.code_block = (tokens, index) => String(codeBlock(tokens[index]!.content, 'cpp'));
    this.#renderer.renderer.rules.fence = this.#renderer.renderer.rules.code_block;
  }

  render(text: string): Html {
    return new Html(this.#renderer.render(text));
  }

  /** Without a paragraph around. */
  inline(text: string): Html {
    return new Html(this.#renderer.renderInline(text));
  }
}

/** For texts: `code` that names something of the runtime leads to its place. */
export function linkedCode(linkOf: LinkOf): (code: string) => Html {
  return (code) => {
    const address = linkOf(namedBy(code));
    const text = html`<code>${code}</code>`;
    return address === undefined ? text : html`<a href="${address}">${text}</a>`;
  };
}

/** For code that stands by itself: in its colours, each name leading to its place. */
export function colouredCode(language: CodeLanguage, linkOf?: LinkOf): (code: string) => Html {
  return (code) => html`<code>${highlighted(code, language, linkOf && { linkOf })}</code>`;
}

/** `create_task` of `asyncio::create_task(job())`, `Task` of `Task<T>`. */
function namedBy(code: string): string {
  return /^(?:asyncio::)?([\w:]+)\s*(?:<[^()]*>)?\s*(?:\(.*\)|\{.*\})?$/s.exec(code)?.[1] ?? '';
}
