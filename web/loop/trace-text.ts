import { localized, msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from '../styles/shared.ts';
import { secondsText } from '../terminal/time-text.ts';
import { Lanes, type Lane } from '../trace/bars.ts';
import { taskLabel } from '../trace/labels.ts';
import { LineMap } from '../trace/line-map.ts';
import type { Moment, Recording } from '../trace/recording.ts';
import { SeekEvent } from '../trace/view-events.ts';
import { eventLog, type LogEntry } from './event-log.ts';
import { countText, limited } from './limited.ts';
import { MomentView } from './moment-view.ts';
import { phaseGlyph, phaseGlyphStyles } from './phase-glyph.ts';
import { taskStory, type StoryStep } from './task-story.ts';

const MOST_TASKS = 50;
const MOST_STEPS = 20;
const MOST_EVENTS = 100;
/** Nobody reads a text that changes with each frame. */
const REST_MILLISECONDS = 100;
/** This near to its end, the log follows what comes. */
const AT_END_PIXELS = 8;

/**
 * The timeline in words: for screen readers and keyboards, and for all who like to read. Choosing a
 * task, a line or a time asks for it: see view-events.ts.
 */
@customElement('trace-text')
@localized()
export class TraceText extends MomentView {
  /** Where the lines of the program are that ran; those that are no more lead nowhere. */
  @property({ attribute: false }) lines = LineMap.same;
  @query('.log') private log: HTMLElement | null | undefined;
  private lanes: Lanes | undefined;
  private told: Recording | undefined;
  private followsLog = true;

  static override styles = [
    shared,
    phaseGlyphStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
        min-height: 1px;
        padding: var(--space-4);
        font-size: var(--text-small);
        line-height: 1.45;
      }

      .views {
        display: grid;
        gap: var(--space-6);
      }

      h3,
      h4 {
        margin: 0;
        font-size: var(--text-body);
        font-weight: 650;
      }

      h4 {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--space-2);
        font-size: var(--text-small);
      }

      .term,
      .none,
      .more,
      .maker {
        margin: 0;
        color: var(--text-muted);
        font-weight: 400;
      }

      .term {
        margin-bottom: var(--space-3);
      }

      ol,
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .task {
        margin-bottom: var(--space-3);
        padding-left: var(--space-3);
        border-left: 2px solid var(--border);
      }

      .task[data-chosen] {
        border-left-color: var(--accent);
      }

      button {
        min-height: 26px;
        padding: 0 6px;
        border-color: transparent;
        background: transparent;
        font: inherit;
      }

      h4 > button {
        max-width: 100%;
        margin-left: -7px;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .step,
      .event {
        display: grid;
        align-items: start;
        gap: 0 var(--space-2);
      }

      .step {
        grid-template-columns: calc(10.5 * var(--rem)) 14px minmax(0, 1fr) auto;
      }

      .event {
        grid-template-columns: calc(5.25 * var(--rem)) minmax(0, 1fr) auto;
      }

      .step > *,
      .event > * {
        min-height: 26px;
        padding-block: 3px;
      }

      .step > svg {
        height: 26px;
        padding-block: 6px;
      }

      .prints {
        text-align: center;
        color: var(--text-muted);
      }

      .time {
        color: var(--text-muted);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      .time.seek {
        justify-content: flex-start;
      }

      .line {
        padding-inline: 6px;
        color: var(--text-muted);
      }

      button.line {
        color: var(--accent);
        font-weight: 500;
      }

      .maker .line {
        min-height: 22px;
      }

      .text {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      .goes-on .text {
        font-weight: 600;
      }

      .log {
        max-height: calc(26 * var(--rem));
        margin-inline: calc(-1 * var(--space-2));
        padding: var(--space-1) var(--space-2);
        overflow: auto;
        border: 1px solid var(--border);
        border-radius: var(--radius-small);
        background: var(--surface);
      }

      .event + .event {
        border-top: 1px solid var(--border);
      }

      .event:last-child .text {
        font-weight: 600;
      }

      @container (min-width: 960px) {
        .views {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
      }

      /* The times above what happened in them. */
      @container (max-width: 512px) {
        .step {
          grid-template-columns: 14px minmax(0, 1fr) auto;
        }

        .step .time {
          grid-column: 2 / -1;
          min-height: 0;
          padding-bottom: 0;
          font-size: var(--text-tiny);
        }

        .step > svg,
        .step > .prints {
          grid-row: 1 / 3;
          padding-block: 4px 6px;
        }

        .step .text {
          grid-column: 2;
          padding-top: 0;
        }

        .step > .line {
          min-height: 23px;
          padding-top: 0;
        }
      }

      @media (pointer: coarse) {
        button {
          min-height: 36px;
        }
      }
    `,
  ];

  protected override willUpdate(): void {
    // Not by what changed: it may have changed while nobody looked.
    if (this.told !== this.recording) {
      this.told = this.recording;
      this.lanes = this.recording && new Lanes(this.recording);
    }
    this.lanes?.update();
    const { log } = this;
    this.followsLog = !log || log.scrollTop + log.clientHeight >= log.scrollHeight - AT_END_PIXELS;
  }

  protected override render() {
    const { recording, moment, lanes } = this;
    if (!recording || !moment || !lanes) return html`<p class="none">${msg('Run the program to read what it does.')}</p>`;
    return html`<div class="views">${this.#tasks(recording, moment, lanes)} ${this.#events(recording, moment)}</div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.followsLog && this.log) this.log.scrollTop = this.log.scrollHeight;
  }

  protected override afterUpdate(): Promise<unknown> {
    return new Promise((resolve) => setTimeout(resolve, REST_MILLISECONDS));
  }

  #tasks(recording: Recording, { time, position }: Moment, lanes: Lanes) {
    const begun = lanes.lanes.filter(({ task }) => (recording.task(task)?.created ?? 0) < position);
    const { shown, more } = limited(this.#chosenFirst(begun), MOST_TASKS);
    return html`<section aria-labelledby="tasks">
      <h3 id="tasks">${msg(str`Tasks until ${secondsText(time)}`)}</h3>
      <p class="term">
        ${msg('Each with what it did, one after the other; below the task that made it.')}
      </p>
      ${begun.length === 0 ? html`<p class="none">${msg('No task was made yet.')}</p>` : nothing}
      <ul>
        ${repeat(
          shown,
          ({ task }) => task,
          (lane) => this.#task(recording, lane, position),
        )}
      </ul>
      ${more > 0 ? html`<p class="more">${msg(str`and ${countText(more)} more tasks`)}</p>` : nothing}
    </section>`;
  }

  /** Where not all are shown, the one that the reader has chosen is not left out. */
  #chosenFirst(lanes: readonly Lane[]): readonly Lane[] {
    const place = lanes.findIndex(({ task }) => task === this.selected);
    return place < MOST_TASKS ? lanes : [lanes[place]!, ...lanes.toSpliced(place, 1)];
  }

  #task(recording: Recording, lane: Lane, position: number) {
    const { task, depth } = lane;
    const { parent = 0, line } = recording.task(task) ?? {};
    const { shown, more } = taskStory(recording, lane, position, MOST_STEPS);
    const here = shown.at(-1)?.line ?? line;
    return html`<li
      class="task"
      ?data-chosen=${task === this.selected}
      .style=${`margin-left: calc(${Math.min(depth, 4)} * var(--space-3))`}
    >
      <h4>
        <button aria-current=${task === this.selected} @click=${() => this.choose(task, here)}>
          ${taskLabel(recording, task)}
        </button>
        ${parent > 0
          ? html`<span class="maker">${msg(str`made by ${taskLabel(recording, parent)}`)} ${this.#line(line)}</span>`
          : nothing}
      </h4>
      ${more > 0 ? html`<p class="more">${msg(str`${countText(more)} earlier steps`)}</p>` : nothing}
      <ol>
        ${repeat(
          shown,
          ({ event, phase }) => `${event} ${phase}`,
          (step) => this.#step(step),
        )}
      </ol>
    </li>`;
  }

  #step({ phase, from, to, goesOn, text, line }: StoryStep) {
    const until = goesOn ? `– ${msg('now')}` : to === undefined ? '' : `– ${secondsText(to)}`;
    return html`<li class="step ${goesOn ? 'goes-on' : ''}">
      <span class="time">${secondsText(from)} ${until}</span>
      ${phase === 'prints' ? html`<span class="prints" aria-hidden="true">“</span>` : phaseGlyph(phase)}
      <span class="text">${text}</span>
      ${this.#line(line)}
    </li>`;
  }

  #events(recording: Recording, { position }: Moment) {
    const { entries, cut } = eventLog(recording, position, MOST_EVENTS);
    return html`<section aria-labelledby="events">
      <h3 id="events">${msg('What happened')}</h3>
      <p class="term">${msg('Every event of the program, the newest last. Its time leads back to it.')}</p>
      ${cut ? html`<p class="more">${msg(str`The last ${MOST_EVENTS} events; earlier ones are left out.`)}</p>` : nothing}
      ${entries.length === 0
        ? html`<p class="none">${msg('Nothing yet.')}</p>`
        : html`<ol class="log" tabindex="0" aria-labelledby="events">
            ${repeat(
              entries,
              ({ event }) => event,
              (entry) => this.#event(entry),
            )}
          </ol>`}
    </section>`;
  }

  #event({ event, time, text, line }: LogEntry) {
    const goTo = () => this.dispatchEvent(new SeekEvent({ time, position: event + 1 }));
    return html`<li class="event">
      <button class="time seek" aria-label=${msg(str`Go to ${secondsText(time)}`)} @click=${goTo}>
        ${secondsText(time)}
      </button>
      <span class="text">${text}</span>
      ${this.#line(line)}
    </li>`;
  }

  #line(line: number | undefined) {
    if (line === undefined) return nothing;
    if (this.lines.now(line) === undefined) return html`<span class="line">${msg(str`line ${line}`)}</span>`;
    return html`<button class="line" @click=${() => this.showLine(line)}>${msg(str`line ${line}`)}</button>`;
  }
}
