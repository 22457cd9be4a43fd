import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { chevronIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { moved, RowDrag } from './row-drag.ts';

/** How long a row takes to its new place. */
const GLIDE_MS = 160;

/**
 * Lines that the reader puts into an order: by dragging them, by their buttons, or by the arrow keys
 * on those. Fires `reorder`.
 */
@customElement('order-list')
@localized()
export class OrderList extends LitElement {
  @property({ attribute: false }) items: readonly string[] = [];
  @property() label = '';
  /** What screen readers are told of the last move. */
  @state() private announcement = '';

  #drag: RowDrag | undefined;

  static override styles = [
    shared,
    css`
      ol {
        display: grid;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: 32px minmax(0, 1fr) auto;
        align-items: center;
        min-height: 44px;
        padding-right: var(--space-1);
        border: 1px solid var(--border);
        border-radius: var(--radius-small);
        background: var(--surface-sunken);
        cursor: grab;
        user-select: none;
        -webkit-user-select: none;
      }

      li.dragged {
        position: relative;
        z-index: 1;
        border-color: var(--accent);
        background: var(--surface);
        box-shadow: 0 4px 16px light-dark(rgb(29 26 43 / 18%), rgb(0 0 0 / 50%));
        cursor: grabbing;
      }

      ol.dragging li:not(.dragged) {
        transition: transform var(--duration) ease-out;
      }

      /* A finger elsewhere on the row scrolls the page. */
      .handle {
        display: grid;
        place-items: center;
        align-self: stretch;
        color: var(--text-muted);
        touch-action: none;
      }

      .handle svg {
        width: 10px;
        height: 16px;
      }

      .text {
        padding: var(--space-2) 0;
        font: var(--text-code) / 1.5 var(--font-code);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      button {
        width: 36px;
        padding: 0;
      }

      .up svg {
        transform: rotate(180deg);
      }
    `,
  ];

  protected override render() {
    const last = this.items.length - 1;
    return html`
      <ol aria-label=${this.label}>
        ${repeat(
          this.items,
          (item) => item,
          (item, index) => html`
            <li
              @pointerdown=${(event: PointerEvent) => this.#startDrag(event, index)}
              @keydown=${(event: KeyboardEvent) => this.#moveByKey(event, index)}
            >
              <span class="handle" aria-hidden="true">
                <svg viewBox="0 0 10 16" fill="currentColor">
                  <path d="M1 3h3v2H1zM6 3h3v2H6zM1 7h3v2H1zM6 7h3v2H6zM1 11h3v2H1zM6 11h3v2H6z" />
                </svg>
              </span>
              <span class="text">${item}</span>
              <span>
                <button
                  class="quiet up"
                  aria-label=${msg(str`Move up: ${item}`)}
                  aria-disabled=${index === 0}
                  @click=${() => this.#move(index, index - 1, 'up')}
                >
                  ${chevronIcon}
                </button>
                <button
                  class="quiet down"
                  aria-label=${msg(str`Move down: ${item}`)}
                  aria-disabled=${index === last}
                  @click=${() => this.#move(index, index + 1, 'down')}
                >
                  ${chevronIcon}
                </button>
              </span>
            </li>
          `,
        )}
      </ol>
      <p class="visually-hidden" role="status">${this.announcement}</p>
    `;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drag?.cancel();
  }

  get #rows(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll('li')];
  }

  #moveByKey(event: KeyboardEvent, index: number): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    void this.#move(index, index + step, step < 0 ? 'up' : 'down');
  }

  /** @param button which keeps the focus */
  async #move(from: number, to: number, button: 'up' | 'down'): Promise<void> {
    if (to < 0 || to >= this.items.length) return;
    await this.#reorder(from, to);
    this.#rows[to]?.querySelector<HTMLElement>(`.${button}`)?.focus();
  }

  #startDrag(event: PointerEvent, index: number): void {
    const target = event.target as Element;
    const graspable = event.pointerType === 'mouse' ? !target.closest('button') : target.closest('.handle');
    if (event.button !== 0 || !graspable || this.#drag) return;
    event.preventDefault();
    this.#drag = new RowDrag(this.#rows, index, event, (to) => {
      this.#drag = undefined;
      void this.#reorder(index, to);
    });
  }

  /** Rows glide from where they are seen to where they belong. */
  async #reorder(from: number, to: number): Promise<void> {
    const seen = new Map(this.#rows.map((row, index) => [this.items[index]!, row.getBoundingClientRect().top]));
    for (const row of this.#rows) row.style.transform = '';
    if (from !== to) {
      const item = this.items[from]!;
      this.items = moved(this.items, from, to);
      this.announcement = msg(str`${item}: now line ${to + 1} of ${this.items.length}`);
      this.dispatchEvent(new Event('reorder'));
    }
    await this.updateComplete;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.#rows.forEach((row, index) => {
      const distance = seen.get(this.items[index]!)! - row.getBoundingClientRect().top;
      if (distance === 0) return;
      row.animate([{ transform: `translateY(${distance}px)` }, { transform: 'none' }], { duration: GLIDE_MS, easing: 'ease-out' });
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'order-list': OrderList;
  }
}
