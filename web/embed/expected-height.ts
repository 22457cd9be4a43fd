import type { CoroscopePane } from './coroscope.d.ts';
import { parsePanes } from './embed-settings.ts';

const BAR = 47;
/** Of programs of usual length. */
const HEIGHTS: Record<CoroscopePane, number> = { editor: 380, terminal: 160, timeline: 320 };

/** How high an embed is going to be, as a CSS length. */
export function expectedHeight(panes: string, height: string): string {
  if (height) return height;
  const sum = [...parsePanes(panes ?? '')].reduce((pixels, pane) => pixels + HEIGHTS[pane], BAR);
  return `var(--coroscope-height, ${sum}px)`;
}
