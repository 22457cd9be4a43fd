import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { dialogLooks } from '../styles/dialog.ts';
import { shared } from '../styles/shared.ts';
import { Kept, type KeptPart, type KeptSizes } from './kept.ts';
import { purposeOf } from './kept-words.ts';
import { sizeText } from './size-text.ts';

const PARTS: readonly KeptPart[] = ['site', 'compiler', 'texts'];

function nameOf(part: KeptPart): string {
  switch (part) {
    case 'site':
      return msg('Pages and examples');
    case 'compiler':
      return msg('C++ compiler');
    case 'texts':
      return msg('Your edits and settings');
  }
}

/** What the site keeps on the reader's device, and how to remove it. Goes when it is closed. */
@customElement('kept-dialog')
@localized()
export class KeptDialog extends LitElement {
  @state() private sizes: KeptSizes | undefined;
  /** What the reader has to confirm: it cannot be had again. */
  @state() private confirming = false;
  @state() private done = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #kept = new Kept();

  static override styles = [
    shared,
    dialogLooks,
    css`
      dialog {
        --dialog-width: 34rem;
      }

      h2 {
        margin: 0 0 var(--space-2);
        font-size: 1.125rem;
      }

      p {
        margin: 0;
        color: var(--text-muted);
        font-size: var(--text-small);
      }

      ul {
        margin: var(--space-4) 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 0 var(--space-3);
        padding: var(--space-3) 0;
        border-top: 1px solid var(--border);
      }

      li p {
        grid-column: 1;
      }

      .size {
        grid-row: 1 / 3;
        grid-column: 2;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      li button {
        grid-row: 1 / 3;
        grid-column: 3;
      }

      form {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
      }
    `,
  ];

  async open(): Promise<void> {
    this.confirming = false;
    this.done = '';
    await this.updateComplete;
    this.dialog.showModal();
    this.sizes = await this.#kept.sizes();
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="title" @close=${() => this.remove()}>
        <h2 id="title">${msg('Kept on this device')}</h2>
        <p>${msg('Coroscope keeps this in your browser, and sends nothing anywhere.')}</p>
        <ul>
          ${PARTS.map((part) => this.#row(part))}
        </ul>
        <form method="dialog">
          <p role="status">${this.done}</p>
          <button class="primary" autofocus>${msg('Close')}</button>
        </form>
      </dialog>
    `;
  }

  #row(part: KeptPart) {
    const size = this.sizes?.[part];
    const confirms = part === 'texts' && this.confirming;
    return html`
      <li>
        <span id="name-${part}">${nameOf(part)}</span>
        <p>${purposeOf(part, size)}</p>
        <span class="size">${size === undefined ? '…' : sizeText(size)}</span>
        <button
          id="remove-${part}"
          aria-labelledby="remove-${part} name-${part}"
          aria-disabled=${!size}
          @click=${() => this.#remove(part)}
        >
          ${confirms ? msg('Really remove') : msg('Remove')}
        </button>
      </li>
    `;
  }

  async #remove(part: KeptPart): Promise<void> {
    if (!this.sizes?.[part]) return;
    if (part === 'texts' && !this.confirming) {
      this.confirming = true;
      return;
    }
    this.confirming = false;
    await this.#kept.remove(part);
    this.sizes = await this.#kept.sizes();
    const name = nameOf(part);
    this.done = msg(str`${name}: removed.`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kept-dialog': KeptDialog;
  }
}
