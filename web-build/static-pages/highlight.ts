import { cppLanguage } from '@codemirror/lang-cpp';
import { pythonLanguage } from '@codemirror/lang-python';
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import { Html, html } from './html.ts';

export type CodeLanguage = 'cpp' | 'python';

/** Where a name in code leads to, if anywhere. */
export type LinkOf = (name: string) => string | undefined;

const parsers = { cpp: cppLanguage.parser, python: pythonLanguage.parser };

/** The distinctions that the editor makes (web/editor/code-looks.ts), as classes. */
const looks = tagHighlighter([
  { tag: [tags.keyword, tags.modifier, tags.controlKeyword, tags.operatorKeyword], class: 'keyword' },
  { tag: [tags.typeName, tags.standard(tags.typeName), tags.namespace], class: 'type' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.definition(tags.function(tags.variableName))],
    class: 'function',
  },
  { tag: [tags.string, tags.character, tags.special(tags.string)], class: 'string' },
  { tag: [tags.number, tags.bool, tags.null, tags.literal], class: 'number' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], class: 'comment' },
  { tag: [tags.processingInstruction, tags.meta], class: 'meta' },
]);

interface HighlightOptions {
  readonly linkOf?: LinkOf;
  /** The name that the code declares: a declaration by itself does not always tell. */
  readonly declares?: string;
}

/** Code with its colours as spans, and with links where names lead somewhere. */
export function highlighted(code: string, language: CodeLanguage, { linkOf, declares }: HighlightOptions = {}): Html {
  const parts: Html[] = [];
  highlightCode(
    code,
    parsers[language].parse(code),
    looks,
    (text, classes) => {
      // What has no colour comes in one piece, whatever names are in it.
      const words = linkOf || declares ? text.split(/(\w+)/) : [text];
      for (const word of words) {
        if (word === '') continue;
        const address = linkOf?.(word);
        const linked = address === undefined ? html`${word}` : html`<a href="${address}">${word}</a>`;
        const shown = word === declares && classes === '' ? 'function' : classes;
        parts.push(shown === '' ? linked : html`<span class="${shown}">${linked}</span>`);
      }
    },
    () => parts.push(html`${'\n'}`),
  );
  return html`${parts}`;
}

/**
 * Code that stands for itself.
 *
 * @param label what it is, for who does not see it
 */
export function codeBlock(code: string, language: CodeLanguage | undefined, label?: string): Html {
  const region = label === undefined ? undefined : html` role="region" aria-label="${label}"`;
  const name = language && html` class="language-${language}"`;
  const text = code.trimEnd();
  return html`<pre class="code" tabindex="0"${region}><code${name}>${language ? highlighted(text, language) : text}</code></pre>`;
}
