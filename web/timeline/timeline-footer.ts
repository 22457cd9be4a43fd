import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { fitIcon, questionIcon, thinIcon, zoomInIcon, zoomOutIcon } from './timeline-icons.ts';
import './timeline-legend.ts';

/** What the buttons below the timeline show and do. */
export interface Footer {
  readonly explained: boolean;
  /** Undefined where there are too few tasks for thin rows. */
  readonly thin: boolean | undefined;
  explain(): void;
  makeThin(): void;
  zoom(factor: number): void;
  fit(): void;
}

const ZOOM_STEP = 2;

export function footer(state: Footer) {
  return html`
    ${state.explained ? explanation() : nothing}
    <footer>
      <timeline-legend></timeline-legend>
      <button class="quiet explain" aria-expanded=${state.explained} @click=${() => state.explain()}>
        ${questionIcon} ${msg('Legend')}
      </button>
      <span class="space"></span>
      ${state.thin === undefined
        ? nothing
        : html`<button
            class="quiet icon thin"
            aria-label=${msg('Thin rows')}
            title=${msg('Thin rows: more tasks at once')}
            aria-pressed=${state.thin}
            @click=${() => state.makeThin()}
          >
            ${thinIcon}
          </button>`}
      <button
        class="quiet icon"
        aria-label=${msg('Zoom out')}
        title=${msg('Zoom out (−)')}
        @click=${() => state.zoom(1 / ZOOM_STEP)}
      >
        ${zoomOutIcon}
      </button>
      <button
        class="quiet icon"
        aria-label=${msg('Zoom in')}
        title=${msg('Zoom in (+)')}
        @click=${() => state.zoom(ZOOM_STEP)}
      >
        ${zoomInIcon}
      </button>
      <button
        class="quiet icon"
        aria-label=${msg('Show all of the time')}
        title=${msg('Show all of the time (0)')}
        @click=${() => state.fit()}
      >
        ${fitIcon}
      </button>
    </footer>
  `;
}

function explanation() {
  return html`<div class="explanation" role="region" aria-label=${msg('Legend')} tabindex="0">
    <timeline-legend sentences></timeline-legend>
    <p>
      ${msg(
        html`Time goes from left to right. Each task has a lane that shows what it did, one thing after the other; below it
        stand the tasks that it made. Point at a bar to read what it is, click it to see its line in the source. Click the
        axis to go to a time. To zoom, pinch or turn the wheel with <kbd>Ctrl</kbd>; to move, drag. With the keyboard:
        arrows, <kbd>Enter</kbd>, <kbd>+</kbd>, <kbd>−</kbd>, <kbd>0</kbd>, and <kbd>Shift</kbd> with <kbd>←</kbd> or
        <kbd>→</kbd> to fold or open.`,
      )}
    </p>
    <p>
      ${msg(
        'The triangle before a name folds the tasks that it made into one strip, and opens them again: the higher the strip, the more tasks there are. Very many tasks are folded at first.',
      )}
    </p>
  </div>`;
}
