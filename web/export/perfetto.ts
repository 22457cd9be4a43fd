/**
 * A recording as Chrome's trace-event JSON, which Perfetto and chrome://tracing open. The runtime's
 * `ASYNCIO_TRACE` writes the same natively (wasm/src/trace_file.cpp); this is the mapping of both.
 *
 * The file: `{"displayTimeUnit":"ms","traceEvents":[…]}`. Times (`ts`, `dur`) are in microseconds, with
 * three decimals at most. Slices are pairs of `B` and `E`, in the order in which things happened, and
 * all are closed: those that the recording leaves open, innermost first, at its end.
 *
 * Tracks. `pid` 1 is the program (`process_name`): `tid` 1 its event loop (`thread_name` "event loop"),
 * and `tid` id + 1 the task of that id (`thread_name` "say_after (Task-2)"; again if it is renamed), with
 * `thread_sort_index` = tid, so tasks stand in the order in which they were made. `pid` 2 are the worker
 * threads, if there are any: `tid` = the thread's number, "thread 1". (Where there are none, their number is 0
 * and what they would do stands on the loop's track.) Metadata (`M`) comes before the
 * first event of its track.
 *
 * A task's track is the stack of what it awaits, with its state as the innermost slice:
 *
 * | slice | `cat` | `name` | `args` |
 * | --- | --- | --- | --- |
 * | task, from `task_created` to `task_ended` | `task` | its function | `task`: its name, `made_by`: its parent's name, `made_at`; on its `E`: `outcome` (returned, raised, cancelled), `text`: result or error |
 * | call, from `called` to `returned` | `call` | the coroutine function | `awaited_at` |
 * | state, innermost | `state` | `ready`, `running`, `sleeping` (a sleep), `yielding` (a turn), `waiting on Lock 1` (an object, or a task in the words of its track), `waiting` (foreign, or nothing known) | of what is not ready or running: `at`; of a sleep `until` (seconds) |
 * | blocking, inside running, `X` with `dur` | `blocking` | `blocking_sleep` | `at` |
 *
 * Where a call begins or returns, the state's slice ends and begins again within the new stack. Places
 * are written `main.cpp:12`, with the file's basename, and are left out if unknown; so are other unknown
 * args. The number of an object is its number among those of its class, from 1 (`Lock 1`).
 * The slice of a task ends 0.01 µs after `task_ended`: a flow may begin at a task's end and needs an
 * open slice there.
 *
 * The loop's track: slices `run` (`run_began` to `run_ended`, cat `loop`), callbacks (`callback_began`
 * to `callback_ended`, cat `callback`, name: what it is, or `callback`) and `idle` (from `idle` to the
 * next event, cat `loop`). A thread's track: `thread_began` to `thread_ended`, cat `thread`, name `call`.
 *
 * Instants (`i`, scope `t`) on the task's track, or the loop's if `task` is 0:
 *
 * | event | `cat` | `name` | `args` |
 * | --- | --- | --- | --- |
 * | printed | `print` | the text without its line end | `stream`: stdout or stderr |
 * | cancel_requested | `cancel` | `cancel requested` | `by`: the canceller's name, or callback, the group, shutdown; `message` |
 * | group_aborted, on the track of `by` | `cancel` | `TaskGroup 1 cancels its tasks` | `because`: the failed task's name |
 * | never_awaited | `warning` | `coroutine 'f' was never awaited` | |
 * | never_retrieved | `warning` | `exception was never retrieved` | `text` |
 * | deadlocked, on the loop's, scope `p` | `warning` | `deadlock` | |
 *
 * Flows (`s` and `f` with `bp` "e", own `id` each, from 1): `woken` (name and cat `wake`) and
 * `task_created` (name and cat `create`) of a task `by` another. `s` stands on the track of `by`, or if
 * that is 0 and a callback runs, on the loop's, at the event's time or, if `by` has ended, at its end;
 * `f` on the task's, at the event's time and after the `B` of its `ready`. Without such a source (a
 * timer is no one's) there is no flow.
 *
 * All other events are not shown.
 */

import type { Recording } from '../trace/recording.ts';
import { CANCELLERS, detailOf, OUTCOMES, WAITS, type TraceEvent } from '../trace/trace-event.ts';
import { microseconds, type SliceName, type Track, TrackWriter } from './trace-tracks.ts';

const PROGRAM = 1;
const THREADS = 2;
/** A task's slice stays open for the flows that begin at its end. */
const shortlyAfter = (ts: number) => Math.round(ts * 1e3 + 10) / 1e3;

const READY: SliceName = { cat: 'state', name: 'ready' };
const RUNNING: SliceName = { cat: 'state', name: 'running' };

export function perfettoJson(recording: Recording): string {
  const traceEvents = new PerfettoWriter(recording).write();
  return JSON.stringify({ displayTimeUnit: 'ms', traceEvents });
}

interface TaskTrack extends Track {
  state: SliceName;
  /** In microseconds. */
  endedAt: number | undefined;
}

class PerfettoWriter {
  private readonly out = new TrackWriter();
  private readonly loop: Track = { pid: PROGRAM, tid: 1 };
  private readonly tasks = new Map<number, TaskTrack>();
  private readonly threads = new Map<number, Track>();
  private idle = false;
  /** A callback runs. */
  private calledBack = false;

  constructor(private readonly recording: Recording) {}

  write() {
    this.out.processName(PROGRAM, 'program');
    this.out.threadName(this.loop, 'event loop');
    for (const event of this.recording.events) this.add(event, microseconds(event.time));
    this.out.endAll(shortlyAfter(microseconds(this.recording.until)));
    return this.out.events;
  }

  private add(event: TraceEvent, ts: number): void {
    if (this.idle) {
      this.idle = false;
      this.out.end(this.loop, ts);
    }
    if (this.addOfLoop(event, ts)) return;
    const task = this.tasks.get(event.task);
    if (event.kind === 'task_created') this.addTask(event, ts);
    else if (task) this.addOfTask(event, task, ts);
    this.addInstant(event, task ?? this.loop, ts);
  }

  private addOfLoop(event: TraceEvent, ts: number): boolean {
    switch (event.kind) {
      case 'run_began':
        this.out.begin(this.loop, ts, { cat: 'loop', name: 'run' });
        return true;
      case 'callback_began': {
        const name = this.recording.callback(event.object)?.label || 'callback';
        this.out.begin(this.loop, ts, { cat: 'callback', name });
        this.calledBack = true;
        return true;
      }
      case 'callback_ended':
        this.calledBack = false;
        this.out.end(this.loop, ts);
        return true;
      case 'run_ended':
        this.out.end(this.loop, ts);
        return true;
      case 'idle':
        this.out.begin(this.loop, ts, { cat: 'loop', name: 'idle' });
        this.idle = true;
        return true;
      case 'thread_began':
        this.out.begin(this.thread(event.by), ts, { cat: 'thread', name: 'call' });
        return true;
      case 'thread_ended':
        this.out.end(this.thread(event.by), ts);
        return true;
      default:
        return false;
    }
  }

  private addTask(event: TraceEvent, ts: number): void {
    const track: TaskTrack = { pid: PROGRAM, tid: event.task + 1, state: READY, endedAt: undefined };
    this.tasks.set(event.task, track);
    this.out.threadName(track, this.trackName(event.task, event.text));
    this.out.begin(track, ts, {
      cat: 'task',
      name: this.recording.func(event.object)?.name || 'task',
      args: { task: event.text, made_by: this.recording.task(event.by)?.name, made_at: this.place(event) },
    });
    this.out.begin(track, ts, READY);
    this.addFlow('create', event, track, ts);
  }

  private addOfTask(event: TraceEvent, track: TaskTrack, ts: number): void {
    switch (event.kind) {
      case 'task_named':
        this.out.threadName(track, this.trackName(event.task, event.text));
        break;
      case 'resumed':
        this.changeState(track, RUNNING, ts);
        break;
      case 'suspended':
        this.changeState(track, this.waiting(event), ts);
        break;
      case 'woken':
        this.changeState(track, READY, ts);
        this.addFlow('wake', event, track, ts);
        break;
      case 'called':
        this.out.end(track, ts);
        this.out.begin(track, ts, {
          cat: 'call',
          name: this.recording.func(event.object)?.name || 'call',
          args: { awaited_at: this.place(event) },
        });
        this.out.begin(track, ts, track.state);
        break;
      case 'returned':
        // The slices of the state and of the task are not calls.
        if (this.out.depth(track) <= 2) break;
        this.out.end(track, ts);
        this.out.end(track, ts);
        this.out.begin(track, ts, track.state);
        break;
      case 'blocked':
        this.out.complete(track, ts, Math.max(0, microseconds(event.value - event.time)), {
          cat: 'blocking',
          name: 'blocking_sleep',
          args: { at: this.place(event) },
        });
        break;
      case 'task_ended':
        track.endedAt = ts;
        while (this.out.depth(track) > 1) this.out.end(track, ts);
        this.out.end(track, shortlyAfter(ts), { outcome: detailOf(event, OUTCOMES), text: event.text || undefined });
        break;
    }
  }

  private addInstant(event: TraceEvent, track: Track, ts: number): void {
    switch (event.kind) {
      case 'printed':
        this.out.instant(track, ts, {
          cat: 'print',
          name: event.text.replace(/\r?\n$/, ''),
          args: { stream: event.detail === 2 ? 'stderr' : 'stdout' },
        });
        break;
      case 'cancel_requested':
        this.out.instant(track, ts, {
          cat: 'cancel',
          name: 'cancel requested',
          args: { by: this.canceller(event), message: event.text || undefined },
        });
        break;
      case 'group_aborted':
        this.out.instant(this.tasks.get(event.by) ?? this.loop, ts, {
          cat: 'cancel',
          name: `${this.recording.object(event.object)?.label ?? 'TaskGroup'} cancels its tasks`,
          args: { because: this.recording.task(event.task)?.name },
        });
        break;
      case 'never_awaited':
        this.out.instant(track, ts, {
          cat: 'warning',
          name: `coroutine '${this.recording.func(event.object)?.name ?? ''}' was never awaited`,
        });
        break;
      case 'never_retrieved':
        this.out.instant(track, ts, {
          cat: 'warning',
          name: 'exception was never retrieved',
          args: { text: event.text },
        });
        break;
      case 'deadlocked':
        this.out.instant(this.loop, ts, { cat: 'warning', name: 'deadlock' }, 'p');
        break;
    }
  }

  private changeState(track: TaskTrack, state: SliceName, ts: number): void {
    track.state = state;
    this.out.end(track, ts);
    this.out.begin(track, ts, state);
  }

  private addFlow(kind: string, event: TraceEvent, to: TaskTrack, ts: number): void {
    const source = event.by === 0 && this.calledBack ? this.loop : this.tasks.get(event.by);
    if (source) this.out.flow(kind, source, this.tasks.get(event.by)?.endedAt ?? ts, to, ts);
  }

  private waiting(event: TraceEvent): SliceName {
    const at = this.place(event);
    switch (detailOf(event, WAITS)) {
      case 'sleep':
        return { cat: 'state', name: 'sleeping', args: { at, until: event.value } };
      case 'turn':
        return { cat: 'state', name: 'yielding', args: { at } };
      default: {
        const object = this.recording.object(event.object)?.label;
        const what = object ?? (this.recording.task(event.object) && this.trackName(event.object));
        return { cat: 'state', name: what === undefined ? 'waiting' : `waiting on ${what}`, args: { at } };
      }
    }
  }

  private canceller(event: TraceEvent): string | undefined {
    const canceller = detailOf(event, CANCELLERS);
    if (canceller === 'group') return this.recording.object(event.object)?.label ?? canceller;
    return canceller === 'task' ? this.recording.task(event.by)?.name : canceller;
  }

  private thread(number: number): Track {
    if (number === 0) return this.loop;
    let track = this.threads.get(number);
    if (!track) {
      if (this.threads.size === 0) this.out.processName(THREADS, 'worker threads');
      track = { pid: THREADS, tid: number };
      this.threads.set(number, track);
      this.out.threadName(track, `thread ${number}`);
    }
    return track;
  }

  private trackName(id: number, name = this.recording.task(id)?.name ?? ''): string {
    const func = this.recording.task(id)?.func?.name;
    return func ? `${func} (${name})` : name;
  }

  /** `main.cpp:12` */
  private place(event: TraceEvent): string | undefined {
    const file = this.recording.file(event.file);
    return file && event.line > 0 ? `${file.slice(file.lastIndexOf('/') + 1)}:${event.line}` : undefined;
  }
}
