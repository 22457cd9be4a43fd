import { css } from 'lit';

/** How modal dialogs look; each says how wide it may be by `--dialog-width`. */
export const dialogLooks = css`
  dialog {
    width: min(var(--dialog-width), calc(100vw - 2 * var(--space-4)));
    padding: var(--space-6);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-dialog);
  }

  dialog::backdrop {
    background: var(--backdrop);
  }
`;
