import { css } from 'lit';

/** How it is said in the middle of an empty terminal what to do for some output. */
export const hintLooks = css`
  .hint {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--space-2);
    padding: var(--space-4);
    color: var(--text-muted);
    font-size: var(--text-small);
    text-align: center;
    text-wrap: balance;
    pointer-events: none;
  }

  .hint p {
    margin: 0;
  }

  .hint button {
    margin-top: var(--space-1);
    pointer-events: auto;
  }
`;
