import { css } from 'lit';

/** Wide: queue and timers side by side above the tree; narrow: one below the other. */
export const loopViewStyles = css`
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
    gap: var(--space-4) var(--space-6);
  }

  h3 {
    display: flex;
    align-items: baseline;
    gap: var(--space-2);
    margin: 0;
    font-size: var(--text-body);
    font-weight: 650;
  }

  .count {
    color: var(--text-muted);
    font-size: var(--text-small);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .term,
  .none,
  .more {
    margin: 0;
    color: var(--text-muted);
  }

  .term {
    margin-bottom: var(--space-2);
  }

  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .activity {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0 0 var(--space-4);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--surface-hover);
    font-size: var(--text-body);
    overflow-wrap: anywhere;
  }

  .activity::before {
    flex: none;
    align-self: flex-start;
    width: 8px;
    height: 8px;
    margin-top: 0.45em;
    border: 2px solid var(--text-muted);
    border-radius: 50%;
    content: '';
  }

  .activity.runs {
    background: var(--accent-soft);
  }

  .activity.runs::before {
    border-color: var(--task-running);
    background: var(--task-running);
  }

  .activity.blocked,
  .activity.stuck {
    background: var(--warning-soft);
  }

  .activity.blocked::before,
  .activity.stuck::before {
    border-color: var(--warning);
    border-radius: 1px;
    background: var(--warning);
  }

  button {
    min-height: 28px;
    max-width: 100%;
    padding: 0 var(--space-2);
    font: inherit;
  }

  .label {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .queue,
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .queue > li {
    max-width: 100%;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    min-height: 28px;
    padding: 0 var(--space-2);
    border: 1px solid var(--border);
    border-radius: 999px;
    background: var(--surface);
    color: var(--text);
    font-weight: 500;
    white-space: nowrap;
  }

  .chip.now {
    border-color: transparent;
    background: var(--task-running);
    color: var(--task-on-running);
  }

  .chip.now:hover {
    background: var(--accent-hover);
  }

  .chip.now .glyph {
    color: inherit;
  }

  .front {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-right: var(--space-2);
    border-right: 2px solid var(--border);
  }

  .front .none {
    padding-block: 4px;
  }

  .timer {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 var(--space-3);
    padding-bottom: 6px;
  }

  .timer .what {
    justify-self: start;
    justify-content: flex-start;
    margin-left: calc(-1 * var(--space-2) - 1px);
    border-color: transparent;
    background: transparent;
  }

  .timer span.what {
    display: flex;
    align-items: center;
    min-height: 28px;
    padding-left: calc(var(--space-2) + 1px);
    min-width: 0;
    max-width: 100%;
  }

  .remaining {
    min-width: 5.5em;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  .late {
    color: var(--warning);
    font-weight: 600;
  }

  .when {
    color: var(--text-muted);
    font-variant-numeric: tabular-nums;
  }

  .bar {
    grid-column: 1 / -1;
    height: 4px;
    overflow: hidden;
    border-radius: 2px;
    background: var(--surface-hover);
  }

  .bar > span {
    display: block;
    height: 100%;
    border-radius: 2px;
    background: var(--task-sleeping);
    transform-origin: left;
  }

  .circle {
    margin: 0 0 var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-left: 3px solid var(--bad);
    border-radius: 2px;
    background: var(--surface-hover);
    overflow-wrap: anywhere;
  }

  .circle strong {
    color: var(--bad);
  }

  .tree ul ul {
    margin-left: 14px;
  }

  .tree ul ul > li {
    position: relative;
    padding-left: 17px;
  }

  /* From the parent down past the entry, and to it. */
  .tree ul ul > li::before,
  .tree ul ul > li::after {
    position: absolute;
    top: 0;
    bottom: 0;
    left: 0;
    border-left: 1px solid var(--border);
    content: '';
  }

  .tree ul ul > li:last-child::before {
    display: none;
  }

  .tree ul ul > li::after {
    bottom: auto;
    width: 11px;
    height: 15px;
    border-bottom: 1px solid var(--border);
  }

  .entry > * {
    vertical-align: middle;
  }

  /* Its words flow; where they wrap, they stay right of the sign. */
  .entry {
    min-height: 28px;
    padding-left: 20px;
    overflow-wrap: anywhere;
  }

  .name {
    flex: none;
    gap: 6px;
    padding-inline: 5px;
    border-color: transparent;
    background: transparent;
    font-weight: 650;
  }

  .entry > .name:first-child {
    margin-left: -26px;
  }

  .entry > .thing {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    margin: 0 6px 0 -20px;
    font-weight: 500;
  }

  [aria-current='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .doing {
    margin-right: 4px;
    color: var(--text-muted);
  }

  .badge {
    display: inline-block;
    padding: 0 6px;
    border: 1px solid currentColor;
    border-radius: 999px;
    color: var(--bad);
    font-size: var(--text-tiny);
    font-weight: 600;
  }

  .badge.cancel {
    color: var(--task-cancelled);
  }

  .frames {
    display: inline;
    font-family: var(--font-code);
    font-size: var(--text-tiny);
  }

  .frames li {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    margin: 2px 2px 2px 0;
    vertical-align: middle;
  }

  .frames li + li::before {
    padding-inline: 2px;
    color: var(--text-muted);
    content: '›';
    content: '›' / '';
  }

  .frame {
    gap: 6px;
    min-height: 24px;
    padding: 0 6px;
    overflow: hidden;
    border: 1px solid transparent;
    border-radius: var(--radius-small);
    background: var(--surface-hover);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  span.frame {
    display: inline-block;
    line-height: 22px;
    background: transparent;
    color: var(--text-muted);
  }

  .frame:hover:not(span) {
    border-color: var(--border);
  }

  .frame .line {
    color: var(--text-muted);
  }

  .tree li.more {
    padding-block: 4px;
  }

  @container (min-width: 704px) {
    .views {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .tree {
      grid-column: 1 / -1;
    }
  }

  @container (min-width: 1152px) {
    .views {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.4fr);
    }

    .tree {
      grid-column: auto;
    }
  }

  @container (max-width: 416px) {
    .views {
      gap: var(--space-6);
    }
  }

  @media (pointer: coarse) {
    button,
    .chip {
      min-height: 36px;
    }
  }
`;
