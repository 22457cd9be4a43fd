import { localized, msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CoroscopeExit } from '../embed/coroscope.d.ts';
import { checkIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { TASK_DONE } from './progress-marks.ts';

/** A program that the reader is to change until it prints what it should. All of it is the element's content. */
@customElement('program-exercise')
@localized()
export class ProgramExercise extends LitElement {
  /** The reader has solved it, now or on an earlier visit. */
  @property({ type: Boolean, reflect: true }) done = false;
  /** Just now, by what the playground shows. */
  @state() private solvedNow = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }

      .solved {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin: 0 0 var(--space-4);
        padding: var(--space-2) var(--space-3);
        border: 1px solid color-mix(in srgb, var(--good) 55%, transparent);
        border-radius: var(--radius-small);
        background: color-mix(in srgb, var(--good) 9%, var(--surface));
        color: var(--good);
        font-weight: 600;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#playground?.addEventListener('exit', this.#exited);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#playground?.removeEventListener('exit', this.#exited);
  }

  protected override render() {
    return html`
      <slot></slot>
      <div role="status">
        ${this.done ? html`<p class="solved">${checkIcon} ${this.solvedNow ? msg('Solved: the program prints what it should.') : msg('Solved')}</p>` : nothing}
      </div>
      <slot name="help"></slot>
    `;
  }

  get #playground(): HTMLElement | null {
    return this.querySelector('coroscope-playground');
  }

  readonly #exited = (event: Event) => {
    const { outcome, matches } = (event as CustomEvent<CoroscopeExit>).detail;
    this.solvedNow = outcome === 'finished' && matches === true;
    if (this.solvedNow) this.dispatchEvent(new Event(TASK_DONE, { bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'program-exercise': ProgramExercise;
  }
}
