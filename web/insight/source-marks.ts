import { msg, str } from '@lit/localize';
import type { LineMark } from '../editor/line-marks.ts';
import { taskLabel } from '../trace/labels.ts';
import type { ProgramState } from '../trace/program-state.ts';
import type { Recording } from '../trace/recording.ts';
import { isOver } from '../trace/task-state.ts';
import { stateText } from '../trace/words.ts';

/** So many tasks of a line are named. */
const NAMED = 4;

/** Where in the source the tasks are at a moment, and the line that the reader has chosen. */
export function sourceMarks(
  recording: Recording,
  state: ProgramState | undefined,
  chosenLine: number | undefined,
): LineMark[] {
  const marks: LineMark[] = state ? taskMarks(recording, state) : [];
  if (chosenLine !== undefined) marks.push({ line: chosenLine, kind: 'chosen', title: '' });
  return marks;
}

function taskMarks(recording: Recording, state: ProgramState): LineMark[] {
  const byLine = new Map<number, number[]>();
  for (const [id, { line, phase }] of state.tasks) {
    if (line === undefined || isOver(phase)) continue;
    const there = byLine.get(line);
    if (there) there.push(id);
    else byLine.set(line, [id]);
  }
  return [...byLine].map(([line, ids]) => ({
    line,
    kind: ids.includes(state.running) ? 'running' : 'suspended',
    title: titleOf(recording, state, ids),
  }));
}

function titleOf(recording: Recording, state: ProgramState, ids: readonly number[]): string {
  const lines = ids.slice(0, NAMED).map((id) => {
    const task = state.tasks.get(id)!;
    return `${taskLabel(recording, id)} ${stateText(recording, task, state.objects, state.moment.time)}`;
  });
  if (ids.length > NAMED) lines.push(msg(str`and ${ids.length - NAMED} more`));
  return lines.join('\n');
}

export function sameMarks(these: readonly LineMark[], those: readonly LineMark[]): boolean {
  return (
    these.length === those.length &&
    these.every(({ line, kind, title }, i) => {
      const other = those[i]!;
      return line === other.line && kind === other.kind && title === other.title;
    })
  );
}
