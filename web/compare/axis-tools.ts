import { localized, msg } from '@lit/localize';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { shared } from '../styles/shared.ts';
import type { Camera } from '../timeline/camera.ts';
import { readPalette } from '../timeline/palette.ts';
import { fitIcon, zoomInIcon, zoomOutIcon } from '../timeline/timeline-icons.ts';
import '../timeline/timeline-legend.ts';
import type { TimelineLegend } from '../timeline/timeline-legend.ts';

const ZOOM_STEP = 2;

/** What several timelines have in common: the meaning of their shapes, and the part of the time that they show. */
@customElement('axis-tools')
@localized()
export class AxisTools extends LitElement {
  @property({ attribute: false }) camera: Camera | undefined;
  /** Only a change of it matters: the colours are read from the page's tokens. */
  @property() theme = '';
  @query('.probe') private probe!: HTMLElement;
  @query('timeline-legend') private legend!: TimelineLegend;

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }

      timeline-legend {
        flex: 1;
      }

      .zoom {
        display: flex;
        flex: none;
        gap: var(--space-1);
      }

      button {
        min-height: 34px;
      }

      button.icon {
        width: 34px;
      }

      @media (pointer: coarse) {
        button,
        button.icon {
          min-width: 40px;
          min-height: 40px;
        }
      }
    `,
  ];

  protected override render() {
    return html`
      <div class="probe" hidden></div>
      <timeline-legend></timeline-legend>
      <div class="zoom">
        <button
          class="quiet icon"
          aria-label=${msg('Zoom out')}
          title=${msg('Zoom out')}
          @click=${() => this.camera?.zoom(1 / ZOOM_STEP)}
        >
          ${zoomOutIcon}
        </button>
        <button
          class="quiet icon"
          aria-label=${msg('Zoom in')}
          title=${msg('Zoom in')}
          @click=${() => this.camera?.zoom(ZOOM_STEP)}
        >
          ${zoomInIcon}
        </button>
        <button
          class="quiet icon"
          aria-label=${msg('Show all of the time')}
          title=${msg('Show all of the time')}
          @click=${() => this.camera?.showWhole()}
        >
          ${fitIcon}
        </button>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('theme')) this.legend.palette = readPalette(this.probe);
  }
}
