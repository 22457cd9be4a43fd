import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Diagnostic, DiagnosticNote, SourceEdit } from '../compiler/diagnostic.ts';
import { fixLabel } from '../compiler/fix-label.ts';
import { noteText, placeText, sortedNotes } from '../compiler/notes.ts';
import { shared } from '../styles/shared.ts';
import { ApplyFixEvent, GoToEvent } from './problem-events.ts';

/** A button that applies a fix; nothing where there is none. */
export function fixButton(fix: readonly SourceEdit[]) {
  if (fix.length === 0) return nothing;
  return html`<button
    class="fix"
    @click=${(event: Event) => event.currentTarget?.dispatchEvent(new ApplyFixEvent(fix))}
  >
    ${fixLabel(fix)}
  </button>`;
}

export const fixButtonStyles = css`
  button.fix {
    min-height: 26px;
    padding: 2px var(--space-2);
    border-color: color-mix(in srgb, var(--accent) 45%, transparent);
    color: var(--accent);
    font-size: var(--text-tiny);
    line-height: 1.2;
    white-space: normal;
    text-align: left;
  }
`;

/** The notes of a diagnostic: those of the reader's own lines first, those of headers behind a "more". */
@customElement('problem-notes')
@localized()
export class ProblemNotes extends LitElement {
  @property({ attribute: false }) diagnostic: Diagnostic | undefined;
  /** The reader has asked for notes already: with none of the nearer ones, the rest is what was meant. */
  @property({ type: Boolean }) asked = false;

  static override styles = [
    shared,
    fixButtonStyles,
    css`
      :host {
        display: block;
        overflow-wrap: anywhere;
        white-space: normal;
      }

      ul {
        display: grid;
        gap: var(--space-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        color: var(--text-muted);
      }

      .message {
        white-space: pre-line;
      }

      .place {
        color: var(--text);
        font-weight: 550;
      }

      button.place {
        display: inline;
        min-height: 0;
        padding: 0;
        border: none;
        background: none;
        color: var(--accent);
        font: inherit;
        font-weight: 550;
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 2px;
      }

      details:not(:first-child) {
        margin-top: var(--space-1);
      }

      summary {
        width: fit-content;
        border-radius: var(--radius-small);
        color: var(--text-muted);
        cursor: pointer;
      }

      summary:hover {
        color: var(--text);
      }

      details ul {
        margin-top: var(--space-1);
        padding-left: var(--space-3);
        border-left: 2px solid var(--border);
      }
    `,
  ];

  protected override render() {
    if (!this.diagnostic) return nothing;
    const { near, far } = sortedNotes(this.diagnostic);
    return html`
      ${near.length > 0 ? html`<ul>${near.map((note) => this.#note(note))}</ul>` : nothing}
      ${far.length > 0
        ? html`<details ?open=${this.asked && near.length === 0}>
            <summary>
              ${far.length === 1
                ? msg('How clang came to it: 1 more note')
                : msg(str`How clang came to it: ${far.length} more notes`)}
            </summary>
            <ul>${far.map((note) => this.#note(note))}</ul>
          </details>`
        : nothing}
    `;
  }

  #note(note: DiagnosticNote) {
    const { range, fix } = note;
    const place = placeText(note);
    const go = () => range && this.dispatchEvent(new GoToEvent(range));
    return html`<li>
      ${range
        ? html`<button class="place" @click=${go}>${place}</button>:`
        : place === '' ? nothing : html`<span class="place">${place}</span>:`}
      <span class="message">${noteText(note)}</span> ${fixButton(fix)}
    </li>`;
  }
}
