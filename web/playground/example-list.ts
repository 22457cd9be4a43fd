import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { grouped } from '../examples/catalog-entries.ts';
import type { Example } from '../examples/catalog.ts';
import { shared } from '../styles/shared.ts';

/** The examples as links to their addresses; on a phone the same as a select. */
@customElement('example-list')
@localized()
export class ExampleList extends LitElement {
  @property({ attribute: false }) examples: readonly Example[] = [];
  /** The id of one, or empty where something else is shown. */
  @property() selected = '';
  /** What else is shown. */
  @property({ attribute: false }) otherTitle = '';
  @property({ attribute: false }) edited: ReadonlySet<string> = new Set();

  @query('nav') private list!: HTMLElement;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-height: 0;
      }

      nav {
        height: 100%;
        overflow-y: auto;
        padding: var(--space-3);
        scrollbar-width: thin;
      }

      h2 {
        margin: var(--space-4) var(--space-3) var(--space-1);
        color: var(--text-muted);
        font-size: 0.75rem;
        font-weight: 600;
        letter-spacing: 0.04em;
      }

      h2:first-of-type {
        margin-top: var(--space-1);
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      a {
        display: block;
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-small);
        color: var(--text);
        text-decoration: none;
        transition: background-color var(--duration);
      }

      a:hover {
        background: var(--surface-hover);
      }

      a[aria-current] {
        background: var(--accent-soft);
      }

      a[aria-current] .title {
        font-weight: 600;
        color: var(--accent);
      }

      .title {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--text-small);
        font-weight: 500;
      }

      .dot {
        width: 6px;
        height: 6px;
        border-radius: 50%;
        background: var(--warning);
      }

      .summary {
        display: block;
        margin-top: 2px;
        color: var(--text-muted);
        font-size: 0.75rem;
        line-height: 1.4;
      }

      label {
        display: none;
      }

      select {
        width: 100%;
        min-height: 40px;
        padding: 0 var(--space-2);
        border: 1px solid var(--border);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: var(--text);
        font: 550 var(--text-body) var(--font-ui);
      }

      @media (max-width: 800px) {
        nav {
          display: none;
        }

        label {
          display: block;
        }

        label .summary {
          margin: var(--space-1) var(--space-1) 0;
        }
      }
    `,
  ];

  protected override render() {
    const groups = grouped(this.examples.filter(({ id, variantOf }) => variantOf === undefined || id === this.selected));
    return html`
      <nav aria-label=${msg('Examples')}>
        ${groups.map(
          ([heading, examples]) => html`
            <h2>${heading}</h2>
            <ul>
              ${examples.map((example) => this.#link(example))}
            </ul>
          `,
        )}
      </nav>
      <label>
        <span class="visually-hidden">${msg('Example')}</span>
        <select @change=${this.#choose}>
          ${this.selected === '' ? html`<option value="" disabled .selected=${true}>${this.otherTitle}</option>` : nothing}
          ${groups.map(
            ([heading, examples]) => html`
              <optgroup label=${heading}>
                ${examples.map(
                  ({ id, title }) => html`
                    <option value=${id} .selected=${id === this.selected}>
                      ${this.edited.has(id) ? msg(str`${title} (edited)`) : title}
                    </option>
                  `,
                )}
              </optgroup>
            `,
          )}
        </select>
        <span class="summary">${this.examples.find(({ id }) => id === this.selected)?.summary}</span>
      </label>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('selected')) this.#scrollToSelected();
  }

  /** Into what is in view of the list. `scrollIntoView` would also scroll a page that is higher than its window. */
  #scrollToSelected(): void {
    const link = this.renderRoot.querySelector('[aria-current]')?.getBoundingClientRect();
    if (!link) return;
    const list = this.list.getBoundingClientRect();
    const [top, bottom] = [Math.max(list.top, 0), Math.min(list.bottom, innerHeight)];
    this.list.scrollTop += Math.max(0, link.bottom - bottom) + Math.min(0, link.top - top);
  }

  #link({ id, title, summary }: Example) {
    const current = id === this.selected;
    return html`
      <li>
        <a href="#${id}" aria-current=${current ? 'page' : nothing}>
          <span class="title">
            ${title}
            ${this.edited.has(id) ? html`<span class="dot"></span><span class="visually-hidden">${msg(', edited')}</span>` : ''}
          </span>
          ${current ? html`<span class="summary">${summary}</span>` : nothing}
        </a>
      </li>
    `;
  }

  #choose(event: Event): void {
    location.hash = (event.target as HTMLSelectElement).value;
  }
}
