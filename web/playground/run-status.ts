import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../styles/shared.ts';
import { endingTime, verdict } from '../terminal/ending-text.ts';
import type { Ending } from '../runner/ending.ts';
import { isActive, type RunState } from './run-state.ts';

const ENDED_WORDS: Record<Ending['kind'], string> = {
  finished: 'Finished',
  exited: 'Exited',
  uncaught: 'Uncaught exception',
  crashed: 'Crashed',
  stopped: 'Stopped',
  'not-built': 'Not compiled',
  'not-started': 'Not started',
};

/** The run in two words and, while it lasts, its clock. */
@customElement('run-status')
export class RunStatus extends LitElement {
  @property({ attribute: false }) run: RunState = { phase: 'idle' };

  #frame = 0;

  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--text-muted);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      .light {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--border);
      }

      .active {
        background: var(--accent);
        animation: pulse 1.2s ease-in-out infinite alternate;
      }

      .good {
        background: var(--good);
      }

      .neutral {
        background: var(--text-muted);
      }

      .bad {
        background: var(--bad);
      }

      @keyframes pulse {
        to {
          opacity: 0.35;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .active {
          animation: none;
        }
      }
    `,
  ];

  protected override render() {
    return html`
      <span class="light ${this.#light()}"></span>
      <span role="status">${this.#words()}</span>
      <span aria-hidden="true">${this.#time()}</span>
    `;
  }

  protected override updated(): void {
    cancelAnimationFrame(this.#frame);
    if (this.run.phase === 'running') this.#frame = requestAnimationFrame(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  #light(): string {
    if (isActive(this.run)) return 'active';
    if (this.run.phase !== 'ended') return '';
    return verdict(this.run.ending);
  }

  #words(): string {
    switch (this.run.phase) {
      case 'idle':
        return 'Ready';
      case 'building':
        return 'Compiling…';
      case 'loading':
        return 'Starting…';
      case 'running':
        return 'Running';
      case 'ended':
        return ENDED_WORDS[this.run.ending.kind];
    }
  }

  /** Tenths while it runs, which can be read; all of it at the end. */
  #time(): string {
    switch (this.run.phase) {
      case 'running':
        return `${((performance.timeOrigin + performance.now() - this.run.epoch) / 1000).toFixed(1)} s`;
      case 'ended':
        return endingTime(this.run.at, this.run.ending);
      default:
        return '';
    }
  }
}
