import { localized, msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { dialogLooks } from '../styles/dialog.ts';
import { shared } from '../styles/shared.ts';

export interface Question<Answer extends string> {
  readonly title: string;
  readonly text: string;
  /** The first answer is the emphasised one. */
  readonly answers: readonly { readonly id: Answer; readonly label: string }[];
  /** What closing the dialog means. */
  readonly otherwise: Answer;
}

/** Asks one question at a time, modally. */
@customElement('choice-dialog')
@localized()
export class ChoiceDialog extends LitElement {
  @state() private question: Question<string> | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;

  static override styles = [
    shared,
    dialogLooks,
    css`
      dialog {
        --dialog-width: calc(32 * var(--rem));
      }

      h2 {
        margin: 0 0 var(--space-2);
        font-size: calc(1.125 * var(--rem));
      }

      p {
        margin: 0 0 var(--space-6);
        color: var(--text-muted);
      }

      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      @media (max-width: 34rem) {
        form {
          flex-direction: column;
          align-items: stretch;
        }
      }
    `,
  ];

  get open(): boolean {
    return this.dialog.open;
  }

  async ask<Answer extends string>(question: Question<Answer>): Promise<Answer> {
    this.question = question;
    await this.updateComplete;
    this.dialog.returnValue = question.otherwise;
    this.dialog.showModal();
    return new Promise((resolve) => {
      this.dialog.addEventListener('close', () => resolve(this.dialog.returnValue as Answer), { once: true });
    });
  }

  /** Says what there is nothing to be asked about. Resolves when it is closed. */
  async tell(title: string, text: string): Promise<void> {
    await this.ask({ title, text, answers: [{ id: 'close', label: msg('Close') }], otherwise: 'close' });
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="title" aria-describedby="text">
        <h2 id="title">${this.question?.title}</h2>
        <p id="text">${this.question?.text}</p>
        <form method="dialog">
          ${this.question?.answers.map(
            ({ id, label }, index) => html`<button class=${index === 0 ? 'primary' : ''} value=${id}>${label}</button>`,
          )}
        </form>
      </dialog>
    `;
  }
}
