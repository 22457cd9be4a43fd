/** Who awaits whom at a moment: tasks, and what lies between them (gathers, groups, locks, ...), by their ids. */

import type { ProgramState } from '../trace/replay.ts';
import { isOver, type TaskState } from '../trace/task-state.ts';

/** What must be done, as far as that is known, before what has the id can go on. */
export function awaitedBy(state: ProgramState, id: number): readonly number[] {
  const task = state.tasks.get(id);
  if (task) return task.phase === 'waiting' && task.waitsFor > 0 ? [task.waitsFor] : [];
  return state.objects.get(id)?.members.filter((member) => isPending(state, member)) ?? [];
}

/** A future that is no task is taken for pending as long as somebody waits for it. */
export function isPending(state: ProgramState, id: number): boolean {
  const task = state.tasks.get(id);
  return task === undefined || !isOver(task.phase);
}

export function liveTasks(state: ProgramState): TaskState[] {
  return [...state.tasks.values()].filter(({ phase }) => !isOver(phase));
}

/** With who has a lock: that one has to give it back first. */
function needs(state: ProgramState, id: number): readonly number[] {
  const awaited = awaitedBy(state, id);
  const holder = state.tasks.has(id) ? 0 : (state.objects.get(id)?.holder ?? 0);
  return holder > 0 ? [...awaited, holder] : awaited;
}

/**
 * Circles of tasks and objects that wait for each other, each once, beginning with its first task.
 * Nobody in one can go on by itself.
 */
export function waitCircles(state: ProgramState): number[][] {
  const circles: number[][] = [];
  const left = new Set<number>();
  for (const { id } of liveTasks(state)) {
    if (!left.has(id)) searchFrom(state, id, left, circles);
  }
  return circles;
}

/** Depth first; without recursion, for a chain can be as long as there are tasks. */
function searchFrom(state: ProgramState, start: number, left: Set<number>, circles: number[][]): void {
  const path: number[] = [];
  const placeInPath = new Map<number, number>();
  const untried: number[][] = [];
  const enter = (id: number) => {
    placeInPath.set(id, path.length);
    path.push(id);
    untried.push(needs(state, id).toReversed());
  };
  enter(start);
  while (path.length > 0) {
    const next = untried.at(-1)!.pop();
    if (next === undefined) {
      const done = path.pop()!;
      untried.pop();
      placeInPath.delete(done);
      left.add(done);
    } else if (placeInPath.has(next)) {
      circles.push(firstTaskFirst(state, path.slice(placeInPath.get(next))));
    } else if (!left.has(next)) {
      enter(next);
    }
  }
}

function firstTaskFirst(state: ProgramState, circle: readonly number[]): number[] {
  const tasks = circle.filter((id) => state.tasks.has(id));
  const first = Math.max(0, circle.indexOf(Math.min(...tasks)));
  return [...circle.slice(first), ...circle.slice(0, first)];
}
