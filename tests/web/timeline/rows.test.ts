import { describe, expect, it } from 'vitest';
import { Families } from '../../../web/timeline/families.ts';
import { rowsOf, type RowChoices } from '../../../web/timeline/rows.ts';
import { Lanes } from '../../../web/trace/bars.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { TraceBuilder } from '../trace/build-trace.ts';
import { crowd, gathered } from '../trace/sample-traces.ts';

const HEIGHTS = { task: 30, thin: 4, strip: 20 };
const NO_CHOICES: RowChoices = { folds: new Map(), thin: undefined };

function rowsIn(recording: Recording, choices = NO_CHOICES, position = recording.events.length) {
  const lanes = new Lanes(recording);
  lanes.update();
  return rowsOf(new Families(lanes.lanes), position, choices, HEIGHTS);
}

const tasks = ({ rows }: ReturnType<typeof rowsIn>) => rows.map(({ lane }) => lane.task);

/** 1 makes 2 and 3, 2 makes 4. */
function nested(): Recording {
  const trace = new TraceBuilder();
  const main = trace.task('main').resumes();
  const child = main.creates('child');
  main.creates('child');
  child.resumes().creates('grandchild');
  return trace.recording();
}

describe('rows', () => {
  it('stand below those of the tasks that made them', () => {
    expect(tasks(rowsIn(nested()))).toEqual([1, 2, 4, 3]);
  });

  it('are only those of tasks that exist by now', () => {
    const recording = gathered();
    const second = recording.events.findIndex(({ kind, task }) => kind === 'task_created' && task === 3);
    expect(tasks(rowsIn(recording, NO_CHOICES, second))).toEqual([1, 2]);
    expect(tasks(rowsIn(recording, NO_CHOICES, second + 1))).toEqual([1, 2, 3]);
  });

  it('hide in that of their parent when the reader folds it', () => {
    const rows = rowsIn(nested(), { folds: new Map([[2, true]]), thin: undefined });
    expect(tasks(rows)).toEqual([1, 2, 3]);
    expect(rows.rows[1]!.folded!.map(({ task }) => task)).toEqual([4]);
    expect(rows.rows[1]!.height).toBe(HEIGHTS.task + HEIGHTS.strip);
    expect(rows.of(4)).toBe(rows.rows[1]);
  });

  it('are found by their place', () => {
    const rows = rowsIn(nested());
    expect(rows.at(0)!.lane.task).toBe(1);
    expect(rows.at(65)!.lane.task).toBe(4);
    expect(rows.at(120)).toBeUndefined();
    expect(rows.height).toBe(120);
  });

  it('of a large family are folded by themselves', () => {
    expect(tasks(rowsIn(crowd(150)))).toHaveLength(151);
    expect(tasks(rowsIn(crowd(300)))).toEqual([1]);
  });

  it('stay folded when the reader goes back to a time of few tasks', () => {
    expect(tasks(rowsIn(crowd(300), NO_CHOICES, 12))).toEqual([1]);
  });

  it('of a large family are thin when the reader opens it', () => {
    const { rows } = rowsIn(crowd(300), { folds: new Map([[1, false]]), thin: undefined });
    expect(rows).toHaveLength(301);
    expect(rows.map(({ thin }) => thin).slice(0, 3)).toEqual([false, true, true]);
  });

  it('are high or thin as the reader chooses', () => {
    const folds = new Map([[1, false]]);
    expect(rowsIn(crowd(300), { folds, thin: false }).rows.some(({ thin }) => thin)).toBe(false);
    expect(rowsIn(nested(), { folds, thin: true }).rows.every(({ thin }) => thin)).toBe(true);
  });

  it('are opened from the outermost inwards as long as they are few', () => {
    const trace = new TraceBuilder();
    const main = trace.task('main').resumes();
    const groups = [main.creates('small').resumes(), main.creates('large').resumes()];
    for (let i = 0; i < 10; i++) groups[0]!.creates('worker');
    for (let i = 0; i < 500; i++) groups[1]!.creates('worker');
    const { rows } = rowsIn(trace.recording());
    expect(rows).toHaveLength(13);
    expect(rows.filter(({ folded }) => folded).map(({ folded }) => folded!.length)).toEqual([500]);
  });
});
