import { localized, msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PlayerController } from '../player/player-controller.ts';
import type { Player } from '../player/player.ts';
import { shared } from '../styles/shared.ts';
import { endingTime, verdict } from '../terminal/ending-text.ts';
import { secondsText } from '../terminal/time-text.ts';
import type { Ending } from '../runner/ending.ts';
import { isActive, type RunState } from '../session/run-state.ts';

function endedWords(kind: Ending['kind']): string {
  switch (kind) {
    case 'finished':
      return msg('Finished');
    case 'exited':
      return msg('Exited');
    case 'uncaught':
      return msg('Uncaught exception');
    case 'crashed':
      return msg('Crashed');
    case 'stopped':
      return msg('Stopped');
    case 'not-built':
      return msg('Not compiled');
    case 'not-started':
      return msg('Not started');
  }
}

/** The run in two words, and the time in the program that is shown of it. */
@customElement('run-status')
@localized()
export class RunStatus extends LitElement {
  @property({ attribute: false }) run: RunState = { phase: 'idle' };
  @property({ attribute: false }) player: Player | undefined;

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

  constructor() {
    super();
    new PlayerController(this, () => this.player);
  }

  protected override render() {
    return html`
      <span class="light ${this.#light()}"></span>
      <span role="status">${this.#words()}</span>
      <span aria-hidden="true">${this.#time()}</span>
    `;
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
        return msg('Ready', { id: 'run-ready' });
      case 'recorded':
        return msg('Recorded run');
      case 'building':
        return msg('Compiling…');
      case 'loading':
        return msg('Starting…');
      case 'running':
        return this.player?.playing ? msg('Running') : msg('Paused');
      case 'ended':
        if (this.#isAgain) return this.player?.playing ? msg('Replaying') : msg('Paused');
        return endedWords(this.run.ending.kind);
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
