import { localized, msg } from '@lit/localize';
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

function choices(): readonly (readonly [ExportKind, what: string, form: string])[] {
  return [
    ['json', msg('Trace'), msg('JSON for ui.perfetto.dev and chrome://tracing')],
    ['svg', msg('Timeline'), msg('SVG, sharp at any size')],
    ['png', msg('Timeline'), msg('PNG, a picture')],
    ['txt', msg('Output'), msg('plain text')],
  ];
}

/** What can be saved of a run. */
@customElement('export-menu')
@localized()
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
      <drop-down
        .label=${msg('Save')}
        .hint=${msg('Save the trace, the timeline or the output')}
        .icon=${downloadIcon}
      >
        ${choices().map(
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
