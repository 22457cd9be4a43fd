import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { ExportKind } from '../export/download.ts';
import { downloadIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';

/** The reader wants to take something home. */
export class ExportEvent extends Event {
  static readonly type = 'export-run';
  readonly kind: ExportKind;

  constructor(kind: ExportKind) {
    super(ExportEvent.type);
    this.kind = kind;
  }
}

const CHOICES: readonly (readonly [ExportKind, string, string])[] = [
  ['json', 'Trace', 'JSON for ui.perfetto.dev and chrome://tracing'],
  ['svg', 'Timeline', 'SVG, sharp at any size'],
  ['png', 'Timeline', 'PNG, a picture'],
  ['txt', 'Output', 'plain text'],
];

/** What can be saved of a run. */
@customElement('export-menu')
export class ExportMenu extends LitElement {
  @query('details') private details!: HTMLDetailsElement;

  static override styles = [
    shared,
    css`
      details {
        position: relative;
      }

      summary {
        display: grid;
        place-content: center;
        width: 36px;
        height: 36px;
        border-radius: var(--radius-small);
        color: var(--text-muted);
        list-style: none;
        cursor: pointer;
      }

      summary::-webkit-details-marker {
        display: none;
      }

      summary:hover,
      [open] summary {
        background: var(--surface-hover);
      }

      .choices {
        position: absolute;
        right: 0;
        z-index: 400;
        display: grid;
        width: max-content;
        max-width: calc(100vw - 2 * var(--space-4));
        margin-top: var(--space-1);
        padding: var(--space-1);
        border: 1px solid var(--border);
        border-radius: var(--radius-small);
        background: var(--surface);
        box-shadow: var(--shadow-dialog);
      }

      .choices button {
        justify-content: start;
        border-color: transparent;
        white-space: normal;
      }

      .choices span {
        color: var(--text-muted);
        font-weight: 400;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#closeFromOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#closeFromOutside);
  }

  protected override render() {
    return html`
      <details @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
        <summary aria-label="Save" title="Save the trace, the timeline or the output">${downloadIcon}</summary>
        <div class="choices">
          ${CHOICES.map(
            ([kind, what, form]) => html`
              <button @click=${() => this.#choose(kind)}>${what} <span>${form}</span></button>
            `,
          )}
        </div>
      </details>
    `;
  }

  #choose(kind: ExportKind): void {
    this.#close();
    this.dispatchEvent(new ExportEvent(kind));
  }

  #close(): void {
    const { details } = this;
    if (!details.open) return;
    details.open = false;
    details.querySelector('summary')!.focus();
  }

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.details.open) return;
    event.stopPropagation();
    this.#close();
  };

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !this.details.contains(relatedTarget)) this.details.open = false;
  };

  readonly #closeFromOutside = (event: Event) => {
    if (!event.composedPath().includes(this)) this.details.open = false;
  };
}
