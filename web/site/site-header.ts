import { localized, msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { languageSwitch, languageTag } from '../i18n/language-names.ts';
import { chooseLanguage, currentLanguage } from '../i18n/language.ts';
import { ThemeChoice } from '../playground/theme.ts';
import { SafeStorage } from '../storage/safe-storage.ts';
import { logo, moonIcon, sunIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { siteLinks, type SitePage } from './site-links.ts';
import './site-menu.ts';
import { siteUrl } from './site.ts';

/** Whose site it is, the way to its other pages, its language and its colours. Fires `theme-change`. */
@customElement('site-header')
@localized()
export class SiteHeader extends LitElement {
  @property() page: SitePage = 'playground';
  @property({ attribute: false }) theme: ThemeChoice | undefined;

  readonly #storage = new SafeStorage();

  static override styles = [
    shared,
    css`
      header {
        display: flex;
        align-items: center;
        gap: var(--space-4);
        padding: var(--space-2) var(--space-4) var(--space-2) var(--space-6);
      }

      h1,
      .home {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        margin: 0;
        color: inherit;
        font-size: 1.125rem;
        font-weight: 700;
        letter-spacing: -0.01em;
      }

      h1 svg,
      .home svg {
        width: 26px;
        height: 26px;
      }

      p {
        flex: 1;
        margin: 0;
        color: var(--text-muted);
        font-size: var(--text-small);
      }

      a {
        color: var(--text-muted);
        font-size: var(--text-small);
        text-decoration: none;
      }

      a:hover,
      a[aria-current] {
        color: var(--accent);
      }

      a[aria-current] {
        font-weight: 600;
      }

      @media (max-width: 800px) {
        header {
          padding: var(--space-1) var(--space-3);
        }

        p {
          overflow: hidden;
          text-overflow: ellipsis;
          white-space: nowrap;
        }
      }

      /* The menu has them. */
      @media (max-width: 720px) {
        .link {
          display: none;
        }
      }

      @media (max-width: 560px) {
        header {
          gap: var(--space-1);
        }

        p {
          display: none;
        }

        h1,
        .home {
          flex: 1;
        }
      }

      .language {
        padding: 0 var(--space-2);
        font-weight: 400;
      }

      /* The narrowest phones: the logo says whose site it is. */
      @media (max-width: 345px) {
        .name {
          position: absolute;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.theme?.onSystemChange(() => this.requestUpdate());
  }

  protected override render() {
    const { page } = this;
    const links = siteLinks(page);
    const brand = html`${logo} <span class="name">Coroscope</span>`;
    return html`
      <header>
        ${page === 'playground' ? html`<h1>${brand}</h1>` : html`<a class="home" href=${siteUrl().href}>${brand}</a>`}
        <p>${msg('Async C++20, running in your browser')}</p>
        ${links.map(
          ({ href, text, current }) => html`<a class="link" href=${href} aria-current=${current ? 'page' : nothing}>${text}</a>`,
        )}
        ${this.#languageButton()} ${this.#themeButton()}
        <site-menu .links=${links}></site-menu>
      </header>
    `;
  }

  #languageButton() {
    const { to, name, label } = languageSwitch(currentLanguage());
    return html`
      <button
        class="quiet language"
        lang=${languageTag(to)}
        aria-label=${label}
        title=${label}
        @click=${() => chooseLanguage(to, this.#storage)}
      >
        ${name}
      </button>
    `;
  }

  #themeButton() {
    const dark = this.theme?.current === 'dark';
    const words = dark ? msg('Use light colours') : msg('Use dark colours');
    return html`
      <button class="icon quiet" aria-label=${words} title=${words} @click=${this.#toggleTheme}>
        ${dark ? sunIcon : moonIcon}
      </button>
    `;
  }

  readonly #toggleTheme = () => {
    this.theme?.toggle();
    this.requestUpdate();
    this.dispatchEvent(new Event('theme-change'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'site-header': SiteHeader;
  }
}
