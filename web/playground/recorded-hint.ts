import { localized, msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PlayerController } from '../player/player-controller.ts';
import type { Player } from '../player/player.ts';
import { playIcon } from '../styles/icons.ts';
import { hintLooks } from '../styles/hint.ts';
import { shared } from '../styles/shared.ts';

/** Offers to play a run that came with a link, where its output is to appear, until it plays. */
@customElement('recorded-hint')
@localized()
export class RecordedHint extends LitElement {
  @property({ attribute: false }) player!: Player;
  @property({ attribute: false }) play!: () => void;
  /** After a run that came to nothing: it leaves room for what is said of that. */
  @property({ type: Boolean, reflect: true }) again = false;

  static override styles = [
    shared,
    hintLooks,
    css`
      :host([again]) .hint {
        inset: auto 0 0;
      }
    `,
  ];

  constructor() {
    super();
    new PlayerController(this, () => this.player);
  }

  protected override render() {
    if (!this.again && (!this.player.atStart || this.player.playing)) return nothing;
    return html`
      <div class="hint">
        <p>${msg('A run of this program was recorded. Nothing runs here when it is played.')}</p>
        <button class="play" @click=${() => this.play()}>${playIcon} ${msg('Play the recorded run')}</button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recorded-hint': RecordedHint;
  }
}
