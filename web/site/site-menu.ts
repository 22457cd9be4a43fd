import { localized, msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { menuIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import './drop-down.ts';
import type { DropDown } from './drop-down.ts';
import { canInstall, install, onInstallChange } from './install-prompt.ts';
import type { SiteLink } from './site-links.ts';
import { siteUrl } from './site.ts';

/** What the header has no room for: on a phone the way to the site's pages too. */
@customElement('site-menu')
@localized()
export class SiteMenu extends LitElement {
  @property({ attribute: false }) links: readonly SiteLink[] = [];
  @query('drop-down') private menu!: DropDown;

  #unsubscribe: (() => void) | undefined;

  static override styles = [
    shared,
    css`
      a,
      button {
        display: flex;
        align-items: center;
        justify-content: start;
        min-height: 40px;
        padding: 0 var(--space-3);
        border: 0;
        border-radius: var(--radius-small);
        color: var(--text);
        font: 550 var(--text-small) / 1 var(--font-ui);
        text-decoration: none;
      }

      a:hover {
        background: var(--surface-hover);
      }

      a[aria-current] {
        color: var(--accent);
      }

      @media (min-width: 721px) {
        .in-header {
          display: none;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = onInstallChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  protected override render() {
    return html`
      <drop-down label=${msg('Menu')} .icon=${menuIcon}>
        ${this.links.map(
          ({ href, text, current }) => html`<a class="in-header" href=${href} aria-current=${current ? 'page' : nothing}>${text}</a>`,
        )}
        <a href=${siteUrl('guide/').href}>${msg('Use it in your own pages')}</a>
        ${canInstall() ? html`<button @click=${this.#install}>${msg('Install as an app')}</button>` : nothing}
        <button class="kept" @click=${this.#showKept}>${msg('Kept on this device')}</button>
      </drop-down>
    `;
  }

  readonly #install = () => {
    this.menu.close();
    void install();
  };

  readonly #showKept = async () => {
    this.menu.close();
    await import('../offline/kept-dialog.ts');
    const dialog = document.createElement('kept-dialog');
    document.body.append(dialog);
    await dialog.open();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'site-menu': SiteMenu;
  }
}
