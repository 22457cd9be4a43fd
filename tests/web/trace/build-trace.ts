/**
 * Recordings for tests, told as the runtime would tell them:
 *
 *     const trace = new TraceBuilder();
 *     const main = trace.task('main');
 *     main.resumes().calls('say_after', 20).sleeps(1, 8);
 *     trace.at(1);
 *     main.wakes().resumes().prints('hello').returnsFromCall().returns();
 *     trace.recording();
 */

import { Recording, type RecordedOutput } from '../../../web/trace/recording.ts';
import {
  CANCELLERS,
  CAUSES,
  encodeEvent,
  OBJECT_KINDS,
  OUTCOMES,
  WAITS,
  type Canceller,
  type Cause,
  type EventKind,
  type ObjectKind,
  type TraceEvent,
} from '../../../web/trace/trace-event.ts';

export const OWN_FILE = '/work/main.cpp';

export type EventFields = Partial<Omit<TraceEvent, 'kind'>>;

const detail = <T>(meanings: readonly T[], meaning: T) => meanings.indexOf(meaning) + 1;

export class TraceBuilder {
  /** How many events there are. */
  count = 0;
  private time = 0;
  private lastId = 0;
  private taskCount = 0;
  private readonly files = new Map<string, number>();
  private readonly functions = new Map<string, number>();
  private readonly chunks: Uint8Array[] = [];
  private readonly output: RecordedOutput[] = [];
  private told = { chunks: 0, output: 0 };

  /** From now on it is `time`. */
  at(time: number): this {
    this.time = time;
    return this;
  }

  now(): number {
    return this.time;
  }

  /** @returns its index. */
  add(kind: EventKind, fields: EventFields = {}): number {
    this.chunks.push(encodeEvent({ kind, time: this.time, ...fields }));
    return this.count++;
  }

  file(path: string): number {
    return known(this.files, path, (id) => this.add('file', { file: id, text: path }));
  }

  /** A coroutine function; `line`: where it is defined. */
  func(name: string, line = 1, path = OWN_FILE): number {
    const file = this.file(path);
    return known(this.functions, name, (id) => this.add('function', { object: id, text: name, file, line }));
  }

  newId(): number {
    return ++this.lastId;
  }

  /** One that nobody awaits yet; `line`: where it was made. */
  task(func: string, by = 0, line = 0, name = `Task-${++this.taskCount}`): BuiltTask {
    const task = new BuiltTask(this, this.newId());
    const place = line > 0 ? { file: this.file(OWN_FILE), line } : {};
    this.add('task_created', { task: task.id, by, object: this.func(func), text: name, ...place });
    return task;
  }

  object(kind: ObjectKind, className: string, by = 0): number {
    const object = this.newId();
    this.add('object', { object, by, detail: detail(OBJECT_KINDS, kind), text: className });
    return object;
  }

  /** One with a timer, if `when` is told. */
  callback(label: string, when?: number): number {
    const object = this.newId();
    const timer = when !== undefined;
    this.add('callback_scheduled', { object, text: label, detail: timer ? 1 : 0, value: timer ? when : this.time });
    return object;
  }

  write(text: string): void {
    this.output.push({ stream: 'stdout', at: this.time, text, position: this.count });
  }

  /** Lets a recording hear of what was added since the last `feed` or `recording`. */
  feed(recording: Recording): void {
    recording.addEvents(joined(this.chunks.slice(this.told.chunks)));
    recording.addOutput(this.output.slice(this.told.output));
    this.told = { chunks: this.chunks.length, output: this.output.length };
  }

  /** All so far, of a program that has finished. */
  recording(): Recording {
    const recording = new Recording();
    this.told = { chunks: 0, output: 0 };
    this.feed(recording);
    recording.end({ at: this.time, ending: { kind: 'finished' } });
    return recording;
  }
}

export class BuiltTask {
  private begun = false;

  constructor(
    private readonly trace: TraceBuilder,
    readonly id: number,
  ) {}

  /** `line`: of the call of `create_task`. */
  creates(func: string, line = 0, name?: string): BuiltTask {
    return this.trace.task(func, this.id, line, name);
  }

  makes(kind: ObjectKind, className: string): number {
    return this.trace.object(kind, className, this.id);
  }

  resumes(): this {
    this.add('resumed', { detail: this.begun ? 0 : 1 });
    this.begun = true;
    return this;
  }

  sleeps(seconds: number, line = 0): this {
    return this.suspends('sleep', line, { value: this.trace.now() + seconds });
  }

  /** `sleep(0)`: it is ready again at once. */
  yields(line = 0): this {
    return this.suspends('turn', line).add('woken', { detail: detail(CAUSES, 'turn'), by: this.id });
  }

  /** For an object or a task. */
  waitsFor(object: number, line = 0): this {
    return this.suspends('object', line, { object });
  }

  /** Is woken: by its timer, if nothing else is said. */
  wakes(cause: Cause = 'timer', by = 0, object = 0): this {
    return this.add('woken', { detail: detail(CAUSES, cause), by, object });
  }

  /** Awaits a coroutine directly. */
  calls(func: string, line = 0, path?: string): this {
    const object = this.trace.func(func, 1, path);
    return this.add('called', { object, ...this.place(line) });
  }

  returnsFromCall(): this {
    return this.add('returned');
  }

  prints(text: string): this {
    this.add('printed', { detail: 1, text });
    this.trace.write(`${text}\n`);
    return this;
  }

  acquires(lock: number): this {
    return this.add('acquired', { object: lock });
  }

  releases(lock: number): this {
    return this.add('released', { object: lock });
  }

  blocks(seconds: number, line: number): this {
    return this.add('blocked', { value: this.trace.now() + seconds, ...this.place(line) });
  }

  isCancelledBy(canceller: Canceller, by = 0, object = 0): this {
    return this.add('cancel_requested', { detail: detail(CANCELLERS, canceller), by, object });
  }

  returns(result = 'None'): this {
    return this.add('task_ended', { detail: detail(OUTCOMES, 'returned'), text: result });
  }

  raises(error: string): this {
    return this.add('task_ended', { detail: detail(OUTCOMES, 'raised'), text: error });
  }

  endsCancelled(): this {
    return this.add('task_ended', { detail: detail(OUTCOMES, 'cancelled') });
  }

  add(kind: EventKind, fields: EventFields = {}): this {
    this.trace.add(kind, { task: this.id, ...fields });
    return this;
  }

  private suspends(wait: (typeof WAITS)[number], line: number, fields: EventFields = {}): this {
    return this.add('suspended', { detail: detail(WAITS, wait), ...fields, ...this.place(line) });
  }

  private place(line: number): EventFields {
    return line > 0 ? { file: this.trace.file(OWN_FILE), line } : {};
  }
}

function known(ids: Map<string, number>, key: string, tell: (id: number) => void): number {
  const id = ids.get(key) ?? ids.size + 1;
  if (ids.has(key)) return id;
  ids.set(key, id);
  tell(id);
  return id;
}

/** The benchmark of the timeline builds its recordings in a browser, which has no `Buffer`. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
