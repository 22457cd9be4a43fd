import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { ExportKind } from '../export/download.ts';
import '../site/drop-down.ts';
import type { DropDown } from '../site/drop-down.ts';
import { downloadIcon } from '../styles/icons.ts';
import { shared } from '../styles/shared.ts';

/** The reader wants to take something home. */
export class ExportEvent extends Event {
  static readonly type = 'export-run';
  readonly kind: ExportKind;

  constructor(kind: ExportKind) {
    super(ExportEvent.type);
    this.kind = kind;
  }
}

const CHOICES: readonly (readonly [ExportKind, string, string])[] = [
  ['json', 'Trace', 'JSON for ui.perfetto.dev and chrome://tracing'],
  ['svg', 'Timeline', 'SVG, sharp at any size'],
  ['png', 'Timeline', 'PNG, a picture'],
  ['txt', 'Output', 'plain text'],
];

/** What can be saved of a run. */
@customElement('export-menu')
export class ExportMenu extends LitElement {
  @query('drop-down') private menu!: DropDown;

  static override styles = [
    shared,
    css`
      button {
        justify-content: start;
        border-color: transparent;
        white-space: normal;
      }

      span {
        color: var(--text-muted);
        font-weight: 400;
      }
    `,
  ];

  protected override render() {
    return html`
      <drop-down label="Save" hint="Save the trace, the timeline or the output" .icon=${downloadIcon}>
        ${CHOICES.map(
          ([kind, what, form]) => html`
            <button @click=${() => this.#choose(kind)}>${what} <span>${form}</span></button>
          `,
        )}
      </drop-down>
    `;
  }

  #choose(kind: ExportKind): void {
    this.menu.close();
    this.dispatchEvent(new ExportEvent(kind));
  }
}
