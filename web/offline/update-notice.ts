import { localized, msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../styles/shared.ts';
import { reloadNewest } from './service-worker.ts';

/** Offers the newer version of the site. What the reader has written is kept; a run is not. */
@customElement('update-notice')
@localized()
export class UpdateNotice extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        right: var(--space-4);
        bottom: var(--space-4);
        z-index: 500;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        max-width: calc(100vw - 2 * var(--space-4));
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--border);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
        font-size: var(--text-small);
        box-shadow: var(--shadow-dialog);
      }

      span {
        flex: 1;
      }
    `,
  ];

  /** The reader has taken the offer. */
  @property({ type: Boolean }) loading = false;

  /** The one that is shown; shows it when there is none yet. */
  static show(): UpdateNotice {
    const shown = document.querySelector('update-notice') ?? new UpdateNotice();
    if (!shown.isConnected) document.body.append(shown);
    return shown;
  }

  protected override render() {
    if (this.loading) return html`<span role="status">${msg('Loading the newer version of Coroscope…')}</span>`;
    return html`
      <span role="status">${msg('A newer version of Coroscope is here.')}</span>
      <button class="primary" @click=${this.#reload}>${msg('Reload')}</button>
      <button @click=${() => this.remove()}>${msg('Later')}</button>
    `;
  }

  readonly #reload = async () => {
    this.loading = true;
    // Another page of the site may have brought it already.
    if (!(await reloadNewest())) location.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'update-notice': UpdateNotice;
  }
}
