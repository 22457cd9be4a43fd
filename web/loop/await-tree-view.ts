import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { taskLabel } from '../trace/labels.ts';
import type { Recording } from '../trace/recording.ts';
import type { Frame, ProgramState } from '../trace/replay.ts';
import { stateText } from '../trace/words.ts';
import type { AgainNode, AwaitNode, Branches, TaskNode, ThingNode } from './await-tree.ts';
import { countText } from './limited.ts';
import { phaseGlyph, thingGlyph } from './phase-glyph.ts';

export interface TreeContext {
  readonly recording: Recording;
  readonly state: ProgramState;
  /** Tasks, by their ids. */
  readonly inCircle: ReadonlySet<number>;
  readonly selected: number;
  readonly choose: (task: number, line: number | undefined) => void;
}

/** Lists in lists of buttons: read and walked through like any other text. */
export function awaitTreeView({ nodes, more }: Branches, context: TreeContext): TemplateResult {
  return html`<ul>
    ${repeat(
      nodes,
      ({ kind, id }) => `${kind} ${id}`,
      (node) => html`<li>${entry(node, context)}</li>`,
    )}
    ${more > 0 ? html`<li class="more">${msg(str`and ${countText(more)} more`)}</li>` : nothing}
  </ul>`;
}

function entry(node: AwaitNode, context: TreeContext): TemplateResult {
  switch (node.kind) {
    case 'task':
      return taskEntry(node, context);
    case 'thing':
      return thingEntry(node, context);
    case 'again':
      return againEntry(node, context);
  }
}

function taskEntry({ task, below }: TaskNode, context: TreeContext): TemplateResult {
  const { recording, state, inCircle } = context;
  return html`
    <div class="entry">
      <button
        class="name"
        aria-current=${task.id === context.selected}
        @click=${() => context.choose(task.id, task.line)}
      >
        ${phaseGlyph(task.phase)}${task.name}
      </button>
      <span class="doing">${below.nodes.length > 0 ? msg('waits') : stateText(recording, task, state.objects)}</span>
      <ol class="frames" aria-label=${msg(str`Functions that ${task.name} is in`)}>
        ${task.frames.map((frame) => html`<li>${frameEntry(frame, task.id, context)}</li>`)}
      </ol>
      ${inCircle.has(task.id) ? html`<span class="badge">${msg('in a circle')}</span>` : nothing}
      ${task.cancelRequested ? html`<span class="badge cancel">${msg('asked to end')}</span>` : nothing}
    </div>
    ${branches(below, context)}
  `;
}

function frameEntry({ name, line }: Frame, task: number, context: TreeContext): TemplateResult {
  return line === undefined
    ? html`<span class="frame">${name}</span>`
    : html`<button class="frame" @click=${() => context.choose(task, line)}>
        ${name}<span class="line">${msg(str`line ${line}`)}</span>
      </button>`;
}

function thingEntry({ label, done, total, holder, thread, below }: ThingNode, context: TreeContext): TemplateResult {
  return html`
    <div class="entry">
      ${thingName(label)}
      ${total > 0 ? html`<span class="doing">${msg(str`${countText(done)} of ${countText(total)} done`)}</span>` : nothing}
      ${thread > 0 ? html`<span class="doing">${msg(str`worker thread ${thread} computes`)}</span>` : nothing}
      ${holder > 0 ? holderEntry(holder, context) : nothing}
    </div>
    ${branches(below, context)}
  `;
}

function thingName(label: string): TemplateResult {
  return html`<span class="thing">${thingGlyph}${label}</span>`;
}

function holderEntry(holder: number, { recording, state, choose }: TreeContext): TemplateResult {
  return html`<span class="doing">${msg('held by')}</span>
    <button class="name" @click=${() => choose(holder, state.tasks.get(holder)?.line)}>
      ${taskLabel(recording, holder)}
    </button>`;
}

function againEntry({ id, label, circle }: AgainNode, { state, choose }: TreeContext): TemplateResult {
  const task = state.tasks.get(id);
  return html`<div class="entry">
    ${task
      ? html`<button class="name" @click=${() => choose(id, task.line)}>${label}</button>`
      : thingName(label)}
    <span class="doing">${circle ? msg('again: a circle') : msg('stands above already')}</span>
  </div>`;
}

function branches(below: Branches, context: TreeContext): TemplateResult | typeof nothing {
  return below.nodes.length > 0 || below.more > 0 ? awaitTreeView(below, context) : nothing;
}
