/** What the tasks of a recording did, in the form in which it is asked about: spans instead of events. */

import type { Recording, RecordedFunction } from '../trace/recording.ts';
import { CANCELLERS, detailOf, OUTCOMES, WAITS, type Canceller, type Outcome, type Wait } from '../trace/trace-event.ts';

/** What a task did from one time to another. */
export interface Span {
  readonly kind: 'ready' | 'running' | 'waiting';
  readonly from: number;
  to: number;
  /** The index of the event that began it. */
  readonly event: number;
  /** Of a wait: its kind, what for, where, and of a sleep its end. */
  readonly wait?: Wait | undefined;
  readonly object: number;
  readonly line?: number | undefined;
  readonly deadline?: number | undefined;
}

/** A coroutine that was awaited directly. */
export interface CallSpan {
  readonly func: RecordedFunction | undefined;
  /** The coroutine that awaits it; undefined for the task's own function. */
  readonly caller: CallSpan | undefined;
  readonly line: number | undefined;
  readonly from: number;
  to: number;
  /** The index of the event that began it. */
  readonly event: number;
  /** The task's spans before it, and those before its end. */
  readonly firstSpan: number;
  spansEnd: number;
  over: boolean;
}

export interface CancelRequest {
  readonly canceller: Canceller | undefined;
  /** The group that asks, or 0. */
  readonly object: number;
  readonly event: number;
}

export interface TaskHistory {
  readonly id: number;
  readonly created: number;
  readonly spans: Span[];
  readonly calls: CallSpan[];
  readonly cancels: CancelRequest[];
  /** The function that the task is in, if not its own. */
  call: CallSpan | undefined;
  /** Where it was last known to be. */
  line: number | undefined;
  outcome: Outcome | undefined;
  /** How it ended: the result or the error. */
  text: string;
  endedAt: number | undefined;
  endEvent: number | undefined;
  /** The index of the event by which it was first awaited. */
  awaited: number | undefined;
}

/** A call that blocks the loop's thread. */
export interface BlockedCall {
  readonly task: number;
  readonly line: number | undefined;
  readonly from: number;
  readonly to: number;
}

/** A step of a task, or a callback: while it runs, nothing else does. */
export interface Turn {
  /** The task, or 0 for a callback. */
  readonly task: number;
  readonly callback: number;
  readonly from: number;
  to: number;
  /** Its first event, and the one that ended it. */
  readonly first: number;
  last: number;
}

export interface Deadlock {
  readonly event: number;
  /** Which task had which lock. */
  readonly holders: ReadonlyMap<number, number>;
}

export class History {
  readonly tasks = new Map<number, TaskHistory>();
  readonly turns: Turn[] = [];
  readonly blocked: BlockedCall[] = [];
  /** The program could never go on. */
  deadlock: Deadlock | undefined;
  private readonly holders = new Map<number, number>();
  private turn: Turn | undefined;

  constructor(readonly recording: Recording) {
    recording.events.forEach((_, index) => this.add(index));
    // Of what was not recorded nothing is known.
    const end = Math.min(recording.eventsUntil, recording.until);
    if (this.turn) this.endTurn(end, recording.events.length);
    for (const task of this.tasks.values()) {
      if (task.outcome !== undefined) continue;
      const last = task.spans.at(-1);
      if (last) last.to = end;
      for (let call = task.call; call; call = call.caller) this.endCall(task, call, end);
    }
  }

  private add(index: number): void {
    const event = this.recording.events[index]!;
    const task = this.tasks.get(event.task);
    switch (event.kind) {
      case 'task_created':
        this.addTask(index);
        break;
      case 'resumed':
        if (!task) break;
        this.beginSpan(task, { kind: 'running', from: event.time, to: event.time, event: index, object: 0 });
        this.turn = { task: event.task, callback: 0, from: event.time, to: event.time, first: index, last: index };
        break;
      case 'suspended':
        if (!task) break;
        task.line = this.recording.ownLine(event) ?? task.line;
        this.beginSpan(task, {
          kind: 'waiting',
          from: event.time,
          to: event.time,
          event: index,
          wait: detailOf(event, WAITS),
          object: event.object,
          line: this.recording.ownLine(event) ?? callLine(task.call),
          deadline: detailOf(event, WAITS) === 'sleep' ? event.value : undefined,
        });
        this.markAwaited(event.object, index);
        this.endTurn(event.time, index);
        break;
      case 'woken':
        if (task && task.spans.at(-1)?.kind === 'waiting') {
          this.beginSpan(task, { kind: 'ready', from: event.time, to: event.time, event: index, object: 0 });
        }
        break;
      case 'task_ended':
        if (task) this.endTask(task, index);
        break;
      case 'called':
        if (task) this.addCall(task, index);
        break;
      case 'returned':
        if (task?.call) {
          const { call } = task;
          this.endCall(task, call, event.time);
          call.over = true;
          task.call = call.caller;
        }
        break;
      case 'member':
        this.markAwaited(event.task, index);
        break;
      case 'cancel_requested':
        task?.cancels.push({ canceller: detailOf(event, CANCELLERS), object: event.object, event: index });
        break;
      case 'acquired':
        this.holders.set(event.object, event.task);
        break;
      case 'released':
        this.holders.delete(event.object);
        break;
      case 'callback_began':
        this.turn = { task: 0, callback: event.object, from: event.time, to: event.time, first: index, last: index };
        break;
      case 'callback_ended':
        this.endTurn(event.time, index);
        break;
      case 'deadlocked':
        this.deadlock ??= { event: index, holders: new Map(this.holders) };
        break;
      case 'blocked':
        this.blocked.push({
          task: event.task,
          line: this.recording.ownLine(event),
          from: event.time,
          to: event.value,
        });
        break;
    }
  }

  private addTask(index: number): void {
    const event = this.recording.events[index]!;
    this.tasks.set(event.task, {
      id: event.task,
      created: event.time,
      spans: [{ kind: 'ready', from: event.time, to: event.time, event: index, object: 0 }],
      calls: [],
      cancels: [],
      call: undefined,
      line: this.recording.func(event.object)?.own ? this.recording.func(event.object)?.line : undefined,
      outcome: undefined,
      text: '',
      endedAt: undefined,
      endEvent: undefined,
      awaited: undefined,
    });
  }

  private beginSpan(task: TaskHistory, span: Span): void {
    const last = task.spans.at(-1);
    if (last) last.to = span.from;
    task.spans.push(span);
  }

  private endTask(task: TaskHistory, index: number): void {
    const event = this.recording.events[index]!;
    const last = task.spans.at(-1);
    if (last) last.to = event.time;
    for (let { call } = task; call; call = call.caller) this.endCall(task, call, event.time);
    task.call = undefined;
    task.outcome = detailOf(event, OUTCOMES);
    task.text = event.text;
    task.endedAt = event.time;
    task.endEvent = index;
    if (this.turn?.task === task.id) this.endTurn(event.time, index);
  }

  private addCall(task: TaskHistory, index: number): void {
    const event = this.recording.events[index]!;
    const call: CallSpan = {
      func: this.recording.func(event.object),
      caller: task.call,
      line: this.recording.ownLine(event),
      event: index,
      from: event.time,
      to: event.time,
      // The one that is going on belongs to the caller up to here, but it runs.
      firstSpan: task.spans.length - 1,
      spansEnd: task.spans.length,
      over: false,
    };
    task.line = call.line ?? task.line;
    task.calls.push(call);
    task.call = call;
  }

  private endCall(task: TaskHistory, call: CallSpan, time: number): void {
    call.to = time;
    call.spansEnd = task.spans.length;
  }

  private endTurn(time: number, index: number): void {
    if (!this.turn) return;
    this.turn.to = time;
    this.turn.last = index;
    this.turns.push(this.turn);
    this.turn = undefined;
  }

  private markAwaited(id: number, index: number): void {
    const task = this.tasks.get(id);
    if (task) task.awaited ??= index;
  }
}

/** Where the learner's own program awaits what the innermost coroutine, the library's, waits in. */
function callLine(call: CallSpan | undefined): number | undefined {
  for (let at = call; at; at = at.caller) if (at.line !== undefined) return at.line;
  return undefined;
}
