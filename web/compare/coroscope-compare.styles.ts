import { css } from 'lit';

/** One above the other, so that the same time is at the same place in all; the time controls stay in view. */
export const compareStyles = css`
  :host {
    display: block;
  }

  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    max-width: 100rem;
    margin: 0 auto;
    padding: 0 var(--space-4) var(--space-6);
  }

  .choice,
  .totals {
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }

  h1 {
    margin: 0;
    font-size: 1.125rem;
    font-weight: 650;
  }

  nav {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: var(--space-1);
    min-width: 0;
  }

  nav a {
    padding: var(--space-1) var(--space-3);
    border-radius: 999px;
    color: var(--text-muted);
    font-size: var(--text-small);
    font-weight: 550;
    line-height: 1.75;
    text-decoration: none;
  }

  nav a:hover {
    background: var(--surface-hover);
    color: var(--text);
  }

  nav a[aria-current] {
    background: var(--accent-soft);
    color: var(--accent);
  }

  .look-for {
    max-width: 52rem;
    margin: var(--space-2) 0 0;
    text-wrap: pretty;
  }

  .problem {
    margin: var(--space-2) 0 0;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--warning-soft);
    color: var(--warning);
    font-size: var(--text-small);
  }

  details {
    margin-top: var(--space-2);
    color: var(--text-muted);
    font-size: var(--text-small);
  }

  summary {
    width: fit-content;
    padding: var(--space-1) 0;
    cursor: pointer;
  }

  summary:hover {
    color: var(--text);
  }

  details p {
    margin: var(--space-2) 0 0;
  }

  .slots {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    margin-top: var(--space-1);
  }

  .slot {
    display: flex;
    align-items: center;
    min-width: 0;
  }

  select {
    min-width: 0;
    width: 15rem;
    min-height: 36px;
    padding: 0 var(--space-2);
    border: 1px solid var(--border);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: 550 var(--text-small) var(--font-ui);
  }

  .controls {
    position: sticky;
    z-index: 2;
    top: 0;
    overflow: clip;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }

  time-controls {
    border-bottom: 0;
  }

  axis-tools {
    padding: 0 var(--space-3);
  }

  h2 {
    margin: 0 0 var(--space-2);
    font-size: var(--text-body);
    font-weight: 650;
  }

  @media (max-width: 800px) {
    main {
      gap: var(--space-2);
      padding: 0 var(--space-3) var(--space-4);
    }

    .choice,
    .totals {
      padding: var(--space-3);
    }

    nav {
      flex-basis: 100%;
      order: 1;
      margin-inline: calc(-1 * var(--space-1));
    }

    h1 {
      flex: 1;
    }
  }

  @media (max-width: 560px) {
    nav a {
      padding-inline: var(--space-2);
    }

    .look-for {
      font-size: var(--text-small);
    }

    .slot,
    select {
      width: 100%;
    }
  }
`;
