import { css } from 'lit';

export const timelineStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
    container-type: inline-size;
    height: 100%;
    min-width: 0;
    min-height: 0;
    background: var(--surface-sunken);
    color: var(--text);
    font: var(--text-small) / 1.4 var(--font-ui);
  }

  .scroller {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  .spacer {
    position: absolute;
    inset: 0 auto auto 0;
    width: 1px;
    pointer-events: none;
  }

  canvas {
    display: block;
    position: sticky;
    top: 0;
    left: 0;
    /* Sideways and with two fingers it is panned and zoomed by us; up and down the browser scrolls. */
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }

  .sketch {
    opacity: 0.4;
    pointer-events: none;
  }

  /* One of several is too low for it. */
  :host([bare]) .sketch {
    visibility: hidden;
  }

  .empty {
    position: absolute;
    inset: calc(50% - 8px) var(--space-4) auto;
    margin: 0;
    color: var(--text-muted);
    text-align: center;
    text-wrap: balance;
    pointer-events: none;
  }

  .follow {
    position: absolute;
    top: 36px;
    right: var(--space-3);
    min-height: 30px;
    border-radius: 999px;
    box-shadow: 0 2px 8px light-dark(rgb(29 26 43 / 18%), rgb(0 0 0 / 60%));
  }

  footer {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--space-1);
    min-height: 38px;
    padding: 2px var(--space-2) 2px var(--space-3);
    border-top: 1px solid var(--border);
    background: var(--surface);
  }

  footer timeline-legend {
    display: none;
    flex: 1;
    overflow: hidden;
    max-height: 30px;
  }

  .space {
    flex: 1;
  }

  footer button {
    min-height: 32px;
    padding: 0 var(--space-2);
  }

  footer button.icon {
    width: 32px;
    padding: 0;
  }

  .thin[aria-pressed='true'],
  .explain[aria-expanded='true'] {
    background: var(--accent-soft);
    color: var(--accent);
  }

  @container (min-width: 940px) {
    footer timeline-legend {
      display: block;
    }

    .space {
      display: none;
    }
  }

  /* A shade at an edge shows that there is more beyond it: what has the colour of the surface moves with
     the text and covers the shade where the text ends. */
  .explanation {
    --shade: color-mix(in srgb, var(--text) 24%, transparent);
    flex: none;
    max-height: 65%;
    overflow: auto;
    padding: var(--space-2) var(--space-3);
    border-top: 1px solid var(--border);
    background:
      linear-gradient(var(--surface) 40%, transparent) top / 100% 28px local,
      linear-gradient(transparent, var(--surface) 60%) bottom / 100% 28px local,
      linear-gradient(var(--shade), transparent) top / 100% 9px,
      linear-gradient(transparent, var(--shade)) bottom / 100% 9px,
      var(--surface);
    background-repeat: no-repeat;
  }

  .explanation:focus-visible {
    outline-offset: -2px;
  }

  .explanation p {
    margin: var(--space-3) 0 0;
    color: var(--text-muted);
  }

  kbd {
    padding: 0 4px;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--surface-sunken);
    font: calc(0.6875 * var(--rem)) / 1.4 var(--font-ui);
  }

  bar-card {
    position: absolute;
    z-index: 1;
    top: 0;
    left: 0;
    max-width: min(calc(22 * var(--rem)), calc(100% - 16px));
  }

  bar-card[hidden] {
    display: none;
  }

  @media (pointer: coarse) {
    footer button {
      min-height: 40px;
    }

    footer button.icon {
      width: 40px;
    }
  }
`;
