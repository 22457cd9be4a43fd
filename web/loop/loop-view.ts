import { localized, msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from '../styles/shared.ts';
import { secondsText } from '../terminal/time-text.ts';
import { taskLabel, thingLabel } from '../trace/labels.ts';
import type { Recording } from '../trace/recording.ts';
import { Replay, type ProgramState, type ReadyEntry } from '../trace/replay.ts';
import { AwaitGraph } from './await-graph.ts';
import { awaitTree } from './await-tree.ts';
import { awaitTreeView } from './await-tree-view.ts';
import { countText, limited } from './limited.ts';
import { loopActivity } from './loop-activity.ts';
import { loopViewStyles } from './loop-view.styles.ts';
import { MomentView } from './moment-view.ts';
import { phaseGlyph, phaseGlyphStyles } from './phase-glyph.ts';
import { remainingText, timerRows, type TimerRow } from './timer-rows.ts';

/** Chips stand side by side, timers and branches below each other. */
const MOST_READY = 50;
const MOST_TIMERS = 20;
const TREE_LIMITS = { siblings: 25, nodes: 150, depth: 24 };
const MOST_CIRCLES = 3;

/**
 * The event loop at a moment: what is ready, what waits for a time, who awaits whom. Choosing a
 * task or a line asks for it: see view-events.ts.
 */
@customElement('loop-view')
@localized()
export class LoopView extends MomentView {
  private replay: Replay | undefined;
  private replayed: Recording | undefined;

  static override styles = [shared, phaseGlyphStyles, loopViewStyles];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Not by what changed: it may have changed while nobody looked.
    if (this.replayed === this.recording) return;
    this.replayed = this.recording;
    this.replay = this.recording && new Replay(this.recording);
  }

  protected override render() {
    const { recording, moment, replay } = this;
    if (!recording || !moment || !replay) return html`<p class="none">${msg('Run the program to see its loop.')}</p>`;
    const state = replay.at(moment.position);
    const { kind, text } = loopActivity(recording, state, moment);
    const timers = timerRows(recording, state, moment, MOST_TIMERS);
    return html`
      <p class="activity ${kind}">${text}</p>
      <div class="views">
        ${this.#queue(state)}
        <section aria-labelledby="timers">
          <h3 id="timers">${msg('Timers')} ${count(timers.shown.length + timers.more)}</h3>
          <p class="term">${msg('Who sleeps or has set a timeout, the first to be due first.')}</p>
          ${timers.shown.length === 0
            ? html`<p class="none">${msg('No timer is set.')}</p>`
            : html`<ol>
                ${repeat(
                  timers.shown,
                  ({ entry }) => keyOf(entry),
                  (row) => this.#timer(row, state),
                )}
              </ol>`}
          ${more(timers.more)}
        </section>
        <section class="tree" aria-labelledby="tree">
          <h3 id="tree">${msg('Who awaits whom')}</h3>
          <p class="term">
            ${msg(
              'A task goes on when what stands below it is done. Its functions stand in a row: each awaits the next.',
            )}
          </p>
          ${this.#tree(recording, state)}
        </section>
      </div>
    `;
  }

  #queue(state: ProgramState) {
    const { running, callback } = state;
    const ready = limited(state.ready, MOST_READY);
    return html`
      <section aria-labelledby="ready">
        <h3 id="ready">${msg('Ready queue')} ${count(state.ready.length)}</h3>
        <p class="term">
          ${msg('What can go on at once: the loop runs one after the other, in this order.')}
        </p>
        <ol class="queue">
          <li class="front">
            ${running > 0 || callback > 0
              ? this.#chip(this.#runningEntry(running, callback), state, true)
              : html`<span class="none">${msg('nothing runs')}</span>`}
          </li>
          ${ready.shown.length === 0
            ? html`<li class="none">${msg('nobody is ready')}</li>`
            : repeat(
                ready.shown,
                keyOf,
                (entry) => html`<li>${this.#chip(entry, state, false)}</li>`,
              )}
          ${ready.more > 0 ? html`<li class="more">${msg(str`and ${countText(ready.more)} more`)}</li>` : nothing}
        </ol>
      </section>
    `;
  }

  #runningEntry(task: number, callback: number): ReadyEntry {
    return task > 0
      ? { task, label: taskLabel(this.recording!, task) }
      : { callback, label: thingLabel(this.recording!, callback) };
  }

  #chip({ task = 0, label }: ReadyEntry, state: ProgramState, now: boolean) {
    const content = html`${now ? phaseGlyph('running') : nothing}<span class="label">${label}</span>
      ${now ? html`<span class="visually-hidden">${msg('runs now')}</span>` : nothing}`;
    if (task === 0) return html`<span class="chip ${now ? 'now' : ''}" title=${label}>${content}</span>`;
    return html`<button
      class="chip ${now ? 'now' : ''}"
      aria-current=${task === this.selected}
      title=${label}
      @click=${() => this.choose(task, state.tasks.get(task)?.line)}
    >
      ${content}
    </button>`;
  }

  #timer({ entry, remaining, share }: TimerRow, state: ProgramState) {
    const { task = 0, label, when } = entry;
    const late = remaining <= -0.0005;
    const line = state.tasks.get(task)?.line;
    return html`<li class="timer">
      ${task > 0
        ? html`<button
            class="what"
            aria-current=${task === this.selected}
            title=${label}
            @click=${() => this.choose(task, line)}
          >
            <span class="label">${label}</span>
          </button>`
        : html`<span class="what" title=${label}><span class="label">${label}</span></span>`}
      <span class="remaining ${late ? 'late' : ''}">${remainingText(remaining)}</span>
      <span class="when">${msg(str`at ${secondsText(when)}`)}</span>
      <span class="bar" aria-hidden="true"><span .style=${`transform: scaleX(${share.toFixed(4)})`}></span></span>
    </li>`;
  }

  #tree(recording: Recording, state: ProgramState): TemplateResult {
    const graph = new AwaitGraph(state);
    const { circles } = graph;
    const inCircle = new Set(circles.flat());
    const tree = awaitTree(recording, state, graph, TREE_LIMITS);
    return html`
      ${circles.slice(0, MOST_CIRCLES).map(
        (circle) => html`<p class="circle">
          <strong>${msg('A circle: nobody in it can go on by itself.')}</strong>
          ${[...circle, circle[0]!].map((id) => thingLabel(recording, id)).join(' → ')}
        </p>`,
      )}
      ${moreCircles(circles.length - MOST_CIRCLES)}
      ${tree.nodes.length === 0
        ? html`<p class="none">${msg('No task is under way.')}</p>`
        : awaitTreeView(tree, {
            recording,
            state,
            inCircle,
            selected: this.selected,
            choose: (task, line) => this.choose(task, line),
          })}
    `;
  }
}

/** Tasks and callbacks share one sequence of ids. */
function keyOf({ task, callback }: ReadyEntry): number {
  return task ?? callback ?? 0;
}

function count(entries: number) {
  return entries > 0 ? html`<span class="count">${countText(entries)}</span>` : nothing;
}

function more(left: number) {
  return left > 0 ? html`<p class="more">${msg(str`and ${countText(left)} more`)}</p>` : nothing;
}

function moreCircles(left: number) {
  return left > 0 ? html`<p class="more">${msg(str`and ${countText(left)} more circles`)}</p>` : nothing;
}
