/** The tree that `python -m asyncio pstree` prints: who waits stands above what it waits for. */

import type { ObjectKind } from '../trace/trace-event.ts';
import { thingLabel } from '../trace/labels.ts';
import type { Recording } from '../trace/recording.ts';
import type { ProgramState } from '../trace/replay.ts';
import type { TaskState } from '../trace/task-state.ts';
import { awaitedBy, isPending, liveTasks } from './await-graph.ts';

export type AwaitNode = TaskNode | ThingNode | AgainNode;

export interface TaskNode {
  readonly kind: 'task';
  readonly task: TaskState;
  readonly below: Branches;
}

/** Something that is not a task: a gather, a lock, a future. */
export interface ThingNode {
  readonly kind: 'thing';
  readonly id: number;
  readonly label: string;
  readonly objectKind: ObjectKind | undefined;
  /** Of those that it awaits; 0 of 0 for what awaits nothing. */
  readonly done: number;
  readonly total: number;
  /** The task that has the lock, or 0. */
  readonly holder: number;
  readonly below: Branches;
}

/** It stands elsewhere in the tree. */
export interface AgainNode {
  readonly kind: 'again';
  readonly id: number;
  readonly label: string;
  /** It stands right above: what is awaited awaits it. */
  readonly circle: boolean;
}

export interface Branches {
  readonly nodes: readonly AwaitNode[];
  /** How many are left out. */
  readonly more: number;
}

export interface TreeLimits {
  /** Of the branches below one node. */
  readonly siblings: number;
  /** Of the whole tree. */
  readonly nodes: number;
  readonly depth: number;
}

export function awaitTree(recording: Recording, state: ProgramState, limits: TreeLimits): Branches {
  return new TreeBuilder(recording, state, limits).branches(rootsOf(state));
}

/** Those that nobody awaits; and, where all of a circle are awaited, its first. */
function rootsOf(state: ProgramState): number[] {
  const live = liveTasks(state).map(({ id }) => id);
  const awaited = reach(state, live, new Set());
  const roots = live.filter((id) => !awaited.has(id));
  const below = reach(state, roots, new Set());
  for (const id of live) {
    if (!awaited.has(id) || below.has(id)) continue;
    roots.push(id);
    reach(state, [id], below);
  }
  return roots.sort((a, b) => a - b);
}

/** Adds what those with the ids await, and what that awaits in turn. */
function reach(state: ProgramState, ids: readonly number[], reached: Set<number>): Set<number> {
  const left = [...ids];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const awaited of awaitedBy(state, id)) {
      if (reached.has(awaited)) continue;
      reached.add(awaited);
      left.push(awaited);
    }
  }
  return reached;
}

class TreeBuilder {
  private readonly placed = new Set<number>();
  private readonly path = new Set<number>();
  private left: number;

  constructor(
    private readonly recording: Recording,
    private readonly state: ProgramState,
    private readonly limits: TreeLimits,
  ) {
    this.left = limits.nodes;
  }

  branches(ids: readonly number[]): Branches {
    const nodes: AwaitNode[] = [];
    const most = this.path.size < this.limits.depth ? this.limits.siblings : 0;
    for (const id of ids) {
      if (nodes.length === most || this.left === 0) break;
      this.left--;
      nodes.push(this.node(id));
    }
    return { nodes, more: ids.length - nodes.length };
  }

  private node(id: number): AwaitNode {
    const label = thingLabel(this.recording, id);
    if (this.placed.has(id)) return { kind: 'again', id, label, circle: this.path.has(id) };
    const task = this.state.tasks.get(id);
    // Whatever waits for nothing may stand below each of those that wait for it.
    if (task || awaitedBy(this.state, id).length > 0) this.placed.add(id);
    this.path.add(id);
    const below = this.branches(awaitedBy(this.state, id));
    this.path.delete(id);
    if (task) return { kind: 'task', task, below };
    const object = this.state.objects.get(id);
    const members = object?.members ?? [];
    return {
      kind: 'thing',
      id,
      label,
      objectKind: this.recording.object(id)?.kind,
      done: members.filter((member) => !isPending(this.state, member)).length,
      total: members.length,
      holder: object?.holder ?? 0,
      below,
    };
  }
}
