import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Player } from '../player/player.ts';
import { shared } from '../styles/shared.ts';
import { endingTime, verdict } from '../terminal/ending-text.ts';
import { secondsText } from '../terminal/time-text.ts';
import type { Ending } from '../runner/ending.ts';
import { isActive, type RunState } from '../session/run-state.ts';

const ENDED_WORDS: Record<Ending['kind'], string> = {
  finished: 'Finished',
  exited: 'Exited',
  uncaught: 'Uncaught exception',
  crashed: 'Crashed',
  stopped: 'Stopped',
  'not-built': 'Not compiled',
  'not-started': 'Not started',
};

/** The run in two words, and the time in the program that is shown of it. */
@customElement('run-status')
export class RunStatus extends LitElement {
  @property({ attribute: false }) run: RunState = { phase: 'idle' };
  @property({ attribute: false }) player: Player | undefined;

  #unsubscribe: (() => void) | undefined;

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

      .paused {
        background: transparent;
        box-shadow: inset 0 0 0 2px var(--accent);
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

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.player?.onChange(() => this.requestUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('player')) return;
    this.#unsubscribe?.();
    this.#unsubscribe = this.player?.onChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  /** The reader went back from the end of the run. */
  get #isAgain(): boolean {
    return this.run.phase === 'ended' && this.player?.atEnd === false;
  }

  #light(): string {
    if (this.run.phase === 'running' || this.#isAgain) return this.player?.playing ? 'active' : 'paused';
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
        return this.player?.playing ? 'Running' : 'Paused';
      case 'ended':
        if (this.#isAgain) return this.player?.playing ? 'Replaying' : 'Paused';
        return ENDED_WORDS[this.run.ending.kind];
    }
  }

  /** Tenths while it goes on, which can be read; all of it else. */
  #time(): string {
    const { run, player } = this;
    if (player && (run.phase === 'running' || this.#isAgain)) {
      const { time } = player.moment;
      return player.playing ? `${time.toFixed(1)} s` : secondsText(time);
    }
    return run.phase === 'ended' ? endingTime(run.at, run.ending) : '';
  }
}
