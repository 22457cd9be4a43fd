import { localized } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CanvasSurface } from './canvas-surface.ts';
import type { Palette } from './palette.ts';
import { SWATCH_HEIGHT, SWATCHES } from './swatches.ts';

/** What the shapes of the timeline mean: in a word each, or in sentences. */
@customElement('timeline-legend')
@localized()
export class TimelineLegend extends LitElement {
  @property({ attribute: false }) palette: Palette | undefined;
  @property({ type: Boolean, reflect: true }) sentences = false;

  static override styles = css`
    :host {
      display: block;
      color: var(--text-muted);
      font: var(--text-tiny) / 1.4 var(--font-ui);
    }

    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-3);
      margin: 0;
    }

    div,
    dt {
      display: flex;
      align-items: center;
      gap: 6px;
    }

    :host([sentences]) dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(13 * var(--rem))), 1fr));
      gap: var(--space-1) var(--space-4);
    }

    :host([sentences]) div {
      display: block;
    }

    .swatch {
      display: flex;
      flex: none;
    }

    :host([sentences]) .swatch {
      justify-content: center;
      width: 32px;
    }

    :host(:not([sentences])) dd {
      display: none;
    }

    :host([sentences]) dt {
      color: var(--text);
      font-weight: 600;
    }

    /* Below its word. */
    dd {
      margin: -6px 0 0 calc(32px + 6px);
    }
  `;

  protected override render() {
    return html`<dl>
      ${SWATCHES.map(
        ({ name, meaning }) => html`<div title=${this.sentences ? '' : meaning}>
          <dt><span class="swatch"><canvas aria-hidden="true"></canvas></span>${name}</dt>
          <dd>${meaning}</dd>
        </div>`,
      )}
    </dl>`;
  }

  protected override updated(): void {
    const { palette } = this;
    if (!palette) return;
    const ratio = Math.max(2, devicePixelRatio);
    for (const [index, canvas] of this.renderRoot.querySelectorAll('canvas').entries()) {
      const swatch = SWATCHES[index]!;
      canvas.width = swatch.width * ratio;
      canvas.height = SWATCH_HEIGHT * ratio;
      canvas.style.width = `${swatch.width}px`;
      canvas.style.height = `${SWATCH_HEIGHT}px`;
      const surface = new CanvasSurface(canvas.getContext('2d')!, palette, ratio);
      surface.begin();
      swatch.draw(surface);
    }
  }
}
