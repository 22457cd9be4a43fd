/** What a run has shown to be wrong, or worth knowing. */

import type { Moment, Recording } from '../trace/recording.ts';

export type FindingKind =
  | 'never-awaited'
  | 'lost-task'
  | 'blocking'
  | 'sequence'
  | 'deadlock'
  | 'never-retrieved'
  | 'aborted-group';

export interface Finding {
  readonly kind: FindingKind;
  /** A problem is a mistake; a hint says what could be otherwise, or why something happened. */
  readonly severity: 'problem' | 'hint';
  /** A few words. */
  readonly title: string;
  /** What happened; here and in the advice, code stands between backticks. */
  readonly text: string;
  /** What to do about it. */
  readonly advice: string | undefined;
  /** Where to look first, in the learner's own program. */
  readonly line: number | undefined;
  /** Where else, without `line`. */
  readonly lines: readonly number[];
  readonly tasks: readonly number[];
  /** When it can be seen. */
  readonly moment: Moment;
}

/** Just after the event with this index. */
export function momentAfter({ events }: Recording, index: number): Moment {
  return { time: events[index]?.time ?? 0, position: index + 1 };
}
