import { speedOf } from '../player/speeds.ts';
import type { SharedProgram } from '../share/shared-program.ts';
import type { CoroscopePane } from './coroscope.d.ts';

const PANES: readonly CoroscopePane[] = ['editor', 'terminal', 'timeline'];
const DEFAULT_PANES: readonly CoroscopePane[] = ['editor', 'terminal'];

export type EmbedTheme = 'light' | 'dark' | 'auto';

/** Which program is shown. */
export interface WantedProgram {
  /** The id of a shipped program. */
  readonly example: string;
  /** The address of a source. */
  readonly src: string;
  /** The source itself. */
  readonly inline: string | undefined;
  /** Out of a link; comes before the others. */
  readonly shared: SharedProgram | undefined;
}

export function sameProgram(one: WantedProgram, other: WantedProgram): boolean {
  return (
    one.example === other.example && one.src === other.src && one.inline === other.inline && one.shared === other.shared
  );
}

/** What a page wants of an embed. */
export interface EmbedSettings {
  readonly program: WantedProgram;
  readonly readOnly: boolean;
  readonly editable: string;
  readonly highlight: string;
  readonly autorun: boolean;
  readonly panes: ReadonlySet<CoroscopePane>;
  readonly speed: number;
  readonly expected: string | undefined;
  readonly instant: boolean;
}

/** `editor timeline`, in any order, with blanks or commas between. */
export function parsePanes(text: string): ReadonlySet<CoroscopePane> {
  const named = text.toLowerCase().split(/[\s,]+/);
  const panes = PANES.filter((pane) => named.includes(pane));
  return new Set(panes.length > 0 ? panes : DEFAULT_PANES);
}

/** `0.5`, `2x` or `instant`: one of those that the reader can choose. */
export function parseSpeed(text: string): number {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === 'instant') return Infinity;
  return speedOf(/^([\d.]+)\s*[x×]?$/.exec(trimmed)?.[1]);
}

export function parseTheme(text: string): EmbedTheme {
  const theme = text.trim().toLowerCase();
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}
