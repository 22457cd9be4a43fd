/** The drawing's colours and the page's tokens that they are. */
const TOKENS = {
  surface: '--surface-sunken',
  hover: '--surface-hover',
  border: '--border',
  text: '--text',
  muted: '--text-muted',
  accent: '--accent',
  accentSoft: '--accent-soft',
  running: '--task-running',
  onRunning: '--task-on-running',
  ready: '--task-ready',
  sleeping: '--task-sleeping',
  waiting: '--task-waiting',
  returned: '--task-returned',
  raised: '--task-raised',
  cancelled: '--task-cancelled',
} as const;

const FONT_TOKENS = { ui: '--font-ui', code: '--font-code' } as const;

export type Colour = keyof typeof TOKENS;
export type Font = keyof typeof FONT_TOKENS;

export interface Palette {
  readonly colours: Readonly<Record<Colour, string>>;
  readonly fonts: Readonly<Record<Font, string>>;
}

/** Canvas and files want plain colours: the browser works each token out as the colour of a probe. */
export function readPalette(probe: HTMLElement): Palette {
  const style = getComputedStyle(probe);
  const colours = {} as Record<Colour, string>;
  for (const [name, token] of Object.entries(TOKENS) as [Colour, string][]) {
    probe.style.color = `var(${token})`;
    colours[name] = style.color;
  }
  probe.style.color = '';
  const fonts = {} as Record<Font, string>;
  for (const [name, token] of Object.entries(FONT_TOKENS) as [Font, string][]) {
    fonts[name] = style.getPropertyValue(token).trim().replace(/\s+/g, ' ');
  }
  return { colours, fonts };
}
