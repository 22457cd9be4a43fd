import { css, html, LitElement, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { SharedProgram } from '../share/shared-program.ts';
import { blockBefore, expectedInside, sourceInside, sourceOfBlock } from './code-block.ts';
import type { CoroscopeEventMap, CoroscopePlaygroundElement } from './coroscope.d.ts';
import { type EmbedSettings, parsePanes, parseSpeed, parseTheme } from './embed-settings.ts';
import { expectedHeight } from './expected-height.ts';
import type { CardListener, PlaygroundCard } from './playground-card.ts';

/** So far ahead of its being seen, an embed gets ready. */
const AHEAD = '300px';

/** What stands in the page for an embed. */
interface PageContent {
  readonly source: string | undefined;
  readonly expected: string | undefined;
}

/**
 * A program in a page of any site. Until it comes near to what is seen, and without JavaScript, it is
 * the code block that it stands for; all that is heavy is loaded then.
 */
export class CoroscopePlayground extends LitElement implements CoroscopePlaygroundElement {
  @property() example = '';
  @property() src = '';
  @property({ type: Boolean, attribute: 'readonly' }) readOnly = false;
  @property() editable = '';
  @property() highlight = '';
  @property({ type: Boolean }) autorun = false;
  @property() panes = '';
  @property() height = '';
  @property() theme = '';
  @property() language = '';
  @property() speed = '';
  @property() expected = '';
  @property({ type: Boolean }) instant = false;
  /** A program out of a link, in the place of any other. */
  @property({ attribute: false }) shared: SharedProgram | undefined;

  /** All that is heavy is there. */
  @state() private active = false;
  @state() private seen = false;
  @state() private content: PageContent = { source: undefined, expected: undefined };
  @query('playground-card') private card!: PlaygroundCard | null;

  #activating: Promise<PlaygroundCard | undefined> | undefined;
  /** Counts its stays in a page: each has a card of its own. */
  #stay = 0;
  /** The code block before it, in whose place it stands. */
  #replaced: HTMLElement | undefined;
  /** The reader's, or the page's, from before there was a card. */
  #text: string | undefined;
  readonly #near = new IntersectionObserver((entries) => isIn(entries) && this.#wake(), { rootMargin: AHEAD });
  readonly #inView = new IntersectionObserver((entries) => isIn(entries) && (this.seen = true));
  readonly #listener: CardListener = {
    ready: () => this.#tell('ready', undefined),
    output: (output) => this.#tell('output', output),
    trace: (trace) => this.#tell('trace', trace),
    exit: (exit) => this.#tell('exit', exit),
  };

  static override styles = css`
    :host {
      display: block;
      min-width: 0;
    }

    :host([hidden]) {
      display: none;
    }

    .before {
      min-height: var(--expected-height);
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#near.observe(this);
    this.#inView.observe(this);
    for (const type of ['focusin', 'pointerenter']) this.addEventListener(type, this.#wake);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#near.disconnect();
    this.#inView.disconnect();
    if (this.card?.edited) this.#text = this.card.source;
    this.#activating = undefined;
    this.active = false;
    this.#stay++;
    this.#replaced?.style.removeProperty('display');
    this.#replaced = undefined;
  }

  async run(): Promise<void> {
    const asker = navigator.userActivation?.isActive ? 'reader' : 'page';
    await (await this.#activate())?.run(asker);
  }

  stop(): void {
    this.card?.stop();
  }

  reset(): void {
    this.#text = undefined;
    this.card?.reset();
  }

  getSource(): string {
    return this.card?.source ?? this.#text ?? this.content.source ?? '';
  }

  setSource(source: string): void {
    if (this.card) this.card.setSource(source);
    else this.#text = source;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.active && changed.has('language')) void loadCard().then(({ chooseLanguage }) => chooseLanguage());
  }

  protected override render() {
    if (this.active) return keyed(this.#stay, this.#cardOf(this.#settings()));
    const empty = this.querySelector('pre, code') === null;
    return html`<div class="before" .style=${empty ? `--expected-height: ${expectedHeight(this.panes, this.height)}` : ''}>
      <slot></slot>
    </div>`;
  }

  #cardOf(settings: EmbedSettings) {
    return html`<playground-card
      .style=${this.height ? `--height: ${this.height}` : ''}
      .settings=${settings}
      .theme=${parseTheme(this.theme ?? '')}
      .seen=${this.seen}
      .listener=${this.#listener}
    ></playground-card>`;
  }

  /** Attributes that are removed are null. */
  #settings(): EmbedSettings {
    const { content } = this;
    return {
      program: {
        example: this.example ?? '',
        src: this.src ?? '',
        inline: content.source,
        shared: this.shared,
      },
      readOnly: this.readOnly,
      editable: this.editable ?? '',
      highlight: this.highlight ?? '',
      autorun: this.autorun,
      panes: parsePanes(this.panes ?? ''),
      speed: parseSpeed(this.speed ?? ''),
      expected: this.expected || content.expected,
      instant: this.instant,
    };
  }

  readonly #wake = () => void this.#activate().catch(() => undefined);

  /** Resolves to nothing if it has left the page meanwhile. */
  #activate(): Promise<PlaygroundCard | undefined> {
    this.#activating ??= this.#load().catch((error: unknown) => {
      // The code block stays, and the next touch tries again.
      this.#activating = undefined;
      throw error;
    });
    return this.#activating;
  }

  async #load(): Promise<PlaygroundCard | undefined> {
    const stay = this.#stay;
    await parsed();
    if (stay !== this.#stay || !this.isConnected) return undefined;
    const block = this.#findBlock();
    this.content = {
      source: sourceInside(this) ?? (block && sourceOfBlock(block)),
      expected: expectedInside(this),
    };
    const { prepareCard } = await loadCard();
    await prepareCard(this.#settings());
    if (stay !== this.#stay) return undefined;
    this.active = true;
    // Whatever the page's styles are.
    block?.style.setProperty('display', 'none', 'important');
    this.#replaced = block;
    await this.updateComplete;
    const { card } = this;
    if (card && this.#text !== undefined) card.setSource(this.#text);
    return card ?? undefined;
  }

  /** The block before it, where it has no other program. */
  #findBlock(): HTMLElement | undefined {
    if (this.example || this.src || this.shared || sourceInside(this) !== undefined) return undefined;
    return blockBefore(this);
  }

  #tell<K extends keyof CoroscopeEventMap>(type: K, detail: CoroscopeEventMap[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** The same for all embeds of a page. */
const loadCard = () => import('./playground-card.ts');

function isIn(entries: readonly IntersectionObserverEntry[]): boolean {
  return entries.some(({ isIntersecting }) => isIntersecting);
}

/** Resolves when the page's text is all there, and with it what stands in the element. */
async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

// Another copy of the script may have been first.
if (!customElements.get('coroscope-playground')) customElements.define('coroscope-playground', CoroscopePlayground);
