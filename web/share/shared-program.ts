import type { CoroscopePane } from '../embed/coroscope.d.ts';
import type { Recording } from '../trace/recording.ts';

/** What a link holds. */
export interface SharedProgram {
  readonly source: string;
  /** The id of the shipped example that the source began as. */
  readonly example?: string;
  readonly title?: string;
  /** One of the player's: see `web/player/speeds.ts`. */
  readonly speed?: number;
  /** Of an embed. */
  readonly panes?: readonly CoroscopePane[];
  /** A finished run of the source. */
  readonly recording?: Recording;
}

/** What is more than that is neither written nor read: a link may come from anybody. */
export const SHARE_LIMITS = {
  /** Characters of the whole fragment. */
  link: 1_000_000,
  /** Bytes of what the link holds, decompressed. */
  content: 8_000_000,
  /** Bytes of the source. */
  source: 200_000,
  /** Characters of the title. */
  title: 120,
  events: 20_000,
  /** Writes to the output. */
  chunks: 20_000,
  /** Characters of what an event names, and of all such names. */
  name: 1000,
  names: 1_000_000,
  /** Seconds of a program's time. */
  time: 1e12,
} as const;
