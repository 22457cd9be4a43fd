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
  /** Just now: that is told. */
  @state() private solvedNow = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }

      header {
        display: flex;
        justify-content: space-between;
        gap: var(--space-4);
        margin-bottom: var(--space-2);
        font-size: var(--text-small);
        font-weight: 600;
        line-height: 1.5;
      }

      .kind {
        color: var(--accent);
      }

      .solved {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        color: var(--good);
      }

      p {
        margin: 0;
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
      <header>
        <span class="kind">${msg('Exercise')}</span>
        ${this.done ? html`<span class="solved">${checkIcon} ${msg('Solved')}</span>` : nothing}
      </header>
      <slot></slot>
      <p class="visually-hidden" role="status">${this.solvedNow ? msg('Solved: the program prints what it should.') : ''}</p>
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
