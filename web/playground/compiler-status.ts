import { localized, msg } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CompilerState } from '../compiler/compiler.ts';
import { checkIcon, resetIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { announcement, compilerText } from './compiler-text.ts';

/** Fired when the reader wants the compiler to be loaded once more. */
export class RetryCompilerEvent extends Event {
  static readonly type = 'retry-compiler';

  constructor() {
    super(RetryCompilerEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'retry-compiler': RetryCompilerEvent;
  }
}

/** How far the compiler is, in one thin line that goes when there is nothing more to say. */
@customElement('compiler-status')
@localized()
export class CompilerStatus extends LitElement {
  @property({ attribute: false }) state: CompilerState = { phase: 'absent' };

  /** A compiler that is ready at once, as from the cache, needs no word. */
  #wasShown = false;

  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        display: block;
        flex: none;
        font-size: var(--text-small);
      }

      .strip {
        position: relative;
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 34px;
        padding: var(--space-1) var(--space-4);
        border-top: 1px solid var(--border);
        background: var(--surface-sunken);
        color: var(--text-muted);
        font-variant-numeric: tabular-nums;
        /* What is over in a moment is not worth a line that comes and goes. */
        animation: appear 200ms 400ms backwards;
      }

      .text {
        flex: 1;
        min-width: 0;
      }

      .waiting {
        color: var(--warning);
      }

      .failed {
        align-items: flex-start;
        background: var(--warning-soft);
        color: var(--text);
        animation: none;
      }

      .failed .text {
        padding: 5px 0;
        overflow-wrap: anywhere;
      }

      .failed b {
        color: var(--warning);
        font-weight: 600;
      }

      .failed button {
        min-height: 30px;
      }

      .ready {
        color: var(--good);
        animation: leave 400ms 2s forwards;
      }

      .track {
        position: absolute;
        inset: -1px 0 auto;
        height: 2px;
        overflow: hidden;
        background: var(--border);
      }

      .done {
        height: 100%;
        background: var(--accent);
        transform-origin: left;
        transition: transform var(--duration) linear;
      }

      .waiting .done {
        background: var(--warning);
      }

      /* No telling how long it takes: something moves. */
      .preparing .done {
        width: 30%;
        animation: run 1.4s ease-in-out infinite alternate;
      }

      @keyframes appear {
        from {
          min-height: 0;
          max-height: 0;
          padding-block: 0;
          border-width: 0;
          overflow: hidden;
          opacity: 0;
        }
      }

      @keyframes leave {
        90% {
          opacity: 0;
        }
        to {
          min-height: 0;
          max-height: 0;
          padding-block: 0;
          border-width: 0;
          overflow: hidden;
          opacity: 0;
          visibility: hidden;
        }
      }

      @keyframes run {
        from {
          transform: translateX(-60%);
        }
        to {
          transform: translateX(295%);
        }
      }

      @media (max-width: 800px) {
        .strip {
          padding-inline: var(--space-3);
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .strip {
          animation-duration: 1ms;
        }

        .preparing .done {
          width: 100%;
          animation: none;
        }
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    if (before && before.phase !== 'absent' && before.phase !== 'ready') this.#wasShown = true;
    if (this.state.phase === 'absent') this.#wasShown = false;
  }

  protected override render() {
    // The place for announcements is always there: readers tell only what changes in it.
    return html`
      <div class="visually-hidden" role="status">${announcement(this.state)}</div>
      ${this.#strip()}
    `;
  }

  #strip() {
    const { state } = this;
    switch (state.phase) {
      case 'absent':
        return nothing;
      case 'downloading':
        return html`
          <div class="strip ${state.retryIn === undefined ? '' : 'waiting'}">
            <span class="text" aria-hidden="true">${compilerText(state)}</span>
            <div
              class="track"
              role="progressbar"
              aria-label=${msg('Download of the compiler')}
              aria-valuemin="0"
              aria-valuemax=${state.total}
              aria-valuenow=${state.loaded}
              aria-valuetext=${compilerText(state)}
            >
              <div class="done" .style=${`transform: scaleX(${state.loaded / state.total})`}></div>
            </div>
          </div>
        `;
      case 'preparing':
        return html`
          <div class="strip preparing">
            <span class="text" aria-hidden="true">${compilerText(state)}</span>
            <div class="track" role="progressbar" aria-label=${msg('Preparing the compiler')}>
              <div class="done"></div>
            </div>
          </div>
        `;
      case 'ready':
        return this.#wasShown
          ? html`<div class="strip ready">${checkIcon}<span class="text" aria-hidden="true">${compilerText(state)}</span></div>`
          : nothing;
      case 'unavailable':
        return html`
          <div class="strip failed">
            <span class="text"><b>${msg('The compiler could not be loaded.')}</b> ${compilerText(state)}</span>
            <button @click=${() => this.dispatchEvent(new RetryCompilerEvent())}>${resetIcon} ${msg('Retry')}</button>
          </div>
        `;
    }
  }
}
