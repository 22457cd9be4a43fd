import { css } from 'lit';

export const predictRunStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4) var(--space-6);
  }

  .parts > div {
    min-width: 0;
  }

  /* The program beside the question, where there is room for both. */
  @container (min-width: 52rem) {
    .parts {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }
  }

  .done {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    float: right;
    margin: 0;
    color: var(--text-muted);
    font-size: var(--text-small);
    font-weight: 600;
    line-height: 1.5;
  }

  fieldset {
    display: grid;
    gap: var(--space-2);
    margin: 0;
    padding: 0;
    border: 0;
  }

  fieldset.duration {
    grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr));
  }

  .option {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 44px;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--border);
    border-radius: var(--radius-small);
    background: var(--surface-sunken);
    cursor: pointer;
    transition:
      background-color var(--duration),
      border-color var(--duration);
  }

  .option:hover {
    background: var(--surface-hover);
  }

  .option:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  .option:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
    outline: none;
  }

  .choice .option,
  .choice .text,
  .order .text {
    font: var(--text-code) / 1.5 var(--font-code);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    margin-top: var(--space-3);
  }

  .actions p {
    margin: 0;
    color: var(--text-muted);
    font-size: var(--text-small);
  }

  .actions span {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--text-body);
    font-weight: 600;
  }

  .right {
    color: var(--good);
  }

  .wrong {
    color: var(--bad);
  }

  .label {
    margin: 0 0 var(--space-2);
    color: var(--text-muted);
    font-size: var(--text-small);
    font-weight: 600;
  }

  .answer {
    display: grid;
    gap: var(--space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .answer.duration {
    grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr));
  }

  .answer li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    align-items: center;
    gap: var(--space-2);
    min-height: 44px;
    padding: var(--space-2) var(--space-3) var(--space-2) var(--space-2);
    border: 1px solid var(--border);
    border-radius: var(--radius-small);
    background: var(--surface-sunken);
  }

  .answer .text {
    color: var(--text);
    font-weight: inherit;
  }

  .answer .other .text {
    color: var(--text-muted);
  }

  .answer .chosen {
    font-weight: 600;
  }

  .answer .right {
    border-color: color-mix(in srgb, var(--good) 55%, transparent);
    background: color-mix(in srgb, var(--good) 9%, var(--surface));
  }

  .answer .wrong {
    border-color: color-mix(in srgb, var(--bad) 45%, transparent);
    background: color-mix(in srgb, var(--bad) 7%, var(--surface));
  }

  .mark {
    display: flex;
  }

  .run {
    margin-top: var(--space-4);
  }

  .output {
    margin: 0;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--border);
    border-radius: var(--radius-small);
    background: var(--surface-sunken);
    list-style: none;
    font: var(--text-code) / 1.6 var(--font-code);
  }

  .output li {
    display: grid;
    grid-template-columns: 3.25rem minmax(0, 1fr);
    gap: var(--space-3);
    color: var(--text-muted);
  }

  .output .asked {
    color: var(--text);
    font-weight: 600;
  }

  .time {
    font-weight: 400;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  .output .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .length {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: var(--space-2) 0 0;
    color: var(--text-muted);
    font-size: var(--text-small);
  }
`;
