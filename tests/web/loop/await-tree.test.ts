import { describe, expect, it } from 'vitest';
import { AwaitGraph } from '../../../web/loop/await-graph.ts';
import { awaitTree, type AwaitNode, type Branches, type TreeLimits } from '../../../web/loop/await-tree.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { Replay } from '../../../web/trace/replay.ts';
import { TraceBuilder } from '../trace/build-trace.ts';
import { crowd, deadlocked, gathered, locked } from '../trace/sample-traces.ts';

const LIMITS: TreeLimits = { siblings: 25, nodes: 150, depth: 24 };

function stateAt(recording: Recording, time: number) {
  return new Replay(recording).at(recording.positionAt(time));
}

function treeAt(recording: Recording, time: number, limits = LIMITS): string[] {
  const state = stateAt(recording, time);
  return outline(awaitTree(recording, state, new AwaitGraph(state), limits));
}

/** A row an entry, two spaces deeper for what stands below another one. */
function outline({ nodes, more }: Branches, indent = ''): string[] {
  const rows = nodes.flatMap((node) => [
    `${indent}${rowOf(node)}`,
    ...(node.kind === 'again' ? [] : outline(node.below, `${indent}  `)),
  ]);
  return more > 0 ? [...rows, `${indent}+${more}`] : rows;
}

function rowOf(node: AwaitNode): string {
  switch (node.kind) {
    case 'task':
      return `${node.task.name} ${node.task.phase}`;
    case 'thing':
      return [
        node.label,
        node.total > 0 ? `${node.done}/${node.total}` : '',
        node.holder > 0 ? `held by ${node.holder}` : '',
        node.thread > 0 ? `in thread ${node.thread}` : '',
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'again':
      return `${node.label} again${node.circle ? ' (circle)' : ''}`;
  }
}

describe('the tree of who awaits whom', () => {
  it('puts what a task awaits below it, with the members of a gather', () => {
    expect(treeAt(gathered(), 0.5)).toEqual([
      'Task-1 waiting',
      '  gather 1 0/3',
      '    Task-2 sleeping',
      '    Task-3 sleeping',
      '    Task-4 sleeping',
    ]);
  });

  it('counts the members that are done in place of showing them', () => {
    expect(treeAt(gathered(), 1.5)).toEqual([
      'Task-1 waiting',
      '  gather 1 1/3',
      '    Task-3 sleeping',
      '    Task-4 sleeping',
    ]);
  });

  it('begins with those that nobody awaits, and tells who has a lock without nesting that one', () => {
    expect(treeAt(locked(), 0.5)).toEqual([
      'Task-1 waiting',
      '  Task-2 sleeping',
      'Task-3 waiting',
      '  Lock 1 held by 3',
    ]);
  });

  it('tells which worker thread computes what a task awaits', () => {
    const trace = new TraceBuilder();
    const main = trace.task('main').resumes();
    const thread = main.makes('thread', 'to_thread');
    trace.add('thread_began', { by: 7, object: thread });
    main.waitsFor(thread);
    expect(treeAt(trace.recording(), 0)).toEqual(['Task-1 waiting', '  to_thread 1 in thread 7']);
  });

  it('shows a task once that is given to a gather twice', () => {
    const trace = new TraceBuilder();
    const main = trace.task('main').resumes();
    const twice = main.creates('twice');
    const gather = main.makes('gather', 'gather');
    for (const task of [twice, twice]) trace.add('member', { object: gather, task: task.id });
    main.waitsFor(gather);
    expect(treeAt(trace.recording(), 0)).toEqual(['Task-1 waiting', '  gather 1 0/1', '    Task-2 ready']);
  });

  it('is empty when all tasks are done', () => {
    expect(treeAt(gathered(), 3)).toEqual([]);
  });

  it('shows what two tasks await once, and refers to it for the other', () => {
    const trace = new TraceBuilder();
    const main = trace.task('main').resumes();
    const [shared, other] = [main.creates('shared'), main.creates('other')];
    main.waitsFor(shared.id);
    shared.resumes().sleeps(1);
    other.resumes().waitsFor(shared.id);
    expect(treeAt(trace.recording(), 0)).toEqual([
      'Task-1 waiting',
      '  Task-2 sleeping',
      'Task-3 waiting',
      '  Task-2 · shared again',
    ]);
  });

  it('cuts a circle of tasks where it comes back, and begins it with its first', () => {
    expect(treeAt(circle(), 0)).toEqual([
      'Task-1 sleeping',
      'Task-2 waiting',
      '  Task-3 waiting',
      '    gather 1 0/1',
      '      Task-2 · one again (circle)',
    ]);
  });

  it('leaves out branches beyond each limit, and counts them', () => {
    expect(treeAt(gathered(), 0.5, { ...LIMITS, siblings: 2 })).toEqual([
      'Task-1 waiting',
      '  gather 1 0/3',
      '    Task-2 sleeping',
      '    Task-3 sleeping',
      '    +1',
    ]);
    expect(treeAt(gathered(), 0.5, { ...LIMITS, nodes: 3 }).slice(2)).toEqual(['    Task-2 sleeping', '    +2']);
    expect(treeAt(gathered(), 0.5, { ...LIMITS, depth: 2 })).toEqual(['Task-1 waiting', '  gather 1 0/3', '    +3']);
  });

  it('counts hundreds of siblings', () => {
    expect(treeAt(crowd(1000), 0).at(-1)).toBe('    +975');
  });

  it('takes chains as long as there are tasks', () => {
    const trace = new TraceBuilder();
    let last = trace.task('link').resumes();
    for (let length = 1; length < 10_000; length++) {
      const next = last.creates('link');
      last.waitsFor(next.id);
      last = next.resumes();
    }
    last.sleeps(1);
    const chain = trace.recording();
    expect(treeAt(chain, 0).at(-1)?.trim()).toBe('+1');
    expect(new AwaitGraph(stateAt(chain, 0)).circles).toEqual([]);
  });
});

describe('circles of waiting', () => {
  it('are found through locks and who has them', () => {
    const [left, right, one, other] = [2, 3, 4, 5];
    expect(new AwaitGraph(stateAt(deadlocked(), 1)).circles).toEqual([[one, right, other, left]]);
  });

  it('are found through gathers', () => {
    const [one, other, gather] = [2, 3, 4];
    expect(new AwaitGraph(stateAt(circle(), 0)).circles).toEqual([[one, other, gather]]);
  });

  it('are not seen where one only waits for a lock', () => {
    expect(new AwaitGraph(stateAt(locked(), 0.5)).circles).toEqual([]);
  });
});

/** The task 2 awaits 3, which awaits a gather, 4, of 2; main sleeps. */
function circle(): Recording {
  const trace = new TraceBuilder();
  const main = trace.task('main').resumes();
  const [one, other] = [main.creates('one'), main.creates('other')];
  main.sleeps(1);
  one.resumes().waitsFor(other.id);
  const gather = other.resumes().makes('gather', 'gather');
  trace.add('member', { object: gather, task: one.id });
  other.waitsFor(gather);
  return trace.recording();
}
