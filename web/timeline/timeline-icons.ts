import { html } from 'lit';

const icon = (path: string) => html`<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;

export const zoomInIcon = icon('M8 3.5v9M3.5 8h9');
export const zoomOutIcon = icon('M3.5 8h9');
export const fitIcon = icon('M2.5 3.5v9M13.5 3.5v9M5 8h6M6.75 6 4.75 8l2 2M9.25 6l2 2-2 2');
export const thinIcon = icon('M2.5 3.5h11M2.5 6.5h11M2.5 9.5h11M2.5 12.5h11');
export const questionIcon = icon('M5.75 6a2.25 2.25 0 1 1 3.3 2c-.7.4-1.05.8-1.05 1.6M8 12.1v.15');
export const followIcon = icon('M3 8h8M8 4.5 11.5 8 8 11.5M13.5 3.5v9');
