/** The tree that `python -m asyncio pstree` prints: who waits stands above what it waits for. */

import { thingLabel } from '../trace/labels.ts';
import type { Recording } from '../trace/recording.ts';
import type { ProgramState } from '../trace/replay.ts';
import type { TaskState } from '../trace/task-state.ts';
import { AwaitGraph } from './await-graph.ts';

export type AwaitNode = TaskNode | ThingNode | AgainNode;

export interface TaskNode {
  readonly kind: 'task';
  readonly id: number;
  readonly task: TaskState;
  readonly below: Branches;
}

/** Something that is not a task: a gather, a lock, a future. */
export interface ThingNode {
  readonly kind: 'thing';
  readonly id: number;
  readonly label: string;
  /** Of those that it awaits; 0 of 0 for what awaits nothing. */
  readonly done: number;
  readonly total: number;
  /** The task that has the lock, or 0. */
  readonly holder: number;
  /** The number of the worker thread that computes it, or 0. */
  readonly thread: number;
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

export function awaitTree(
  recording: Recording,
  state: ProgramState,
  graph: AwaitGraph,
  limits: TreeLimits,
): Branches {
  return new TreeBuilder(recording, state, graph, limits).branches(rootsOf(graph));
}

/** Those that nobody awaits; and, where all of a circle are awaited, its first. */
function rootsOf(graph: AwaitGraph): number[] {
  const live = graph.live.map(({ id }) => id);
  const awaited = graph.reach(live);
  const roots = live.filter((id) => !awaited.has(id));
  if (graph.circles.length === 0) return roots;
  const below = graph.reach(roots);
  for (const id of live) {
    if (!awaited.has(id) || below.has(id)) continue;
    roots.push(id);
    graph.reach([id], below);
  }
  return roots.sort((a, b) => a - b);
}

class TreeBuilder {
  private readonly placed = new Set<number>();
  private readonly path = new Set<number>();
  private left: number;

  constructor(
    private readonly recording: Recording,
    private readonly state: ProgramState,
    private readonly graph: AwaitGraph,
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
    const awaited = this.graph.awaitedBy(id);
    // Whatever waits for nothing may stand below each of those that wait for it.
    if (task || awaited.length > 0) this.placed.add(id);
    this.path.add(id);
    const below = this.branches(awaited);
    this.path.delete(id);
    if (task) return { kind: 'task', id, task, below };
    const { members = [], holder = 0 } = this.state.objects.get(id) ?? {};
    const total = new Set(members).size;
    const thread = this.state.threads.find(({ object }) => object === id)?.thread ?? 0;
    return { kind: 'thing', id, label, done: total - awaited.length, total, holder, thread, below };
  }
}
