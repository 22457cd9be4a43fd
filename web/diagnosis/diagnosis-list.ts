import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { separated } from '../i18n/name-list.ts';
import { clockIcon, hintIcon, warningIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';
import { LineMap } from '../trace/line-map.ts';
import { SeekEvent, ShowLineEvent } from '../trace/view-events.ts';
import type { Finding } from './finding.ts';
import { secondsText } from './words.ts';

/** How many lines of a finding have a button, besides the first. */
const MOST_LINES = 3;

/**
 * What a run has shown, in plain words: each with buttons that ask for its lines and its moment, see
 * trace/view-events.ts. It takes no room as long as that is nothing.
 */
@customElement('diagnosis-list')
@localized()
export class DiagnosisList extends LitElement {
  /** In the order in which they are shown. */
  @property({ attribute: false }) findings: readonly Finding[] = [];
  /** Where the lines of the program are that ran; those that are no more lead nowhere. */
  @property({ attribute: false }) lines = LineMap.same;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        container-type: inline-size;
        color: var(--text);
        font-size: var(--text-small);
        line-height: 1.5;
      }

      :host([hidden]),
      :host([empty]) {
        display: none;
      }

      section {
        padding: var(--space-3) var(--space-4) var(--space-4);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--space-2);
        margin: 0 0 var(--space-2);
      }

      h2 {
        margin: 0;
        font: 600 var(--text-small) / 1.5 var(--font-ui);
      }

      .count {
        color: var(--text-muted);
      }

      ul {
        display: grid;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        --tone: var(--warning);
        --tone-soft: var(--warning-soft);
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-3);
        padding: var(--space-3);
        border: 1px solid var(--border);
        border-left: 3px solid var(--tone);
        border-radius: var(--radius-small);
        background: var(--surface);
      }

      li.hint {
        --tone: var(--accent);
        --tone-soft: var(--accent-soft);
        border-left-style: dashed;
      }

      .sign {
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        border-radius: 50%;
        background: var(--tone-soft);
        color: var(--tone);
      }

      h3 {
        margin: 0;
        padding-top: 3px;
        font: 600 var(--text-body) / 1.45 var(--font-ui);
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }

      p {
        grid-column: 2 / -1;
        max-width: 74ch;
        margin: 0;
        color: var(--text-muted);
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }

      .advice {
        color: var(--text);
      }

      code {
        padding: 0.1em 0.3em;
        border-radius: 4px;
        background: var(--surface-hover);
        color: var(--text);
        font: 0.95em var(--font-code);
        box-decoration-break: clone;
        -webkit-box-decoration-break: clone;
      }

      .places {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: var(--space-1);
      }

      .places button {
        min-height: 28px;
        padding: 0 var(--space-2);
        font-variant-numeric: tabular-nums;
      }

      .places .gone {
        padding: 4px var(--space-2);
        color: var(--text-muted);
        font-variant-numeric: tabular-nums;
      }

      .places svg {
        width: 14px;
        height: 14px;
      }

      .places button:first-child:not(.quiet) {
        border-color: color-mix(in srgb, var(--tone) 45%, transparent);
        color: var(--tone);
      }

      @container (max-width: 520px) {
        section {
          padding: var(--space-3);
        }

        .places {
          grid-column: 2 / -1;
          order: 1;
          padding-top: var(--space-1);
        }

        h3 {
          grid-column: 2 / -1;
        }

        .places button {
          min-height: 36px;
          padding: 0 var(--space-3);
        }
      }
    `,
  ];

  protected override willUpdate(): void {
    this.toggleAttribute('empty', this.findings.length === 0);
  }

  protected override render() {
    if (this.findings.length === 0) return nothing;
    return html`
      <section aria-labelledby="head">
        <div class="head">
          <h2 id="head">${msg('What this run shows')}</h2>
          <span class="count" role="status">${findingCount(this.findings)}</span>
        </div>
        <ul>
          ${this.findings.map((finding) => this.#card(finding))}
        </ul>
      </section>
    `;
  }

  #card({ severity, title, text, advice, line, lines, moment }: Finding) {
    return html`
      <li class=${severity}>
        <span class="sign" title=${severity === 'problem' ? msg('Problem') : msg('Hint')}>
          ${severity === 'problem' ? warningIcon : hintIcon}
        </span>
        <h3><span class="visually-hidden">${severity === 'problem' ? msg('Problem:') : msg('Hint:')} </span>${title}</h3>
        <div class="places">
          ${line === undefined ? nothing : [line, ...lines.slice(0, MOST_LINES)].map((one) => this.#place(one))}
          <button
            class="quiet"
            title=${msg('See it in the timeline')}
            aria-label=${msg(str`See it at ${secondsText(moment.time)}`)}
            @click=${() => this.dispatchEvent(new SeekEvent(moment))}
          >
            ${clockIcon}${secondsText(moment.time)}
          </button>
        </div>
        <p>${withCode(text)}</p>
        ${advice === undefined ? nothing : html`<p class="advice">${withCode(advice)}</p>`}
      </li>
    `;
  }

  #place(line: number) {
    if (this.lines.now(line) === undefined) return html`<span class="gone">${msg(str`Line ${line}`)}</span>`;
    return html`<button aria-label=${msg(str`Show line ${line}`)} @click=${() => this.dispatchEvent(new ShowLineEvent(line))}>
      ${msg(str`Line ${line}`)}
    </button>`;
  }
}

/** `1 problem, 2 hints` */
function findingCount(findings: readonly Finding[]): string {
  const problems = findings.filter(({ severity }) => severity === 'problem').length;
  const hints = findings.length - problems;
  return separated([
    ...(problems === 0 ? [] : [problems === 1 ? msg('1 problem') : msg(str`${problems} problems`)]),
    ...(hints === 0 ? [] : [hints === 1 ? msg('1 hint') : msg(str`${hints} hints`)]),
  ]);
}

/** Every other part stands between backticks. */
function withCode(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
