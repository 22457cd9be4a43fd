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
import { rightOption, rightPlaces, type Asked, type RunFacts } from './prediction.ts';
import { predictRunStyles } from './predict-run.styles.ts';
import { TASK_DONE } from './progress-marks.ts';
import { NotRun, runProgram } from './run-program.ts';

type State =
  | { readonly phase: 'asking' }
  | { readonly phase: 'running' }
  | { readonly phase: 'failed'; readonly reason: string }
  /** The answer is wrong, and the right one is not told yet. */
  | { readonly phase: 'wrong'; readonly facts: RunFacts }
  /** All is told. */
  | { readonly phase: 'told'; readonly facts: RunFacts };

/**
 * Asks what a program will do, then runs it. What it did is shown when the answer is right, or when
 * the reader wants to see it: until then they can try again. The question, its options and the
 * explanation are the element's content, which is read as it is without scripts.
 */
@customElement('predict-run')
@localized()
export class PredictRun extends LitElement {
  @property() asks: Asked = 'order';
  /** The shipped program; any other is compiled. */
  @property() example: string | undefined;
  /** The reader has found or seen the answer, now or on an earlier visit. */
  @property({ type: Boolean, reflect: true }) done = false;
  @state() private state: State = { phase: 'asking' };
  /** As the reader has put the lines. */
  @state() private order: readonly string[] = [];
  @state() private choice: string | undefined;
  @query('.primary') private primary!: HTMLElement;
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
          ${'facts' in state ? this.#answer(state.facts) : this.#input()}
          <div class="actions">
            <button class="primary" aria-disabled=${!this.#ready} @click=${this.#press}>${this.#buttonText()}</button>
            ${state.phase === 'wrong'
              ? html`<button class="tell" @click=${() => this.#tell(state.facts)}>${msg('Show the answer')}</button>`
              : nothing}
            <p role="status">${this.#status()}</p>
          </div>
          ${state.phase === 'told' ? this.#output(state.facts) : nothing}
        </div>
      </div>
      ${state.phase === 'told' ? html`<slot name="answer"></slot>` : nothing}
      <choice-dialog></choice-dialog>
    `;
  }

  get #ready(): boolean {
    if (this.state.phase === 'running' || this.#engine.missingFeatures.length > 0) return false;
    return 'facts' in this.state || this.asks === 'order' || this.choice !== undefined;
  }

  #buttonText(): string {
    switch (this.state.phase) {
      case 'running':
        return msg('Running…');
      case 'wrong':
      case 'told':
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
    return 'facts' in state ? this.#verdict(state.facts) : '';
  }

  #verdict(facts: RunFacts): TemplateResult {
    const right = this.#rightParts(facts);
    const count = right.filter(Boolean).length;
    if (count === right.length) return html`<span class="right">${checkIcon} ${msg('Right!')}</span>`;
    const words = this.asks === 'order' ? msg(str`Not quite: ${count} of ${right.length} in place.`) : msg('Not quite.');
    return html`<span class="wrong">${errorIcon} ${words}</span>`;
  }

  /** For each part of the answer, whether it is right. */
  #rightParts(facts: RunFacts): readonly boolean[] {
    if (this.asks === 'order') return rightPlaces(this.order, facts);
    return [this.choice === rightOption(this.asks, this.#options, facts)];
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
      const right = this.#rightParts(facts);
      return html`
        <ol class="answer order" aria-label=${msg('Your order')}>
          ${this.order.map((line, index) => marked(line, right[index] ? 'right' : 'wrong'))}
        </ol>
      `;
    }
    const solution = this.state.phase === 'told' ? rightOption(this.asks, this.#options, facts) : undefined;
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
    if ('facts' in this.state) this.#askAgain();
    else void this.#check();
  };

  #askAgain(): void {
    // What is right of an order that is being worked on stays.
    if (this.state.phase === 'told') this.order = this.#options;
    this.choice = undefined;
    this.state = { phase: 'asking' };
  }

  async #check(): Promise<void> {
    this.state = { phase: 'running' };
    const source = `${this.querySelector('[slot=program]')?.textContent ?? ''}\n`;
    const askDownload = async () => (await this.dialog.ask(downloadQuestion(this.#engine.compiler.downloadSize))) === 'download';
    try {
      const facts = await runProgram(this.#engine, { example: this.example, source }, askDownload);
      if (this.#rightParts(facts).every(Boolean)) void this.#tell(facts);
      else this.state = { phase: 'wrong', facts };
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
      this.state = error.message === '' ? { phase: 'asking' } : { phase: 'failed', reason: error.message };
    }
  }

  async #tell(facts: RunFacts): Promise<void> {
    this.querySelector<HTMLDetailsElement>('details[slot=answer]')!.open = true;
    this.state = { phase: 'told', facts };
    this.dispatchEvent(new Event(TASK_DONE, { bubbles: true }));
    const pressed = this.shadowRoot!.activeElement?.matches('.tell') ?? false;
    await this.updateComplete;
    // The button that had the focus is gone.
    if (pressed) this.primary.focus();
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
