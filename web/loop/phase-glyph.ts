import { css, html, svg, type TemplateResult } from 'lit';
import type { TaskPhase } from '../trace/task-state.ts';

const SHAPES: Readonly<Record<TaskPhase, TemplateResult>> = {
  running: svg`<path fill="currentColor" stroke="none" d="M4 2.5v9l7.5-4.5z" />`,
  ready: svg`<circle cx="7" cy="7" r="4.25" /><circle fill="currentColor" stroke="none" cx="7" cy="7" r="1.75" />`,
  sleeping: svg`<circle cx="7" cy="7" r="5" /><path d="M7 4v3l2 1.5" />`,
  waiting: svg`<path d="M4.75 3v8M9.25 3v8" />`,
  returned: svg`<path d="m2.5 7.5 3 3 6-7" />`,
  raised: svg`<path d="m3.5 3.5 7 7M10.5 3.5l-7 7" />`,
  cancelled: svg`<circle cx="7" cy="7" r="5" /><path d="m3.6 10.4 6.8-6.8" />`,
};

function glyph(name: string, shape: TemplateResult): TemplateResult {
  return html`<svg class="glyph ${name}" viewBox="0 0 14 14" fill="none" stroke="currentColor" stroke-width="1.6"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;
}

/** Told apart by shape as well as by colour; the words stand beside it. */
export function phaseGlyph(phase: TaskPhase): TemplateResult {
  return glyph(phase, SHAPES[phase]);
}

/** For what is no task. */
export const thingGlyph = glyph('thing', svg`<path d="M7 2.5 11.5 7 7 11.5 2.5 7z" />`);

export const phaseGlyphStyles = css`
  .glyph {
    width: 14px;
    height: 14px;
    color: var(--text-muted);
  }

  .glyph.running {
    color: var(--task-running);
  }

  .glyph.ready {
    color: var(--task-ready);
  }

  .glyph.sleeping {
    color: var(--task-sleeping);
  }

  .glyph.waiting {
    color: var(--task-waiting);
  }

  .glyph.returned {
    color: var(--task-returned);
  }

  .glyph.raised {
    color: var(--task-raised);
  }

  .glyph.cancelled {
    color: var(--task-cancelled);
  }
`;
