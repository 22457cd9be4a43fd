import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { shared } from '../styles/shared.ts';
import { verdict } from '../terminal/ending-text.ts';
import type { Camera } from '../timeline/camera.ts';
import '../timeline/task-timeline.ts';
import type { TaskTimeline } from '../timeline/task-timeline.ts';
import type { Variant } from './comparison.ts';
import './plain-output.ts';
import { totalText } from './total-words.ts';

/** How many lanes are shown without scrolling. */
const LEAST_LANES = 2;
const MOST_LANES = 7;

/** One of the programs: its tasks on the common axis, what it prints, and how long it takes. */
@customElement('compare-variant')
@localized()
export class CompareVariant extends LitElement {
  @property({ attribute: false }) variant: Variant | undefined;
  @property({ attribute: false }) camera: Camera | undefined;
  @property() theme = '';
  /** Offers to bring the moment back into view. */
  @property({ type: Boolean }) live = false;
  @query('task-timeline') private timeline!: TaskTimeline;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        container-type: inline-size;
        overflow: clip;
        border: 1px solid var(--border);
        border-radius: var(--radius);
        background: var(--surface-sunken);
        box-shadow: var(--shadow);
      }

      .bar {
        display: flex;
        align-items: baseline;
        gap: var(--space-1) var(--space-3);
        padding: var(--space-2) var(--space-3);
        border-bottom: 1px solid var(--border);
        background: var(--surface);
      }

      h2 {
        margin: 0;
        font-size: var(--text-body);
        font-weight: 650;
      }

      .title {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        color: var(--text-muted);
        font-size: var(--text-small);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      a {
        color: var(--text-muted);
        font-size: var(--text-small);
        text-underline-offset: 0.2em;
        text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
        white-space: nowrap;
      }

      a:hover {
        color: var(--accent);
      }

      .total {
        min-width: 4rem;
        color: var(--text-muted);
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        text-align: right;
        white-space: nowrap;
      }

      .good {
        color: var(--good);
      }

      .bad {
        color: var(--bad);
      }

      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(15rem, 23rem);
      }

      task-timeline {
        /* The axis and its lanes. */
        height: calc(28px + var(--lanes) * 32px + 8px);
      }

      .output {
        position: relative;
        border-left: 1px solid var(--border);
      }

      plain-output {
        position: absolute;
        inset: 0;
      }

      /* The timeline has its labels above the bars when it is narrow. */
      @container (max-width: 800px) {
        .body {
          grid-template-columns: minmax(0, 1fr);
        }

        .output {
          border-top: 1px solid var(--border);
          border-left: 0;
        }

        .none {
          display: none;
        }

        plain-output {
          position: static;
          height: 7.25rem;
        }
      }

      @container (max-width: 600px) {
        task-timeline {
          height: calc(28px + min(var(--lanes), 5) * 47px + 8px);
        }

        .title {
          display: none;
        }

        h2 {
          flex: 1;
        }
      }
    `,
  ];

  protected override render() {
    const { variant } = this;
    if (!variant) return html``;
    const { entry, name, recording, moment, atEnd, time } = variant;
    const end = atEnd ? recording.ended : undefined;
    return html`
      <div class="bar">
        <h2>${name}</h2>
        <span class="title">${name === entry.title ? '' : entry.title}</span>
        <a href="../#${entry.id}" aria-label=${msg(str`${name}: see the source`)}>${msg('Source')}</a>
        <span class="total ${end ? verdict(end.ending) : ''}">${time === undefined ? '' : totalText(time)}</span>
      </div>
      <div class="body">
        <task-timeline
          bare
          ?live=${this.live}
          .recording=${recording}
          .moment=${moment}
          .version=${recording.events.length}
          .theme=${this.theme}
          .sharedCamera=${this.camera}
        ></task-timeline>
        <div class="output ${time === undefined ? 'none' : ''}">
          <plain-output
            .recording=${recording}
            .moment=${moment}
            .atEnd=${atEnd}
            .label=${msg(str`Output of ${name}`)}
          ></plain-output>
        </div>
      </div>
    `;
  }

  /** Whether the reader is moving the timeline's view. */
  get held(): boolean {
    return this.hasUpdated && this.timeline.held;
  }

  protected override async updated(): Promise<void> {
    await this.timeline.updateComplete;
    const lanes = Math.min(Math.max(this.timeline.taskCount, LEAST_LANES), MOST_LANES);
    this.style.setProperty('--lanes', String(lanes));
  }
}
