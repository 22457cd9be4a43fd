import { css } from 'lit';

/** One screen: examples, source and output side by side; on a phone one above the other. */
export const playgroundStyles = css`
  :host {
    display: grid;
    grid-template:
      'header header' auto
      'examples main' minmax(0, 1fr)
      / 15rem minmax(0, 1fr);
    /* In a lower window the page scrolls: panels of two lines are of no use. */
    --least-height: 44rem;
    height: max(100vh, var(--least-height));
    height: max(100dvh, var(--least-height));
  }

  .skip {
    position: absolute;
    z-index: 500;
    top: var(--space-2);
    left: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--accent);
    color: var(--on-accent);
  }

  .skip:not(:focus) {
    clip-path: inset(50%);
  }

  site-header {
    grid-area: header;
  }

  /* All of it can be scrolled into view, however high the page is. */
  example-list {
    position: sticky;
    top: 0;
    grid-area: examples;
    max-height: calc(100dvh - 3.25rem);
  }

  main {
    grid-area: main;
    display: grid;
    grid-template:
      'source output' minmax(0, 1.35fr)
      'insight insight' minmax(0, 1fr)
      / minmax(0, 1.5fr) minmax(0, 1fr);
    gap: var(--space-3);
    min-height: 0;
    padding: 0 var(--space-4) var(--space-4) 0;
  }

  section {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    overflow: clip;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }

  .source {
    grid-area: source;
  }

  .output {
    grid-area: output;
    background: var(--surface-sunken);
  }

  .insight {
    grid-area: insight;
    background: var(--surface-sunken);
  }

  run-insight {
    flex: 1;
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
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
  }

  /* Two lines at the most, which the bar has room for. */
  h2 {
    display: -webkit-box;
    overflow: hidden;
    margin: 0;
    font-size: var(--text-body);
    font-weight: 650;
    line-height: 1.2;
    overflow-wrap: anywhere;
    text-wrap: balance;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .switch {
    display: flex;
    flex: none;
    padding: 2px;
    border-radius: var(--radius-small);
    background: var(--surface-hover);
  }

  .switch button {
    min-height: 30px;
    padding: 0 var(--space-2);
    border-color: transparent;
    background: transparent;
    color: var(--text-muted);
  }

  .switch button[aria-pressed='true'] {
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
  }

  .badge {
    padding: 1px var(--space-2);
    border-radius: 999px;
    background: var(--warning-soft);
    color: var(--warning);
    font-size: 0.75rem;
    font-weight: 600;
    white-space: nowrap;
  }

  .unsupported {
    margin: 0;
    padding: var(--space-3) var(--space-4);
    background: var(--warning-soft);
    color: var(--warning);
    font-size: var(--text-small);
  }

  .link-notice {
    display: flex;
    flex: none;
    gap: var(--space-2);
    margin: 0;
    padding: var(--space-2) var(--space-4);
    border-bottom: 1px solid var(--border);
    background: var(--accent-soft);
    font-size: var(--text-small);
    line-height: 1.4;
  }

  .link-notice svg {
    margin-top: 0.1em;
    color: var(--accent);
  }

  .link-notice.bad {
    background: var(--warning-soft);
  }

  .link-notice.bad svg {
    color: var(--warning);
  }

  .editor,
  .screen {
    position: relative;
    flex: 1;
    min-height: 0;
  }

  source-editor[hidden] {
    display: none;
  }

  /* Titles need the room more than a word that a tooltip says too. */
  @media (max-width: 1500px) {
    .reset .label,
    .share .label,
    .stop .label {
      display: none;
    }

    .reset,
    .share,
    .stop {
      width: 36px;
      padding: 0;
    }
  }

  /* As many columns of source as there can be, and the usual titles in one line. */
  @media (max-width: 1420px) {
    :host {
      --text-code: 0.75rem;
      grid-template-columns: 13.5rem minmax(0, 1fr);
    }

    .source .bar {
      gap: var(--space-1);
      padding-left: var(--space-3);
    }

    main {
      grid-template-columns: minmax(0, 1.65fr) minmax(0, 1fr);
    }
  }

  @media (max-width: 1180px) {
    :host {
      --text-code: 0.8125rem;
      --least-height: 62rem;
      grid-template-columns: 14.5rem minmax(0, 1fr);
    }

    main {
      grid-template:
        'source' minmax(0, 1.3fr)
        'output' minmax(0, 1fr)
        'insight' minmax(0, 1.5fr)
        / minmax(0, 1fr);
    }
  }

  @media (max-width: 800px) {
    /* Source and output are the first screen; what the program does comes below. */
    :host {
      --first-screen: max(100dvh, 42rem);
      --panels: calc(var(--first-screen) - 10.5rem);
      grid-template:
        'header' auto
        'examples' auto
        'main' auto
        / minmax(0, 1fr);
      height: auto;
    }

    example-list {
      position: static;
      padding: 0 var(--space-3) var(--space-2);
    }

    main {
      grid-template:
        'source' calc(0.57 * var(--panels))
        'output' calc(0.43 * var(--panels))
        'insight' 32rem
        / minmax(0, 1fr);
      padding: 0 var(--space-3) var(--space-3);
      gap: var(--space-2);
    }

    .bar {
      padding-left: var(--space-3);
    }
  }

  /* The list above the source tells the example's title, and that it is edited. */
  @media (max-width: 560px) {
    .source .name {
      display: none;
    }

    .bar {
      gap: var(--space-1);
    }

    .switch,
    .switch-place {
      margin-right: auto;
    }
  }

  @media (max-width: 430px) {
    .source .bar {
      padding-left: var(--space-2);
    }

    .switch button {
      padding: 0 var(--space-1);
    }
  }

  /* Seven buttons in a row: a word is enough for the one that all look for. */
  @media (max-width: 375px) {
    .source .bar {
      gap: 2px;
    }

    .run svg {
      display: none;
    }
  }

  /* The narrowest phones: what is left goes to the buttons. */
  @media (max-width: 345px) {
    main {
      padding-inline: var(--space-1);
    }

    .source .bar {
      padding-inline: var(--space-1);
    }

    .run {
      padding: 0 var(--space-2);
    }
  }
`;
