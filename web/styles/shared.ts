import { css } from 'lit';

/** What every element's shadow root needs; page styles do not reach inside. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: pre;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 36px;
    padding: 0 var(--space-3);
    border: 1px solid var(--border);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: 550 var(--text-small) / 1 var(--font-ui);
    white-space: nowrap;
    cursor: pointer;
    transition:
      background-color var(--duration),
      border-color var(--duration),
      color var(--duration);
  }

  button:hover:not([aria-disabled='true']) {
    background: var(--surface-hover);
  }

  button[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }

  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }

  button.primary:hover:not([aria-disabled='true']) {
    background: var(--accent-hover);
  }

  button.icon {
    width: 36px;
    padding: 0;
  }

  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--text-muted);
  }

  svg {
    width: 16px;
    height: 16px;
    flex: none;
  }
`;
