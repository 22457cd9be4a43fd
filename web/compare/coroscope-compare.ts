import { localized, msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, queryAll, state } from 'lit/decorators.js';
import { catalogEntries, grouped } from '../examples/catalog-entries.ts';
import { LocalizedRoot } from '../i18n/localized-root.ts';
import { enumerated } from '../i18n/name-list.ts';
import { sentences } from '../i18n/sentences.ts';
import '../player/time-controls.ts';
import { ThemeChoice } from '../playground/theme.ts';
import { sharedEngine } from '../session/engine.ts';
import '../site/site-header.ts';
import { SafeStorage } from '../storage/safe-storage.ts';
import { playIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { Camera } from '../timeline/camera.ts';
import type { SeekEvent } from '../trace/view-events.ts';
import './axis-tools.ts';
import { addressOf, LEAST_VARIANTS, MOST_VARIANTS, readAddress } from './comparison-address.ts';
import './compare-variant.ts';
import type { CompareVariant } from './compare-variant.ts';
import { Comparison } from './comparison.ts';
import { compareStyles } from './coroscope-compare.styles.ts';
import { shippedComparison, shippedComparisons } from './shipped-comparisons.ts';
import './total-times.ts';

const FIRST = shippedComparisons[0]!.variants.map(({ id }) => id);

/** The page of comparisons: some programs run side by side, on one axis and under one hand. */
@customElement('coroscope-compare')
@localized()
export class CoroscopeCompare extends LocalizedRoot {
  /** As it was when it was read last. */
  @state() private hash = location.hash;
  @queryAll('compare-variant') private variantViews!: NodeListOf<CompareVariant>;

  readonly #theme = new ThemeChoice(new SafeStorage(), document.documentElement);
  readonly #motion = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #camera = new Camera(() => this.#motion.matches);
  readonly #engine = sharedEngine();
  readonly #comparison: Comparison;

  static override styles = [shared, compareStyles];

  constructor() {
    super();
    const asked = readAddress(this.hash, catalogEntries).ids;
    const parts = {
      entries: catalogEntries,
      files: this.#engine.files,
      workers: this.#engine.workers,
      missingFeatures: this.#engine.missingFeatures,
    };
    this.#comparison = new Comparison(parts, () => this.requestUpdate(), asked ?? FIRST);
    this.#comparison.player.onChange(() => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onHashChange);
    window.addEventListener('keydown', this.#onKeyDown);
    this.#theme.onSystemChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#onHashChange);
    window.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override willUpdate(): void {
    const { phase, player } = this.#comparison;
    if (phase === 'idle' || phase === 'loading') this.#camera.reset();
    const held = [...this.variantViews].some((view) => view.held);
    this.#camera.update(player.moment.time, player.recording.ended?.at, held);
  }

  protected override updated(): void {
    const { variants } = this.#comparison;
    const title = this.#shipped?.title ?? variants.map(({ name }) => name).join(' / ');
    document.title = `${title} · ${msg('Compare')} · Coroscope`;
  }

  protected override render() {
    const { variants, player } = this.#comparison;
    const theme = this.#theme.current;
    return html`
      <site-header page="compare" .theme=${this.#theme} @theme-change=${() => this.requestUpdate()}></site-header>
      <main @seek=${this.#onSeek}>
        ${this.#choice()}
        <div class="controls">
          <time-controls .player=${player}></time-controls>
        </div>
        ${variants.map(
          (variant, index) => html`
            <compare-variant
              role="group"
              aria-label=${variant.name}
              .variant=${variant}
              .camera=${this.#camera}
              .theme=${theme}
              ?live=${player.playing && index === 0}
            ></compare-variant>
          `,
        )}
        <axis-tools .camera=${this.#camera} .theme=${theme}></axis-tools>
        ${this.#totals()}
      </main>
    `;
  }

  #choice() {
    const problem = this.#problem;
    return html`
      <section class="choice" aria-labelledby="title">
        <div class="top">
          <h1 id="title">${msg('Compare')}</h1>
          <nav aria-label=${msg('Comparisons')}>
            ${shippedComparisons.map(
              (comparison) => html`
                <a
                  href=${addressOf(comparison.variants.map(({ id }) => id))}
                  aria-current=${comparison === this.#shipped ? 'true' : nothing}
                  >${comparison.title}</a
                >
              `,
            )}
          </nav>
          <button
            class="primary run"
            title=${msg('Run all of them at once')}
            aria-disabled=${this.#engine.missingFeatures.length > 0}
            @click=${this.#run}
          >
            ${playIcon} ${msg('Run')}
          </button>
        </div>
        ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
        ${this.#engine.missingFeatures.length > 0
          ? html`<p class="problem" role="alert">
              ${msg(
                str`Programs cannot run here: this browser lacks ${enumerated(this.#engine.missingFeatures)}. A current Chrome, Edge, Firefox or Safari has what is needed.`,
              )}
            </p>`
          : nothing}
        ${this.#shipped ? html`<p class="look-for">${this.#shipped.lookFor}</p>` : nothing}
        ${this.#slots()}
      </section>
    `;
  }

  #slots() {
    const { ids } = this.#comparison;
    return html`
      <details ?open=${!this.#shipped}>
        <summary>${msg('Choose other programs')}</summary>
        <div class="slots">
          ${ids.map(
            (id, index) => html`
              <div class="slot">
                <select
                  aria-label=${msg(str`Program ${index + 1}`)}
                  @change=${(event: Event) => this.#replace(index, event)}
                >
                  ${grouped(catalogEntries).map(
                    ([heading, entries]) => html`
                      <optgroup label=${heading}>
                        ${entries.map(
                          (entry) => html`
                            <option value=${entry.id} .selected=${entry.id === id}>${entry.title}</option>
                          `,
                        )}
                      </optgroup>
                    `,
                  )}
                </select>
                ${ids.length > LEAST_VARIANTS
                  ? html`<button
                      class="quiet icon"
                      aria-label=${msg(str`Leave out program ${index + 1}`)}
                      title=${msg('Leave it out')}
                      @click=${() => this.#go(ids.filter((_, other) => other !== index))}
                    >
                      ×
                    </button>`
                  : nothing}
              </div>
            `,
          )}
          ${ids.length < MOST_VARIANTS
            ? html`<button class="add" @click=${this.#add}>${msg('Add a program')}</button>`
            : nothing}
        </div>
        <p>
          ${msg(
            'They run as they are shipped, without your edits. Their times are those of their waits: what they compute meanwhile counts nothing.',
          )}
        </p>
      </details>
    `;
  }

  #totals() {
    const { variants, phase } = this.#comparison;
    return html`
      <section class="totals" aria-labelledby="totals">
        <h2 id="totals">${msg('Total times')}</h2>
        <total-times
          .variants=${variants}
          .longest=${Math.max(...variants.map(({ recording }) => recording.until))}
        ></total-times>
        <div class="visually-hidden" role="status">${phase === 'ended' ? msg('All have ended.') : ''}</div>
      </section>
    `;
  }

  get #shipped() {
    return shippedComparison(this.#comparison.ids);
  }

  /** What is wrong with the address. */
  get #problem(): string | undefined {
    const { ids, problem } = readAddress(this.hash, catalogEntries);
    return ids || !problem ? problem : sentences([problem, msg('This is another comparison.')]);
  }

  #go(ids: readonly string[]): void {
    location.hash = addressOf(ids);
  }

  #replace(index: number, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.#go(this.#comparison.ids.map((id, other) => (other === index ? value : id)));
  }

  readonly #add = () => {
    const { ids } = this.#comparison;
    const other = catalogEntries.find(({ id }) => !ids.includes(id));
    if (other) this.#go([...ids, other.id]);
  };

  readonly #onHashChange = () => {
    this.hash = location.hash;
    const { ids, problem } = readAddress(this.hash, catalogEntries);
    // What cannot be shown leaves what is there; an empty address is that of the first comparison.
    if (ids || !problem) this.#comparison.choose(ids ?? FIRST);
  };

  readonly #onSeek = ({ to }: SeekEvent) => this.#comparison.player.seek(typeof to === 'number' ? to : to.time);

  readonly #run = () => void this.#comparison.run();

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.#run();
  };
}
