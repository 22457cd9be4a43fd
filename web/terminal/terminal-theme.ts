import type { ITheme } from '@xterm/xterm';

/** The terminal's colours and the page's tokens that they are. */
const TOKENS = {
  background: '--surface-sunken',
  foreground: '--text',
  selectionBackground: '--selection',
  black: '--text',
  red: '--bad',
  green: '--good',
  yellow: '--warning',
  blue: '--code-function',
  magenta: '--code-keyword',
  cyan: '--code-type',
  white: '--text-muted',
  brightBlack: '--text-muted',
  brightRed: '--bad',
  brightGreen: '--good',
  brightYellow: '--warning',
  brightBlue: '--code-function',
  brightMagenta: '--code-keyword',
  brightCyan: '--code-type',
  brightWhite: '--text',
} as const satisfies ITheme;

/** xterm.js wants plain colours: the browser works each token out as the colour of a probe. */
export function terminalTheme(probe: HTMLElement): ITheme {
  const theme: ITheme = {};
  for (const [name, token] of Object.entries(TOKENS) as [keyof typeof TOKENS, string][]) {
    probe.style.color = `var(${token})`;
    theme[name] = getComputedStyle(probe).color;
  }
  probe.style.color = '';
  // Nothing can be typed, so nothing blinks.
  theme.cursor = theme.cursorAccent = 'transparent';
  return theme;
}
