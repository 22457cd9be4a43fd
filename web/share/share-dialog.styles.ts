import { css } from 'lit';

export const shareDialogStyles = css`
  dialog {
    --dialog-width: 36rem;
    max-height: calc(100dvh - 2 * var(--space-4));
    overflow-y: auto;
  }

  form {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: var(--space-4);
  }

  h2 {
    margin: 0;
    font-size: 1.125rem;
  }

  h3 {
    margin: 0;
    font-size: var(--text-small);
    font-weight: 600;
  }

  p {
    margin: 0;
    color: var(--text-muted);
    font-size: var(--text-small);
  }

  fieldset {
    display: flex;
    min-width: 0;
    margin: 0;
    padding: 2px;
    border: none;
    border-radius: var(--radius-small);
    background: var(--surface-hover);
  }

  .form {
    position: relative;
    flex: 1 1 auto;
    color: var(--text-muted);
    font: 550 var(--text-small) / 1 var(--font-ui);
    text-align: center;
  }

  .form input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .form span {
    display: grid;
    place-content: center;
    min-height: 32px;
    padding: 0 var(--space-2);
    border-radius: var(--radius-small);
    white-space: nowrap;
  }

  .form input:checked + span {
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
  }

  .form input:focus-visible + span {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .purpose {
    margin: var(--space-3) 0 var(--space-2);
  }

  textarea {
    display: block;
    width: 100%;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--border);
    border-radius: var(--radius-small);
    background: var(--surface-sunken);
    color: var(--text);
    font: 0.75rem / 1.5 var(--font-code);
    overflow-wrap: anywhere;
    resize: vertical;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }

  .length {
    margin-left: auto;
    color: var(--text-muted);
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }

  .said:not(:empty) {
    margin-top: var(--space-2);
    color: var(--text);
  }

  .warning {
    display: flex;
    gap: var(--space-2);
    margin-top: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--warning-soft);
    color: var(--text);
  }

  .warning svg {
    margin-top: 0.15em;
    color: var(--warning);
  }

  .run {
    display: flex;
    align-items: start;
    gap: var(--space-2);
    margin-top: var(--space-4);
    font-size: var(--text-small);
    font-weight: 550;
  }

  .run input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 2px 0 0;
    accent-color: var(--accent);
  }

  small {
    display: block;
    color: var(--text-muted);
    font-size: inherit;
    font-weight: 400;
  }

  .hint {
    margin-top: var(--space-4);
  }

  .project {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-4);
    margin-top: var(--space-4);
    padding-top: var(--space-4);
    border-top: 1px solid var(--border);
  }

  @media (max-width: 34rem) {
    dialog {
      padding: var(--space-4);
    }
  }
`;
