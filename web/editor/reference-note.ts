import { msg, str } from '@lit/localize';
import { html, nothing, render, type TemplateResult } from 'lit';

/** More overloads than these are only counted. */
const SHOWN_SIGNATURES = 3;

/** What a name is, as tooltips and proposals show it. */
export interface NoteContent {
  readonly signatures: readonly string[];
  readonly description: string;
}

/** `code` in a description stands between backquotes. */
function prose(text: string): (string | TemplateResult)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

export function referenceNote({ signatures, description }: NoteContent): HTMLElement {
  const element = document.createElement('div');
  element.className = 'reference-note';
  const more = signatures.length - SHOWN_SIGNATURES;
  render(
    html`
      ${signatures.slice(0, SHOWN_SIGNATURES).map((signature) => html`<pre>${signature}</pre>`)}
      ${more > 0 ? html`<p class="more">
            ${more === 1 ? msg('and 1 more overload') : msg(str`and ${more} more overloads`)}
          </p>` : nothing}
      ${description ? html`<p>${prose(description)}</p>` : nothing}
    `,
    element,
  );
  return element;
}
