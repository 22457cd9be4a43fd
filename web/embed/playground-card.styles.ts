import { css, unsafeCSS } from 'lit';
import tokens from '../styles/tokens.css?inline';
import { hintLooks } from '../styles/hint.ts';
import { shared } from '../styles/shared.ts';

/** From one column to two. */
const WIDE = unsafeCSS('900px');

const card = css`
  /* Nothing of the page comes in but what its author chooses by properties of the element's own. */
  :host {
    all: initial;
    color-scheme: inherit;
    --rem: 16px;
    container-type: inline-size;
    contain-intrinsic-inline-size: 40rem;
    display: block;
    direction: ltr;
    height: var(--height, var(--coroscope-height, auto));
    font: var(--text-body) / 1.5 var(--font-ui);
    text-align: start;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }

  .card {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: clip;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
    color: var(--text);
  }

  .card.system {
    color-scheme: light dark;
  }

  .card.light {
    color-scheme: light;
  }

  .card.dark {
    color-scheme: dark;
  }

  .bar {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--space-1);
    min-height: 45px;
    padding: var(--space-1) var(--space-1) var(--space-1) var(--space-2);
    border-bottom: 1px solid var(--border);
  }

  .bar button,
  .bar a {
    min-height: 34px;
  }

  .bar .icon {
    width: 34px;
  }

  .run {
    min-width: 5.5em;
  }

  .title {
    overflow: hidden;
    margin: 0 0 0 var(--space-2);
    font-size: var(--text-small);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  run-status {
    margin: 0 var(--space-2);
  }

  .space {
    flex: 1;
  }

  .check {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    color: var(--text-muted);
    font-size: var(--text-small);
    line-height: 1.2;
    white-space: nowrap;
  }

  .check.matches {
    color: var(--good);
    font-weight: 600;
  }

  a {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    padding: 0 var(--space-2);
    border-radius: var(--radius-small);
    color: var(--text-muted);
    font: 550 var(--text-small) / 1 var(--font-ui);
    text-decoration: none;
    white-space: nowrap;
  }

  a:hover {
    background: var(--surface-hover);
    color: var(--text);
  }

  .message {
    margin: 0;
    padding: var(--space-3) var(--space-4);
    background: var(--warning-soft);
    color: var(--warning);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
  }

  .panes {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-height: 0;
    overflow-y: auto;
  }

  .program {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-height: 0;
  }

  .source {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }

  /* As high as its lines, up to a limit. */
  .editor {
    position: relative;
    flex: 1 1 auto;
    min-height: calc(6 * var(--rem));
    height: min(calc(var(--content, 16em) + 2px), calc(27 * var(--rem)));
  }

  .screen {
    position: relative;
    flex: 0 1 auto;
    height: calc(9 * var(--rem));
    min-height: calc(5 * var(--rem));
    background: var(--surface-sunken);
  }

  .screen.only {
    flex: 1 1 auto;
  }

  .source + .screen {
    border-top: 1px solid var(--border);
  }

  .insight {
    display: flex;
    flex: 0 0 auto;
    flex-direction: column;
    height: calc(20 * var(--rem));
    background: var(--surface-sunken);
  }

  .insight.only {
    flex: 1 1 auto;
  }

  .program + .insight {
    border-top: 1px solid var(--border);
  }

  .insight > * {
    flex: 1;
    min-height: 0;
  }

  .picture .insight {
    height: calc(13 * var(--rem));
  }

  /* Their colours are the page's and the card's; a change starts a transition, which can be heard of. */
  .probe {
    position: absolute;
    width: 0;
    height: 0;
    overflow: hidden;
    color: var(--page);
    transition: color 1ms;
    transition:
      color 1ms,
      color-scheme 1ms allow-discrete;
  }

  @container (min-width: ${WIDE}) {
    .program.two {
      flex-direction: row;
    }

    .program.two .source {
      flex: 1.5 1 0;
    }

    .program.two .screen {
      flex: 1 1 0;
      height: auto;
      border-top: none;
      border-left: 1px solid var(--border);
    }
  }

  @container (max-width: 560px) {
    .bar {
      flex-wrap: wrap;
    }

    /* In a row of its own. */
    .check.told {
      order: 1;
      width: 100%;
      padding: var(--space-1);
    }

    .bar a .label,
    .card:not(.picture) .title {
      display: none;
    }

    .bar a,
    .bar .reset {
      width: 34px;
      padding: 0;
    }
  }

  @container (max-width: 350px) {
    run-status {
      margin: 0;
    }

    .run {
      min-width: 0;
      padding: 0 var(--space-2);
    }
  }
`;

export const cardStyles = [unsafeCSS(tokens), shared, hintLooks, card];
