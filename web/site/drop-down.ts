import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { shared } from '../styles/shared.ts';

/**
 * An icon that opens a small panel below it: what stands in the element. It closes by Escape, by a
 * press elsewhere, and when the focus leaves it.
 */
@customElement('drop-down')
export class DropDown extends LitElement {
  @property() label = '';
  @property() hint = '';
  @property({ attribute: false }) icon: TemplateResult | undefined;
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

      .panel {
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
        <summary aria-label=${this.label} title=${this.hint || this.label}>${this.icon}</summary>
        <div class="panel"><slot></slot></div>
      </details>
    `;
  }

  /** Gives the focus back to the icon. */
  close(): void {
    const { details } = this;
    if (!details.open) return;
    details.open = false;
    details.querySelector('summary')!.focus();
  }

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.details.open) return;
    event.stopPropagation();
    this.close();
  };

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node)) return;
    if (!this.contains(relatedTarget) && !this.details.contains(relatedTarget)) this.details.open = false;
  };

  readonly #closeFromOutside = (event: Event) => {
    if (!event.composedPath().includes(this)) this.details.open = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'drop-down': DropDown;
  }
}
