/** The recording as a timeline draws it: a lane a task, with a bar for each thing it does one after the other. */

import type { Recording } from './recording.ts';
import { ReplayedProgram } from './replayed-program.ts';
import { isOver, type TaskPhase, type TaskState } from './task-state.ts';
import type { TraceEvent, Wait } from './trace-event.ts';

export interface Bar {
  /** How a task ended is told by its lane: no bar has that phase. */
  readonly phase: TaskPhase;
  readonly from: number;
  /** Undefined while it goes on, and if nothing is known of its end. */
  readonly to: number | undefined;
  /** The index of the event that began it. */
  readonly event: number;
  readonly wait: Wait | undefined;
  /** The id of the object, future or task that it waits for, or 0. */
  readonly waitsFor: number;
  /** When its sleep is to be over; the bar may go on behind that, see `overdueSince`. */
  readonly deadline: number | undefined;
  /** Where the task is, in the learner's own program. */
  readonly line: number | undefined;
}

/** A print. */
export interface Mark {
  readonly time: number;
  readonly event: number;
}

export interface Lane {
  readonly task: number;
  /** How many tasks it is nested in: 0 for one that no other task made. */
  readonly depth: number;
  /** In the order of time, without gaps. */
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
  readonly begin: number;
  /** When it was done. */
  readonly end: number | undefined;
  /** How it ended: 'returned', 'raised' or 'cancelled'. */
  readonly outcome: TaskPhase | undefined;
  /** The index of the event that ended it. */
  readonly endEvent: number | undefined;
}

/** From the task that woke another one to that one. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly time: number;
  readonly event: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

class TaskLane implements Lane {
  readonly bars: Writable<Bar>[] = [];
  readonly marks: Mark[] = [];
  readonly children: TaskLane[] = [];
  end: number | undefined;
  outcome: TaskPhase | undefined;
  endEvent: number | undefined;

  constructor(
    readonly task: number,
    readonly depth: number,
    readonly begin: number,
  ) {}
}

export class Lanes {
  /** In nested order: children right below their parent, the first made first. A new array when lanes were added. */
  lanes: readonly Lane[] = [];
  /** In the order of time. */
  readonly arrows: readonly Arrow[] = [];

  private readonly program: ReplayedProgram;
  private readonly byTask = new Map<number, TaskLane>();
  private readonly outermost: TaskLane[] = [];
  /** By what it waits for: the lane whose task waits for a function that may block. */
  private readonly waiting = new Map<number, TaskLane>();

  constructor(private readonly recording: Recording) {
    this.program = new ReplayedProgram(recording);
  }

  lane(task: number): Lane | undefined {
    return this.byTask.get(task);
  }

  /** Takes in what the recording has got since. */
  update(): void {
    const lanesBefore = this.byTask.size;
    for (let index = this.program.position; index < this.recording.events.length; index++) {
      const event = this.recording.events[index]!;
      this.program.apply(event);
      this.take(event, index);
    }
    if (this.byTask.size > lanesBefore) this.lanes = inNestedOrder(this.outermost);
  }

  private take(event: TraceEvent, index: number): void {
    switch (event.kind) {
      case 'task_created':
        this.addLane(event);
        break;
      case 'printed':
        this.byTask.get(event.task)?.marks.push({ time: event.time, event: index });
        return;
      case 'woken':
        if (this.byTask.has(event.by) && this.byTask.has(event.task) && event.by !== event.task) {
          (this.arrows as Arrow[]).push({ from: event.by, to: event.task, time: event.time, event: index });
        }
        break;
      case 'suspended':
        if (this.recording.object(event.object)?.kind === 'thread') this.awaitThread(event);
        break;
      case 'thread_began':
        if (event.by === 0) this.runInLoop(event, index);
        return;
    }
    const task = this.program.tasks.get(event.task);
    const lane = this.byTask.get(event.task);
    if (task && lane) follow(lane, task, index);
  }

  private awaitThread({ task, object }: TraceEvent): void {
    const lane = this.byTask.get(task);
    if (lane) this.waiting.set(object, lane);
  }

  /** Without threads, the function that a task waits for has the loop's own. */
  private runInLoop({ object, time }: TraceEvent, index: number): void {
    const lane = this.waiting.get(object);
    const last = lane?.bars.at(-1);
    if (!lane || last?.phase !== 'waiting' || last.waitsFor !== object) return;
    last.to = time;
    lane.bars.push({ ...last, phase: 'running', from: time, to: undefined, event: index });
  }

  private addLane({ task, by, time }: TraceEvent): void {
    const parent = this.byTask.get(by);
    const lane = new TaskLane(task, parent ? parent.depth + 1 : 0, time);
    this.byTask.set(task, lane);
    (parent?.children ?? this.outermost).push(lane);
  }
}

/** Ends the last bar and begins one, if the event with this index began a new phase of the task. */
function follow(lane: TaskLane, task: TaskState, index: number): void {
  if (task.event !== index) return;
  const last = lane.bars.at(-1);
  if (last) last.to = task.since;
  if (isOver(task.phase)) {
    lane.end = task.since;
    lane.outcome = task.phase;
    lane.endEvent = index;
    return;
  }
  const { phase, since, event, wait, waitsFor, deadline, line } = task;
  lane.bars.push({ phase, from: since, to: undefined, event, wait, waitsFor, deadline, line });
}

function inNestedOrder(outermost: readonly TaskLane[]): Lane[] {
  const order: Lane[] = [];
  const next = outermost.toReversed();
  for (let lane = next.pop(); lane; lane = next.pop()) {
    order.push(lane);
    for (let child = lane.children.length - 1; child >= 0; child--) next.push(lane.children[child]!);
  }
  return order;
}
