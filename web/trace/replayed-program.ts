/** How each event changes what a program does. */

import { thingLabel } from './labels.ts';
import { LoopEntry, type ReadyEntry, type TimerEntry } from './loop-entry.ts';
import { ReplayedObject } from './object-state.ts';
import type { ProgramState, ThreadState } from './program-state.ts';
import type { Moment, Recording } from './recording.ts';
import { FrameChain, ReplayedTask, type TaskPhase } from './task-state.ts';
import { TaskTable } from './task-table.ts';
import { detailOf, OUTCOMES, WAITS, type TraceEvent, type Wait } from './trace-event.ts';

const PHASE_OF_WAIT: Readonly<Record<Wait, TaskPhase>> = {
  sleep: 'sleeping',
  // Who only lets the others go first is queued again at once.
  turn: 'ready',
  object: 'waiting',
  foreign: 'waiting',
};

/** A callback that is to run. */
interface Scheduled {
  readonly timer: boolean;
  readonly when: number;
  /** The index of the event that tells of it. */
  readonly event: number;
}

interface Job {
  readonly object: number;
  readonly since: number;
}

/** The program as the events before `position` left it; made by applying one after the other. */
export class ReplayedProgram implements ProgramState {
  position = 0;
  callback = 0;
  idleUntil: number | undefined;
  readonly tasks: TaskTable;
  readonly objects: Map<number, ReplayedObject>;
  private time = 0;
  /** Of the objects that nobody else shares. */
  private owner = {};
  /** The tasks that run, the innermost last: one can be started within a step of another one. */
  private steps: readonly number[] = [];
  private readonly callbacks: Map<number, Scheduled>;
  private readonly jobs: Map<number, Job>;
  /** As they were last asked for. */
  private lists: { ready?: readonly ReadyEntry[]; timers?: readonly TimerEntry[] } = {};

  constructor(
    private readonly recording: Recording,
    original?: ReplayedProgram,
  ) {
    this.tasks = original?.tasks.copy() ?? new TaskTable(recording);
    this.objects = new Map(original?.objects);
    this.callbacks = new Map(original?.callbacks);
    this.jobs = new Map(original?.jobs);
    if (!original) return;
    this.position = original.position;
    this.time = original.time;
    this.steps = original.steps;
    this.callback = original.callback;
    this.idleUntil = original.idleUntil;
    // From now on the two share their objects: neither may change them in place.
    original.owner = {};
  }

  /** What it costs to copy. */
  get size(): number {
    return this.tasks.size + this.objects.size + this.callbacks.size;
  }

  get moment(): Moment {
    return { time: this.time, position: this.position };
  }

  get running(): number {
    return this.steps.at(-1) ?? 0;
  }

  get ready(): readonly ReadyEntry[] {
    return (this.lists.ready ??= this.listReady());
  }

  get timers(): readonly TimerEntry[] {
    return (this.lists.timers ??= this.listTimers());
  }

  get threads(): readonly ThreadState[] {
    return Array.from(this.jobs, ([thread, { object, since }]) => {
      return { thread, object, since, label: thingLabel(this.recording, object) };
    });
  }

  /** Takes in the event at `position`. */
  apply(event: TraceEvent): void {
    const index = this.position++;
    this.time = event.time;
    this.lists = {};
    if (event.kind !== 'thread_began' && event.kind !== 'thread_ended') this.idleUntil = undefined;
    switch (event.kind) {
      case 'task_created':
        this.createTask(event, index);
        break;
      case 'task_named':
        this.change(event.task, (task) => (task.name = event.text));
        break;
      case 'resumed':
        this.resume(event, index);
        break;
      case 'suspended':
        this.suspend(event, index);
        break;
      case 'woken':
        this.wake(event, index);
        break;
      case 'task_ended':
        this.endTask(event, index);
        break;
      case 'cancel_requested':
        this.change(event.task, (task) => (task.cancelRequested = true));
        break;
      case 'called':
        this.change(event.task, (task) => {
          const caller = task.chain?.at(this.recording.ownLine(event));
          task.moveTo(new FrameChain(this.recording.func(event.object), undefined, caller));
        });
        break;
      case 'returned':
        // The task's own function is over with the task.
        this.change(event.task, (task) => task.moveTo(task.chain?.caller ?? task.chain));
        break;
      case 'blocked':
        this.seeAt(event.task, event);
        break;
      case 'object':
        this.object(event.object);
        break;
      case 'member':
        this.object(event.object).memberCount++;
        break;
      case 'acquired':
        this.object(event.object).holder = event.task;
        break;
      case 'released':
        this.object(event.object).holder = 0;
        break;
      case 'callback_scheduled':
        this.callbacks.set(event.object, { timer: event.detail === 1, when: event.value, event: index });
        break;
      case 'callback_cancelled':
        this.callbacks.delete(event.object);
        break;
      case 'callback_began':
        this.callbacks.delete(event.object);
        this.callback = event.object;
        break;
      case 'callback_ended':
        this.callback = 0;
        break;
      case 'idle':
        this.idleUntil = event.value;
        break;
      case 'thread_began':
        this.jobs.set(event.by, { object: event.object, since: event.time });
        break;
      case 'thread_ended':
        this.jobs.delete(event.by);
        break;
      case 'run_ended':
        this.steps = [];
        this.callback = 0;
        break;
    }
  }

  private listReady(): ReadyEntry[] {
    const entries: LoopEntry[] = [];
    for (const { id, phase, since, event } of this.tasks.values()) {
      if (phase === 'ready') entries.push(new LoopEntry(this.recording, id, undefined, since, event));
    }
    for (const [id, { timer, when, event }] of this.callbacks) {
      if (!timer) entries.push(new LoopEntry(this.recording, undefined, id, when, event));
    }
    return entries.sort((a, b) => a.event - b.event);
  }

  private listTimers(): TimerEntry[] {
    const entries: LoopEntry[] = [];
    for (const { id, deadline, event } of this.tasks.values()) {
      if (deadline !== undefined) entries.push(new LoopEntry(this.recording, id, undefined, deadline, event));
    }
    for (const [id, { timer, when, event }] of this.callbacks) {
      if (timer) entries.push(new LoopEntry(this.recording, undefined, id, when, event));
    }
    return entries.sort((a, b) => a.when - b.when || a.event - b.event);
  }

  private createTask(event: TraceEvent, index: number): void {
    const task = new ReplayedTask(event.task, event.text, event.by, event.time, index);
    task.moveTo(new FrameChain(this.recording.func(event.object), undefined, undefined));
    this.tasks.add(task);
    this.seeAt(event.by, event);
  }

  private resume(event: TraceEvent, index: number): void {
    const startedWithin = event.detail === 1 && this.running > 0;
    this.steps = startedWithin ? [...this.steps, event.task] : [event.task];
    this.change(event.task, (task) => {
      this.begin(task, 'running', event, index);
      task.cancelRequested = false;
    });
  }

  private suspend(event: TraceEvent, index: number): void {
    this.endStep(event.task);
    const wait = detailOf(event, WAITS) ?? 'foreign';
    this.change(event.task, (task) => {
      this.begin(task, PHASE_OF_WAIT[wait], event, index);
      task.moveTo(task.chain?.at(this.recording.ownLine(event)));
      task.wait = wait;
      task.waitsFor = event.object;
      if (wait === 'sleep') task.deadline = event.value;
    });
    if (event.object > 0 && this.tasks.has(event.task)) this.object(event.object).waiting.add(event.task);
  }

  private wake(event: TraceEvent, index: number): void {
    const phase = this.tasks.get(event.task)?.phase;
    // Who only let the others go first is ready already.
    if (phase !== 'sleeping' && phase !== 'waiting') return;
    this.change(event.task, (task) => this.begin(task, 'ready', event, index));
  }

  private endTask(event: TraceEvent, index: number): void {
    this.endStep(event.task);
    this.change(event.task, (task) => {
      this.begin(task, detailOf(event, OUTCOMES) ?? 'returned', event, index);
      task.moveTo(undefined);
      task.cancelRequested = false;
      task.text = event.text;
    });
  }

  private begin(task: ReplayedTask, phase: TaskPhase, event: TraceEvent, index: number): void {
    if (task.waitsFor > 0) this.stopWaiting(task);
    task.begin(phase, event.time, index);
  }

  private stopWaiting({ id, waitsFor }: ReplayedTask): void {
    const object = this.object(waitsFor);
    object.waiting.delete(id);
    if (object.idle && !this.recording.object(waitsFor)) this.objects.delete(waitsFor);
  }

  private endStep(task: number): void {
    if (this.steps.includes(task)) this.steps = this.steps.filter((other) => other !== task);
  }

  /** The line is where the innermost function of the task is just now. */
  private seeAt(id: number, event: TraceEvent): void {
    const line = this.recording.ownLine(event);
    if (line !== undefined) this.change(id, (task) => task.moveTo(task.chain?.at(line)));
  }

  /** To be changed. */
  private object(id: number): ReplayedObject {
    const known = this.objects.get(id);
    if (known?.owner === this.owner) return known;
    const object = known?.copyFor(this.owner) ?? new ReplayedObject(id, this.recording, this.owner);
    this.objects.set(id, object);
    return object;
  }

  private change(id: number, change: (task: ReplayedTask) => void): void {
    const task = this.tasks.get(id)?.copy();
    if (!task) return;
    change(task);
    this.tasks.replace(task);
  }
}
