/** How each event changes what a program does. */

import { thingLabel } from './labels.ts';
import { ReplayedObject } from './object-state.ts';
import type { ProgramState, ReadyEntry, ThreadState, TimerEntry } from './program-state.ts';
import type { Moment, Recording } from './recording.ts';
import { FrameChain, isOver, ReplayedTask, type TaskPhase } from './task-state.ts';
import { detailOf, OUTCOMES, WAITS, type TraceEvent, type Wait } from './trace-event.ts';

const PHASE_OF_WAIT: Readonly<Record<Wait, TaskPhase>> = {
  sleep: 'sleeping',
  // Who only lets the others go first is queued again at once.
  turn: 'ready',
  object: 'waiting',
  foreign: 'waiting',
};

interface Job {
  readonly object: number;
  readonly since: number;
}

/** The program as the events before `position` left it; made by applying one after the other. */
export class ReplayedProgram implements ProgramState {
  position = 0;
  callback = 0;
  idleUntil: number | undefined;
  readonly tasks: Map<number, ReplayedTask>;
  readonly objects: Map<number, ReplayedObject>;
  private time = 0;
  /** Of the objects that nobody else shares. */
  private owner = {};
  /** The tasks that run, the innermost last: one can be started within a step of another one. */
  private steps: readonly number[] = [];
  /** Ids of tasks and callbacks. */
  private readonly queue: Set<number>;
  /** Ids of tasks and callbacks, and when they are due. */
  private readonly due: Map<number, number>;
  private readonly jobs: Map<number, Job>;

  constructor(
    private readonly recording: Recording,
    original?: ReplayedProgram,
  ) {
    this.tasks = new Map(original?.tasks);
    this.objects = new Map(original?.objects);
    this.queue = new Set(original?.queue);
    this.due = new Map(original?.due);
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
    return this.tasks.size + this.objects.size + this.queue.size + this.due.size;
  }

  get moment(): Moment {
    return { time: this.time, position: this.position };
  }

  get running(): number {
    return this.steps.at(-1) ?? 0;
  }

  get ready(): readonly ReadyEntry[] {
    return Array.from(this.queue, (id) => this.entry(id));
  }

  get timers(): readonly TimerEntry[] {
    return Array.from(this.due, ([id, when]) => ({ when, ...this.entry(id) })).sort((a, b) => a.when - b.when);
  }

  get threads(): readonly ThreadState[] {
    return Array.from(this.jobs, ([thread, job]) => ({ thread, ...job, label: thingLabel(this.recording, job.object) }));
  }

  /** Takes in the event at `position`. */
  apply(event: TraceEvent): void {
    const index = this.position++;
    this.time = event.time;
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
        if (event.detail === 1) this.due.set(event.object, event.value);
        else this.queue.add(event.object);
        break;
      case 'callback_cancelled':
        this.unschedule(event.object);
        break;
      case 'callback_began':
        this.unschedule(event.object);
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

  private createTask(event: TraceEvent, index: number): void {
    const task = new ReplayedTask(event.task, event.text, event.by, event.time, index);
    task.moveTo(new FrameChain(this.recording.func(event.object), undefined, undefined));
    this.tasks.set(task.id, task);
    this.queue.add(task.id);
    this.seeAt(event.by, event);
  }

  private resume(event: TraceEvent, index: number): void {
    this.unschedule(event.task);
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
    const known = this.change(event.task, (task) => {
      this.begin(task, PHASE_OF_WAIT[wait], event, index);
      task.moveTo(task.chain?.at(this.recording.ownLine(event)));
      task.wait = wait;
      task.waitsFor = event.object;
      if (wait === 'sleep') task.deadline = event.value;
    });
    if (!known) return;
    if (event.object > 0) this.object(event.object).waiting.add(event.task);
    if (wait === 'sleep') this.due.set(event.task, event.value);
    if (wait === 'turn') this.queue.add(event.task);
  }

  private wake(event: TraceEvent, index: number): void {
    const phase = this.tasks.get(event.task)?.phase;
    // Who only let the others go first is ready already.
    if (phase === undefined || phase === 'ready' || isOver(phase)) return;
    this.due.delete(event.task);
    this.queue.add(event.task);
    this.change(event.task, (task) => this.begin(task, 'ready', event, index));
  }

  private endTask(event: TraceEvent, index: number): void {
    this.endStep(event.task);
    this.unschedule(event.task);
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

  private unschedule(id: number): void {
    this.queue.delete(id);
    this.due.delete(id);
  }

  /** The line is where the innermost function of the task is just now. */
  private seeAt(id: number, event: TraceEvent): void {
    const line = this.recording.ownLine(event);
    if (line !== undefined) this.change(id, (task) => task.moveTo(task.chain?.at(line)));
  }

  private entry(id: number): ReadyEntry {
    const label = thingLabel(this.recording, id);
    return this.tasks.has(id) ? { task: id, label } : { callback: id, label };
  }

  /** To be changed. */
  private object(id: number): ReplayedObject {
    const known = this.objects.get(id);
    if (known?.owner === this.owner) return known;
    const object = known?.copyFor(this.owner) ?? new ReplayedObject(id, this.recording, this.owner);
    this.objects.set(id, object);
    return object;
  }

  /** @returns whether there is such a task. */
  private change(id: number, change: (task: ReplayedTask) => void): boolean {
    const task = this.tasks.get(id)?.copy();
    if (!task) return false;
    change(task);
    this.tasks.set(id, task);
    return true;
  }
}
