import { css } from 'lit';

export const insightStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    container-type: inline-size;
  }

  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    padding: var(--space-1) var(--space-2);
    border-bottom: 1px solid var(--border);
  }

  .tabs {
    display: flex;
    flex: none;
    gap: 2px;
  }

  .tabs button {
    border-color: transparent;
    background: transparent;
    color: var(--text-muted);
  }

  .tabs button[aria-selected='true'] {
    background: var(--accent-soft);
    color: var(--text);
  }

  .count {
    padding: 2px 6px;
    border-radius: 999px;
    background: var(--warning-soft);
    color: var(--warning);
    font-size: var(--text-tiny);
  }

  time-controls {
    flex: 1;
    min-width: calc(20 * var(--rem));
  }

  .unused {
    visibility: hidden;
  }

  .notice {
    display: flex;
    flex: none;
    justify-content: start;
    min-height: 34px;
    border: none;
    border-bottom: 1px solid var(--border);
    border-radius: 0;
    background: var(--accent-soft);
    padding-block: var(--space-1);
    font-weight: 400;
    line-height: 1.3;
    text-align: start;
    white-space: normal;
  }

  .notice.problem {
    background: var(--warning-soft);
  }

  .notice.problem svg {
    color: var(--warning);
  }

  .notice b {
    margin-left: auto;
    color: var(--accent);
    font-weight: 550;
    white-space: nowrap;
  }

  .note {
    flex: none;
    margin: 0;
    padding: var(--space-1) var(--space-3);
    border-bottom: 1px solid var(--border);
    color: var(--text-muted);
    font-size: var(--text-tiny);
  }

  /* Always there, so that it is told when it comes. */
  .note:empty {
    position: absolute;
    padding: 0;
    border: none;
  }

  .panel {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: auto;
  }

  .panel.timeline {
    overflow: clip;
  }

  task-timeline {
    height: 100%;
  }

  task-timeline[hidden] {
    display: none;
  }

  /* The time bar gets a row of its own. */
  @container (max-width: 896px) {
    .bar {
      padding-bottom: 0;
    }

    .tabs {
      flex: 1;
      flex-wrap: wrap;
    }

    time-controls {
      order: 3;
      min-width: 100%;
    }
  }

  /* On a phone, four tabs and what saves stand in one row. */
  @container (max-width: 416px) {
    .bar {
      column-gap: 0;
      padding-inline: var(--space-1);
    }

    .tabs {
      gap: 0;
    }

    .tabs button {
      gap: var(--space-1);
      padding: 0 var(--space-1);
      font-size: var(--text-small);
    }
  }
`;
