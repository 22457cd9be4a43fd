import type { Recording } from '../trace/recording.ts';
import { findAbortedGroups } from './aborted-group.ts';
import { findBlocking } from './blocking.ts';
import { findDeadlock } from './deadlock.ts';
import type { Finding } from './finding.ts';
import { History } from './history.ts';
import { findLostTasks } from './lost-task.ts';
import { findNeverAwaited } from './never-awaited.ts';
import { findNeverRetrieved } from './never-retrieved.ts';
import { ProgramText } from './program-text.ts';
import { findSequences } from './sequence.ts';

/** What a run shows to be wrong or to be better otherwise, the problems first, then by the line. */
export function diagnose(recording: Recording, source: string): Finding[] {
  const history = new History(recording);
  const program = new ProgramText(source);
  const findings = [
    ...findDeadlock(history),
    ...findNeverAwaited(history, program),
    ...findLostTasks(history),
    ...findNeverRetrieved(history),
    ...findAbortedGroups(history),
    ...findBlocking(history),
    ...findSequences(history, program),
  ];
  const rank = ({ severity, line }: Finding) => (severity === 'problem' ? 0 : 1e9) + (line ?? 0);
  return findings.sort((a, b) => rank(a) - rank(b));
}
