import { svg, html, type TemplateResult } from 'lit';

function icon(shape: TemplateResult): TemplateResult {
  return html`<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;
}

export const playIcon = icon(svg`<path fill="currentColor" d="M4.5 3v10l8-5z" />`);
export const pauseIcon = icon(svg`<path stroke-width="2.5" d="M5.5 4v8M10.5 4v8" />`);
export const stepIcon = icon(svg`<path d="M4 3.5v9" /><path fill="currentColor" d="M7.5 4v8l5.5-4z" />`);
export const stepBackIcon = icon(svg`<path d="M12 3.5v9" /><path fill="currentColor" d="M8.5 4v8L3 8z" />`);
export const toStartIcon = icon(svg`<path d="M3 3.5v9" /><path fill="currentColor" d="M8 4.5v7L4 8zM13 4.5v7L9 8z" />`);
export const stopIcon = icon(svg`<rect fill="currentColor" x="3.75" y="3.75" width="8.5" height="8.5" rx="1" />`);
export const resetIcon = icon(svg`<path d="M3 8a5 5 0 1 0 1.7-3.75L3 5.75M3 2.5v3.25h3.25" />`);
export const formatIcon = icon(svg`<path d="M2.5 3.5h11M5.5 6.5h8M5.5 9.5h5.5M2.5 12.5h11" />`);
export const copyIcon = icon(
  svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5" /><path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />`,
);
export const checkIcon = icon(svg`<path d="m3 8.5 3.25 3.25L13 5" />`);
export const errorIcon = icon(svg`<circle cx="8" cy="8" r="5.75" /><path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2" />`);
export const warningIcon = icon(svg`<path d="M8 2.25 14.25 13.5H1.75zM8 6.5v3.25M8 11.6v.15" />`);
export const hintIcon = icon(
  svg`<path d="M5.9 11.25c0-1.2-2.15-1.95-2.15-4.75a4.25 4.25 0 0 1 8.5 0c0 2.8-2.15 3.55-2.15 4.75zM6.4 13.75h3.2" />`,
);
export const clockIcon = icon(svg`<circle cx="8" cy="8" r="5.75" /><path d="M8 4.75V8l2.25 1.5" />`);
export const openIcon = icon(svg`<path d="M9.5 2.75h3.75V6.5M13 3 7.75 8.25M11.5 9.5v2.75a1 1 0 0 1-1 1h-6.75a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1H6.5" />`);
export const downloadIcon = icon(svg`<path d="M8 2.5v7.25M4.75 6.75 8 10l3.25-3.25M2.75 13.25h10.5" />`);
export const shareIcon = icon(
  svg`<circle cx="4.25" cy="8" r="1.75" /><circle cx="11.75" cy="3.75" r="1.75" /><circle cx="11.75" cy="12.25" r="1.75" /><path d="m5.8 7.1 4.4-2.5M5.8 8.9l4.4 2.5" />`,
);
export const linkIcon = icon(
  svg`<path d="M6.75 9.25a2.5 2.5 0 0 0 3.6 0l2.15-2.2a2.55 2.55 0 0 0-3.55-3.6L8 4.4M9.25 6.75a2.5 2.5 0 0 0-3.6 0L3.5 8.95a2.55 2.55 0 0 0 3.55 3.6L8 11.6" />`,
);
export const closeIcon = icon(svg`<path d="m4 4 8 8M12 4l-8 8" />`);
export const chevronIcon = icon(svg`<path d="m4 6 4 4 4-4" />`);
export const menuIcon = icon(svg`<path d="M2.75 4.5h10.5M2.75 8h10.5M2.75 11.5h10.5" />`);
export const sunIcon = icon(
  svg`<circle cx="8" cy="8" r="2.75" /><path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7" />`,
);
export const moonIcon = icon(svg`<path d="M13.5 9.75A5.75 5.75 0 0 1 6.25 2.5a5.75 5.75 0 1 0 7.25 7.25Z" />`);

/** Three tasks that take turns: one thread of execution handed down and back up. */
export const logo = html`<svg viewBox="0 0 28 28" fill="none" stroke-width="3" stroke-linecap="round" aria-hidden="true">
  ${svg`<path stroke="var(--accent)" d="M4 7h7M19 21h5" /><path stroke="var(--good)" d="M9 14h10" />
  <path stroke="var(--warning)" d="M4 21h4M17 7h7" />`}
</svg>`;
