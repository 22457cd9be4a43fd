import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { phaseName } from '../trace/words.ts';
import type { BarFacts } from './bar-facts.ts';

/** What is to know of the bar that the reader looks at. */
@customElement('bar-card')
@localized()
export class BarCard extends LitElement {
  @property({ attribute: false }) facts: BarFacts | undefined;

  static override styles = css`
    :host {
      display: block;
      max-width: calc(22 * var(--rem));
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--border);
      border-radius: var(--radius-small);
      background: var(--surface);
      box-shadow: 0 4px 16px light-dark(rgb(29 26 43 / 18%), rgb(0 0 0 / 60%));
      color: var(--text);
      font: var(--text-small) / 1.45 var(--font-ui);
      pointer-events: none;
    }

    p {
      margin: 0;
      overflow-wrap: anywhere;
    }

    .task {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      font-weight: 650;
    }

    .phase {
      flex: none;
      padding: 0 6px;
      border: 1px solid currentColor;
      border-radius: 999px;
      font-size: calc(0.6875 * var(--rem));
      font-weight: 600;
    }

    .running {
      border-color: transparent;
      background: var(--task-running);
      color: var(--task-on-running);
    }

    .ready {
      color: var(--task-ready);
    }

    .sleeping {
      color: var(--text-muted);
    }

    .waiting {
      color: var(--task-waiting);
    }

    .minor {
      color: var(--text-muted);
      font-variant-numeric: tabular-nums;
    }
  `;

  protected override render() {
    const facts = this.facts;
    if (!facts) return nothing;
    const { task, phase, what, when, why, late, prints, end, line } = facts;
    return html`
      <p class="task">${task} <span class="phase ${phase}">${phaseName(phase)}</span></p>
      <p>${sentence(what)}</p>
      ${why ? html`<p>${msg(str`It went on because ${why}`)}</p>` : nothing}
      ${late ? html`<p>${msg(str`It ${late}`)}</p>` : nothing}
      ${prints.map((print) => html`<p>${msg(str`It ${print}`)}</p>`)}
      ${end ? html`<p>${msg(str`Then it ${end}`)}</p>` : nothing}
      <p class="minor">${sentence(when)}${line === undefined ? nothing : html` · ${msg(str`line ${line}`)}`}</p>
    `;
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
