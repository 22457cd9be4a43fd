import { localized } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../styles/shared.ts';
import { verdict } from '../terminal/ending-text.ts';
import type { Variant } from './comparison.ts';
import { totalText, verdictText } from './total-words.ts';

/** A bar for each variant, as long as it takes: it grows with the time, and at its end says how it compares. */
@customElement('total-times')
@localized()
export class TotalTimes extends LitElement {
  @property({ attribute: false }) variants: readonly Variant[] = [];
  /** The time that the whole width stands for. */
  @property({ type: Number }) longest = 0;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }

      ol {
        display: grid;
        grid-template-columns: fit-content(14rem) minmax(6rem, 1fr) auto 19rem;
        gap: var(--space-2) var(--space-3);
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--text-small);
      }

      li {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: subgrid;
        align-items: center;
      }

      .name {
        font-weight: 550;
      }

      .track {
        height: 18px;
        border-radius: var(--radius-small);
        background: var(--surface-hover);
      }

      .bar {
        width: calc(var(--part) * 100%);
        height: 100%;
        border-radius: inherit;
        background: color-mix(in srgb, var(--accent) 55%, var(--surface));
      }

      .good .bar {
        background: var(--accent);
      }

      .bad .bar {
        background: var(--bad);
      }

      .total {
        min-width: 4.5rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        text-align: right;
      }

      .verdict {
        color: var(--text-muted);
      }

      @media (max-width: 900px) {
        ol {
          grid-template-columns: minmax(0, 1fr) auto;
        }

        li {
          gap: 2px var(--space-2);
        }

        .track,
        .verdict {
          grid-column: 1 / -1;
        }

        .total {
          grid-area: 1 / 2;
        }

        .track {
          height: 12px;
        }

        .verdict:empty {
          display: none;
        }
      }
    `,
  ];

  protected override render() {
    return html`<ol>
      ${this.variants.map((variant) => this.#row(variant))}
    </ol>`;
  }

  #row(variant: Variant) {
    const { name, recording, atEnd, time } = variant;
    const first = this.variants[0]!;
    const end = atEnd ? recording.ended : undefined;
    const words =
      !end || (variant === first && end.ending.kind === 'finished')
        ? ''
        : verdictText(end, first.atEnd ? first.recording.ended : undefined, first.name);
    return html`
      <li class=${end ? verdict(end.ending) : ''}>
        <span class="name">${name}</span>
        <span class="track">
          <div class="bar" .style=${`--part: ${time !== undefined && this.longest > 0 ? time / this.longest : 0}`}></div>
        </span>
        <span class="total">${time === undefined ? '' : totalText(time)}</span>
        <span class="verdict">${words}</span>
      </li>
    `;
  }
}
