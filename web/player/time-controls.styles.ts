import { css } from 'lit';

/** One row; where that is too narrow, the time bar above the buttons. */
export const timeControlsStyles = css`
  :host {
    container-type: inline-size;
    display: block;
    flex: none;
    --thumb: 14px;
  }

  .controls {
    display: grid;
    grid-template: 'buttons time speed' auto / auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--space-3);
    padding: var(--space-1) var(--space-2);
  }

  .buttons {
    grid-area: buttons;
    display: flex;
    align-items: center;
    gap: 2px;
  }

  button.icon {
    width: 34px;
    min-height: 34px;
  }

  button.quiet {
    color: var(--text);
  }

  .play {
    margin: 0 2px;
    border-color: transparent;
    background: var(--accent-soft);
    color: var(--accent);
  }

  .play:hover:not([aria-disabled='true']) {
    background: var(--accent);
    color: var(--on-accent);
  }

  /* The event that it goes to has not come yet. */
  .waiting {
    color: var(--accent);
    animation: wait 700ms ease-in-out infinite alternate;
  }

  select {
    min-width: 0;
    min-height: 34px;
    padding: 0 var(--space-1);
    border: 1px solid transparent;
    border-radius: var(--radius-small);
    background: transparent;
    color: var(--text-muted);
    font: 550 var(--text-small) var(--font-ui);
    cursor: pointer;
  }

  select:hover {
    background: var(--surface-hover);
    color: var(--text);
  }

  /* As wide as their longest words and no wider, in all browsers: the time bar has the rest. */
  .kind {
    width: calc(7.25 * var(--rem));
  }

  .speed {
    width: calc(5.25 * var(--rem));
  }

  /* The list itself is drawn by the system, in its own colours. */
  option {
    background: var(--surface);
    color: var(--text);
  }

  .speed {
    grid-area: speed;
    font-variant-numeric: tabular-nums;
  }

  .time {
    grid-area: time;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-width: 0;
  }

  .text {
    flex: none;
    min-width: calc(7.5 * var(--rem));
    text-align: end;
    color: var(--text-muted);
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .text b {
    color: var(--text);
    font-weight: 600;
  }

  .track {
    position: relative;
    flex: 1;
    min-width: 0;
    height: 34px;
  }

  /* The thumb's middle never leaves the room that the marks are drawn in. */
  .prints {
    position: absolute;
    inset: calc(50% - 8px) calc(var(--thumb) / 2) auto;
    width: calc(100% - var(--thumb));
    height: 16px;
    overflow: visible;
    pointer-events: none;
  }

  .prints path {
    stroke: var(--text-muted);
    stroke-width: 1.5px;
    opacity: 0.6;
    vector-effect: non-scaling-stroke;
  }

  .bar {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    border-radius: var(--radius-small);
    appearance: none;
    background: transparent;
    cursor: pointer;
    touch-action: pan-y;
    --reached: calc(var(--thumb) / 2 + var(--part) * (100% - var(--thumb)));
    --line: linear-gradient(to right, var(--accent) var(--reached), var(--line-rest) var(--reached));
    --line-rest: light-dark(#c9c4da, #433f5a);
  }

  .bar[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }

  .bar:focus-visible {
    outline-offset: -2px;
  }

  /* Apart: a selector that a browser does not know makes it drop the whole rule. */
  .bar::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: var(--line);
  }

  .bar::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: var(--line);
  }

  .bar::-webkit-slider-thumb {
    width: var(--thumb);
    height: var(--thumb);
    margin-top: calc(2px - var(--thumb) / 2);
    appearance: none;
    border: 2px solid var(--surface);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }

  .bar::-moz-range-thumb {
    box-sizing: border-box;
    width: var(--thumb);
    height: var(--thumb);
    border: 2px solid var(--surface);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }

  @keyframes wait {
    to {
      opacity: 0.35;
    }
  }

  @container (max-width: 560px) {
    .controls {
      grid-template:
        'time time' auto
        'buttons speed' auto
        / minmax(0, 1fr) auto;
      padding: 2px var(--space-2) var(--space-1);
    }

    button.icon {
      width: 32px;
    }

    .controls {
      column-gap: var(--space-1);
    }

    .time {
      padding: 0 var(--space-2) 0 var(--space-1);
    }

    .track {
      height: 30px;
    }
  }

  @media (hover: none) and (pointer: coarse) {
    button.icon,
    select {
      min-height: 40px;
    }

    .track {
      height: 40px;
    }

    :host {
      --thumb: 20px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .waiting {
      animation: none;
    }
  }
`;
