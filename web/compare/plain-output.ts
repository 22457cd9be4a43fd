import { localized } from '@lit/localize';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from '../styles/shared.ts';
import { ShownOutput } from '../terminal/shown-output.ts';
import { Transcript, type TranscriptLine } from '../terminal/transcript.ts';
import { Recording, type Moment } from '../trace/recording.ts';

/** Whoever wants to read more opens the program by itself. */
const SHOWN_LINES = 200;

/** What a program has printed by a moment, as plain lines with their times. */
@customElement('plain-output')
@localized()
export class PlainOutput extends LitElement {
  @property({ attribute: false }) recording = new Recording();
  @property({ attribute: false }) moment: Moment = { time: 0, position: 0 };
  @property({ type: Boolean }) atEnd = false;
  @property() label = '';
  @state() private lines: readonly TranscriptLine[] = [];
  @query('ol') private list!: HTMLElement;

  readonly #transcript = new Transcript();
  readonly #output = new ShownOutput({
    write: (parts) => {
      this.#transcript.add(parts);
      this.lines = this.#transcript.lines.slice(-SHOWN_LINES);
    },
    replace: (parts) => {
      this.#transcript.clear();
      this.#transcript.add(parts);
      this.lines = this.#transcript.lines.slice(-SHOWN_LINES);
    },
  });

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
        min-height: 0;
        overflow: auto;
        scrollbar-width: thin;
      }

      ol {
        margin: 0;
        padding: var(--space-2) var(--space-3);
        list-style: none;
        font: var(--text-code) / 1.5 var(--font-code);
      }

      li {
        display: grid;
        grid-template-columns: 4.5rem minmax(0, 1fr);
        gap: var(--space-2);
      }

      .time {
        color: var(--text-muted);
        text-align: right;
        font-variant-numeric: tabular-nums;
      }

      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      .stderr .text {
        color: var(--bad);
      }

      .page .text {
        color: var(--text-muted);
        font-family: var(--font-ui);
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recording')) this.#output.begin();
    this.#output.show(this.recording, this.moment, this.atEnd);
  }

  protected override render() {
    return html`
      <ol aria-label=${this.label}>
        ${repeat(
          this.lines,
          ({ index }) => index,
          ({ kind, time, text }) => html`
            <li class=${kind}><span class="time">${time}</span><span class="text">${text}</span></li>
          `,
        )}
      </ol>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('lines')) this.scrollTop = this.list.scrollHeight;
  }
}
