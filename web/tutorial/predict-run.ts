import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../playground/choice-dialog.ts';
import type { ChoiceDialog } from '../playground/choice-dialog.ts';
import { compilerText, downloadQuestion } from '../playground/compiler-text.ts';
import { sharedEngine } from '../session/engine.ts';
import { checkIcon, clockIcon, errorIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { roundedText } from '../terminal/time-text.ts';
import './order-list.ts';
import { printedOrder, rightOption, type Asked, type RunFacts } from './prediction.ts';
import { predictRunStyles } from './predict-run.styles.ts';
import { TASK_DONE } from './progress-marks.ts';
import { NotRun, runProgram } from './run-program.ts';

type State =
  | { readonly phase: 'asking' }
  | { readonly phase: 'running' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'checked'; readonly facts: RunFacts };

/**
 * Asks what a program will do, then runs it and shows what it did. The question, its options and the
 * explanation are the element's content, which is read as it is without scripts.
 */
@customElement('predict-run')
@localized()
export class PredictRun extends LitElement {
  @property() asks: Asked = 'order';
  /** The shipped program; any other is compiled. */
  @property() example: string | undefined;
  /** The reader has checked an answer, now or on an earlier visit. */
  @property({ type: Boolean, reflect: true }) done = false;
  @state() private state: State = { phase: 'asking' };
  /** As the reader has put the lines. */
  @state() private order: readonly string[] = [];
  @state() private choice: string | undefined;
  @query('choice-dialog') private dialog!: ChoiceDialog;

  readonly #engine = sharedEngine();
  #options: readonly string[] = [];
  #stopListening: (() => void) | undefined;

  static override styles = [shared, predictRunStyles];

  constructor() {
    super();
    for (const touch of ['pointerenter', 'focusin']) this.addEventListener(touch, () => this.#getReady(), { once: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#options = [...this.querySelectorAll('.options > li')].map((item) => item.textContent!);
    this.order = this.#options;
    this.#stopListening = this.#engine.onCompilerChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  protected override render() {
    const { state } = this;
    return html`
      <div class="parts">
        <slot name="program"></slot>
        <div>
          ${this.done ? html`<p class="done">${checkIcon} ${msg('Answered')}</p>` : nothing}
          <slot name="question"></slot>
          ${state.phase === 'checked' ? this.#answer(state.facts) : this.#input()}
          <div class="actions">
            <button class="primary" aria-disabled=${!this.#ready} @click=${this.#press}>${this.#buttonText()}</button>
            <p role="status">${this.#status()}</p>
          </div>
          ${state.phase === 'checked' ? this.#output(state.facts) : nothing}
        </div>
      </div>
      ${state.phase === 'checked' ? html`<slot name="answer"></slot>` : nothing}
      <choice-dialog></choice-dialog>
    `;
  }

  get #ready(): boolean {
    if (this.state.phase === 'running' || this.#engine.missingFeatures.length > 0) return false;
    return this.state.phase === 'checked' || this.asks === 'order' || this.choice !== undefined;
  }

  #buttonText(): string {
    switch (this.state.phase) {
      case 'running':
        return msg('Running…');
      case 'checked':
        return msg('Try again');
      default:
        return msg('Check by running');
    }
  }

  #status(): TemplateResult | string {
    const { state } = this;
    if (this.#engine.missingFeatures.length > 0) {
      return msg(str`This browser cannot run the program: it lacks ${this.#engine.missingFeatures.join(', ')}.`);
    }
    if (state.phase === 'failed') {
      return html`<span class="wrong">${errorIcon} ${msg(str`The program could not be run. ${state.reason}`)}</span>`;
    }
    if (state.phase === 'running') {
      const { compiler } = this.#engine;
      const waits = this.example === undefined && compiler.state.phase !== 'absent' && compiler.state.phase !== 'ready';
      return waits ? compilerText(compiler.state as Parameters<typeof compilerText>[0]) : '';
    }
    return state.phase === 'checked' ? this.#verdict(state.facts) : '';
  }

  #verdict(facts: RunFacts): TemplateResult {
    const right = this.asks === 'order' ? this.#rightLines(facts) : [this.choice === rightOption(this.asks, this.#options, facts)];
    const count = right.filter(Boolean).length;
    if (count === right.length) return html`<span class="right">${checkIcon} ${msg('Right!')}</span>`;
    const words = this.asks === 'order' ? msg(str`Not quite: ${count} of ${right.length} in place.`) : msg('Not quite.');
    return html`<span class="wrong">${errorIcon} ${words}</span>`;
  }

  /** For each line of the reader's order, whether the program prints it there. */
  #rightLines(facts: RunFacts): boolean[] {
    const printed = printedOrder(this.#options, facts);
    return this.order.map((line, index) => line === printed?.[index]);
  }

  #input(): TemplateResult {
    if (this.asks === 'order') {
      return html`
        <order-list
          .items=${this.order}
          label=${msg('Your order')}
          @reorder=${(event: Event) => (this.order = (event.target as HTMLElementTagNameMap['order-list']).items)}
        ></order-list>
      `;
    }
    return html`
      <fieldset class=${this.asks}>
        <legend class="visually-hidden">${msg('Your answer')}</legend>
        ${this.#options.map(
          (option) => html`
            <label class="option">
              <input
                type="radio"
                name="answer"
                .checked=${option === this.choice}
                @change=${() => (this.choice = option)}
              />
              <span>${option}</span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  /** The reader's answer, marked, in the place where it was given. */
  #answer(facts: RunFacts): TemplateResult {
    if (this.asks === 'order') {
      const right = this.#rightLines(facts);
      return html`
        <ol class="answer order" aria-label=${msg('Your order')}>
          ${this.order.map((line, index) => marked(line, right[index] ? 'right' : 'wrong'))}
        </ol>
      `;
    }
    const solution = rightOption(this.asks, this.#options, facts);
    const verdict = (option: string) => (option === solution ? 'right' : option === this.choice ? 'wrong' : 'other');
    return html`
      <ul class="answer ${this.asks}" aria-label=${msg('Your answer')}>
        ${this.#options.map((option) => marked(option, verdict(option), option === this.choice))}
      </ul>
    `;
  }

  /** All that the program printed; what was asked for stands out. */
  #output({ lines, seconds }: RunFacts): TemplateResult {
    const asked = (text: string) => this.asks !== 'duration' && this.#options.includes(text);
    return html`
      <div class="run">
        <p class="label">${msg('The program printed')}</p>
        <ol class="output">
          ${lines.map(
            ({ text, at }) => html`
              <li class=${asked(text) ? 'asked' : ''}>
                <span class="time">${roundedText(at, seconds)}</span><span class="text">${text}</span>
              </li>
            `,
          )}
        </ol>
        <p class="length">${clockIcon} ${msg(str`It took ${roundedText(seconds, seconds)}.`)}</p>
      </div>
    `;
  }

  /** The reader thinks about it: what a run needs can come meanwhile. */
  #getReady(): void {
    if (this.example !== undefined) this.#engine.prefetch(this.example);
    else this.#engine.loading.editorTouched();
  }

  readonly #press = () => {
    if (!this.#ready) return;
    if (this.state.phase === 'checked') this.#askAgain();
    else void this.#check();
  };

  #askAgain(): void {
    this.order = this.#options;
    this.choice = undefined;
    this.state = { phase: 'asking' };
  }

  async #check(): Promise<void> {
    this.state = { phase: 'running' };
    const source = `${this.querySelector('[slot=program]')?.textContent ?? ''}\n`;
    const askDownload = async () => (await this.dialog.ask(downloadQuestion(this.#engine.compiler.downloadSize))) === 'download';
    try {
      const facts = await runProgram(this.#engine, { example: this.example, source }, askDownload);
      this.querySelector<HTMLDetailsElement>('details[slot=answer]')!.open = true;
      this.state = { phase: 'checked', facts };
      this.dispatchEvent(new Event(TASK_DONE, { bubbles: true }));
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
      this.state = error.message === '' ? { phase: 'asking' } : { phase: 'failed', reason: error.message };
    }
  }
}

function marked(text: string, verdict: 'right' | 'wrong' | 'other', chosen = false): TemplateResult {
  const icon = { right: checkIcon, wrong: errorIcon, other: nothing }[verdict];
  const words = { right: msg('right'), wrong: msg('wrong'), other: '' }[verdict];
  return html`
    <li class="${verdict} ${chosen ? 'chosen' : ''}">
      <span class="mark" role=${words === '' ? nothing : 'img'} aria-label=${words || nothing}>${icon}</span>
      <span class="text">${text}</span>
    </li>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'predict-run': PredictRun;
  }
}
