import { css } from 'lit';

/** One screen: examples, source and output side by side; on a phone one above the other. */
export const playgroundStyles = css`
  :host {
    display: grid;
    grid-template:
      'header header' auto
      'examples main' minmax(0, 1fr)
      / 17rem minmax(0, 1fr);
    height: 100vh;
    height: 100dvh;
  }

  header {
    grid-area: header;
    display: flex;
    align-items: center;
    gap: var(--space-4);
    padding: var(--space-2) var(--space-4) var(--space-2) var(--space-6);
  }

  h1 {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    margin: 0;
    font-size: 1.125rem;
    font-weight: 700;
    letter-spacing: -0.01em;
  }

  h1 svg {
    width: 26px;
    height: 26px;
  }

  header p {
    flex: 1;
    margin: 0;
    color: var(--text-muted);
    font-size: var(--text-small);
  }

  example-list {
    grid-area: examples;
  }

  main {
    grid-area: main;
    display: grid;
    grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
    gap: var(--space-3);
    min-height: 0;
    padding: 0 var(--space-4) var(--space-4) 0;
  }

  section {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }

  .output {
    background: var(--surface-sunken);
  }

  .bar {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--space-2);
    min-height: 53px;
    padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
    border-bottom: 1px solid var(--border);
  }

  .name {
    display: flex;
    flex: 1;
    align-items: baseline;
    gap: var(--space-2);
    min-width: 0;
  }

  h2 {
    overflow: hidden;
    margin: 0;
    font-size: var(--text-body);
    font-weight: 650;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .file {
    color: var(--text-muted);
    font: 0.75rem var(--font-code);
  }

  .badge {
    padding: 1px var(--space-2);
    border-radius: 999px;
    background: var(--warning-soft);
    color: var(--warning);
    font-size: 0.75rem;
    font-weight: 600;
  }

  .unsupported {
    margin: 0;
    padding: var(--space-3) var(--space-4);
    background: var(--warning-soft);
    color: var(--warning);
    font-size: var(--text-small);
  }

  .editor,
  .screen {
    position: relative;
    flex: 1;
    min-height: 0;
  }

  .hint {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    margin: 0;
    padding: var(--space-6);
    color: var(--text-muted);
    font-size: var(--text-small);
    text-align: center;
    pointer-events: none;
  }

  @media (max-width: 1180px) {
    :host {
      grid-template-columns: 14.5rem minmax(0, 1fr);
    }

    main {
      grid-template: minmax(0, 1.3fr) minmax(0, 1fr) / minmax(0, 1fr);
    }
  }

  @media (max-width: 800px) {
    :host {
      grid-template:
        'header' auto
        'examples' auto
        'main' minmax(0, 1fr)
        / minmax(0, 1fr);
    }

    header {
      padding: var(--space-1) var(--space-3);
    }

    header p {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    example-list {
      padding: 0 var(--space-3) var(--space-2);
    }

    main {
      padding: 0 var(--space-3) var(--space-3);
      gap: var(--space-2);
    }

    .bar {
      padding-left: var(--space-3);
    }
  }

  @media (max-width: 480px) {
    .source h2,
    header p {
      display: none;
    }

    header {
      justify-content: space-between;
    }
  }
`;
