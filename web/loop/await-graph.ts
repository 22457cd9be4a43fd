/** Who awaits whom at a moment: tasks, and what lies between them (gathers, groups, locks, ...), by their ids. */

import type { ProgramState } from '../trace/replay.ts';
import { isOver, type TaskState } from '../trace/task-state.ts';

const NOTHING: readonly number[] = [];

/** Of one moment: to be made anew for the next. */
export class AwaitGraph {
  /** The tasks that are not done, the first made first. */
  readonly live: readonly TaskState[];
  /**
   * Circles of tasks and objects that wait for each other, each beginning with the first of its
   * tasks. Nobody in one can go on by itself.
   */
  readonly circles: readonly (readonly number[])[];
  /** Of objects: those with thousands of members are asked for again and again. */
  private readonly pendingMembers = new Map<number, readonly number[]>();

  constructor(private readonly state: ProgramState) {
    const live: TaskState[] = [];
    for (const task of state.tasks.values()) if (!isOver(task.phase)) live.push(task);
    this.live = live;
    this.circles = this.findCircles();
  }

  /** What must be done, as far as that is known, before what has the id can go on. */
  awaitedBy(id: number): readonly number[] {
    const task = this.state.tasks.get(id);
    if (task) return task.phase === 'waiting' && task.waitsFor > 0 ? [task.waitsFor] : NOTHING;
    const known = this.pendingMembers.get(id);
    if (known) return known;
    // The same task can be given to a gather twice.
    const members = new Set(this.state.objects.get(id)?.members);
    const pending = [...members].filter((member) => this.isPending(member));
    this.pendingMembers.set(id, pending);
    return pending;
  }

  /** What those with the ids await, and what that awaits in turn, is added to `reached`. */
  reach(ids: readonly number[], reached = new Set<number>()): Set<number> {
    const left = [...ids];
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      for (const awaited of this.awaitedBy(id)) {
        if (reached.has(awaited)) continue;
        reached.add(awaited);
        left.push(awaited);
      }
    }
    return reached;
  }

  private findCircles(): number[][] {
    const circles: number[][] = [];
    const searched = new Set<number>();
    for (const { id, phase } of this.live) {
      if (phase === 'waiting' && !searched.has(id)) this.searchFrom(id, searched, circles);
    }
    return circles;
  }

  /** Futures that are no tasks do not tell when they are done: they count as pending. */
  private isPending(id: number): boolean {
    const task = this.state.tasks.get(id);
    return task === undefined || !isOver(task.phase);
  }

  /** With who has a lock: that one has to give it back first. */
  private needs(id: number): readonly number[] {
    const awaited = this.awaitedBy(id);
    const holder = this.state.objects.get(id)?.holder ?? 0;
    return holder > 0 ? [...awaited, holder] : awaited;
  }

  /** Depth first; without recursion, for a chain can be as long as there are tasks. */
  private searchFrom(start: number, searched: Set<number>, circles: number[][]): void {
    const path: { id: number; needs: readonly number[]; next: number }[] = [];
    const depths = new Map<number, number>();
    const enter = (id: number) => {
      const needs = this.needs(id);
      if (needs.length === 0) {
        searched.add(id);
        return;
      }
      depths.set(id, path.length);
      path.push({ id, needs, next: 0 });
    };
    enter(start);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const need = step.needs[step.next++];
      if (need === undefined) {
        path.pop();
        depths.delete(step.id);
        searched.add(step.id);
      } else if (depths.has(need)) {
        circles.push(this.firstTaskFirst(path.slice(depths.get(need)).map(({ id }) => id)));
      } else if (!searched.has(need)) {
        enter(need);
      }
    }
  }

  private firstTaskFirst(circle: readonly number[]): number[] {
    const first = Math.min(...circle.filter((id) => this.state.tasks.has(id)));
    const place = Math.max(0, circle.indexOf(first));
    return [...circle.slice(place), ...circle.slice(0, place)];
  }
}
