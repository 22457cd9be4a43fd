import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { adviceFor } from '../compiler/advice.ts';
import type { Diagnostic } from '../compiler/diagnostic.ts';
import '../editor/problem-notes.ts';
import { GoToEvent } from '../editor/problem-events.ts';
import { fixButton, fixButtonStyles } from '../editor/problem-notes.ts';
import { chevronIcon, errorIcon, warningIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { problemCount } from './problem-count.ts';

/**
 * What clang has against the program, below the source. Choosing one asks for its place, and its
 * button for its fix: see problem-events.ts.
 */
@customElement('problem-list')
@localized()
export class ProblemList extends LitElement {
  /** In the order of the source. */
  @property({ attribute: false }) diagnostics: readonly Diagnostic[] = [];
  @state() private collapsed = false;
  /** Those whose notes are shown, by their message: an edit makes new objects. */
  @state() private opened: ReadonlySet<string> = new Set();

  static override styles = [
    shared,
    fixButtonStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: none;
        max-height: 34%;
        border-top: 1px solid var(--border);
        background: var(--surface-sunken);
        font-size: var(--text-small);
        line-height: 1.4;
      }

      :host([hidden]),
      :host([empty]) {
        display: none;
      }

      .head {
        flex: none;
        justify-content: flex-start;
        width: 100%;
        min-height: 32px;
        padding: 0 var(--space-4);
        border: none;
        border-radius: 0;
        background: none;
        color: var(--text-muted);
      }

      .head:focus-visible,
      .go:focus-visible {
        outline-offset: -2px;
      }

      .head svg {
        margin-left: auto;
        transition: rotate var(--duration);
      }

      [aria-expanded='false'] > svg:last-child {
        rotate: -90deg;
      }

      ul {
        min-height: 0;
        margin: 0;
        padding: 0 0 var(--space-1);
        overflow: auto;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
        border-top: 1px solid var(--border);
      }

      .go {
        display: grid;
        grid-template-columns: 16px minmax(calc(2.9 * var(--rem)), auto) minmax(0, 1fr);
        align-items: start;
        justify-content: start;
        gap: 0 var(--space-2);
        min-height: 0;
        padding: 6px var(--space-2) 6px var(--space-4);
        border: none;
        border-radius: 0;
        background: none;
        font: inherit;
        text-align: left;
        white-space: normal;
      }

      .go > svg {
        margin-top: 1px;
      }

      .error > svg {
        color: var(--bad);
      }

      .warning > svg {
        color: var(--warning);
      }

      .line {
        color: var(--text-muted);
        font-variant-numeric: tabular-nums;
      }

      .message {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }

      .advice {
        grid-column: 3;
        color: var(--text-muted);
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        align-items: start;
        gap: var(--space-1);
        padding: 3px var(--space-2) 3px 0;
      }

      .toggle {
        min-height: 26px;
        width: 26px;
        padding: 0;
      }

      problem-notes {
        grid-column: 1 / -1;
        padding: 0 var(--space-4) var(--space-2) calc(var(--space-4) + 16px + var(--space-2));
      }

      @media (max-width: 560px) {
        .head,
        .go {
          padding-left: var(--space-3);
        }

        .buttons {
          max-width: calc(8.5 * var(--rem));
        }
      }
    `,
  ];

  protected override willUpdate(): void {
    this.toggleAttribute('empty', this.diagnostics.length === 0);
  }

  protected override render() {
    return html`
      <button
        class="head"
        aria-expanded=${!this.collapsed}
        aria-controls="problems"
        @click=${() => (this.collapsed = !this.collapsed)}
      >
        <span role="status">${problemCount(this.diagnostics)}</span> ${chevronIcon}
      </button>
      <ul id="problems" aria-label=${msg('Problems')} ?hidden=${this.collapsed}>
        ${this.diagnostics.map((diagnostic) => this.#problem(diagnostic))}
      </ul>
    `;
  }

  #problem(diagnostic: Diagnostic) {
    const { severity, line, message, range, notes, fix } = diagnostic;
    const advice = adviceFor(diagnostic);
    const open = this.opened.has(message);
    return html`
      <li>
        <button class="go ${severity}" @click=${() => this.dispatchEvent(new GoToEvent(range))}>
          ${severity === 'error' ? errorIcon : warningIcon}
          <span class="line"
            ><span class="visually-hidden">${severity === 'error' ? msg('error in') : msg('warning in')} </span>${msg(
              str`line ${line}`,
            )}</span
          >
          <span class="message">${message}</span>
          ${advice === undefined ? nothing : html`<span class="advice">${advice}</span>`}
        </button>
        <div class="buttons">
          ${fixButton(fix)}
          ${notes.length > 0
            ? html`<button
                class="toggle quiet"
                aria-expanded=${open}
                aria-label=${msg('Notes')}
                title=${msg('Notes')}
                @click=${() => this.#toggle(message)}
              >
                ${chevronIcon}
              </button>`
            : nothing}
        </div>
        ${open && notes.length > 0 ? html`<problem-notes asked .diagnostic=${diagnostic}></problem-notes>` : nothing}
      </li>
    `;
  }

  #toggle(message: string): void {
    const opened = new Set(this.opened);
    if (!opened.delete(message)) opened.add(message);
    this.opened = opened;
  }
}
