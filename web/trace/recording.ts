/** All that a program has done, as it is told: what happened, what it printed, how it ended. */

import type { Ending } from '../runner/ending.ts';
import type { OutputChunk } from '../runner/messages.ts';
import { callbackName } from './callback-name.ts';
import { decodeEvents, detailOf, OBJECT_KINDS, type ObjectKind, type TraceEvent } from './trace-event.ts';

/** A point of a recording: several events can share one time, so the time alone does not say which happened. */
export interface Moment {
  /** Seconds of the program's time. */
  readonly time: number;
  /** How many events have happened. */
  readonly position: number;
}

export interface RecordedOutput extends OutputChunk {
  /** How many events came before it. */
  readonly position: number;
}

export interface RecordedEnd {
  readonly at: number;
  readonly ending: Ending;
}

/** A coroutine function. */
export interface RecordedFunction {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Whether it is the learner's own, not the library's. */
  readonly own: boolean;
}

export interface RecordedTask {
  readonly id: number;
  /** How many tasks were made before. */
  readonly index: number;
  /** Its last name: a task can be renamed. */
  readonly name: string;
  /** The task that made it, or 0. */
  readonly parent: number;
  readonly func: RecordedFunction | undefined;
  /** The index of the event that tells of its creation. */
  readonly created: number;
  /** Where it was made, in the learner's own program. */
  readonly line: number | undefined;
}

export interface RecordedObject {
  readonly id: number;
  readonly kind: ObjectKind;
  /** Its class and its number in the class: "Lock 1". */
  readonly label: string;
  readonly madeBy: number;
}

/** What the loop calls: by a timer or as soon as it can. */
export interface RecordedCallback {
  readonly id: number;
  readonly label: string;
  /** The time when it was scheduled. */
  readonly since: number;
  readonly when: number;
  readonly timer: boolean;
}

/** A task or future that an object (a gather, a group, ...) awaits. */
export interface Member {
  readonly id: number;
  /** The index of the event that tells so. */
  readonly event: number;
}

const OWN_FILE = 'main.cpp';

/** Functions that programs know by another name than that of the coroutine behind it. */
const LIBRARY_NAMES: ReadonlyMap<string, string> = new Map([['async_with_block', 'async_with']]);

export class Recording {
  /** How much output is kept, in characters: a program may print for ever. */
  static readonly OUTPUT_LIMIT = 40_000_000;
  /** What a chunk takes beside its text. */
  static readonly CHUNK_COST = 100;

  /** In the order in which they happened; their times never go back. */
  readonly events: readonly TraceEvent[] = [];
  readonly output: readonly RecordedOutput[] = [];
  /** How many chunks there were before these, which are no longer kept. */
  forgottenOutput = 0;
  ended: RecordedEnd | undefined;
  /** The program's time up to which everything is known. */
  until = 0;
  /** Nothing was recorded after these events, because there were too many. */
  full = false;

  private outputSize = 0;
  private readonly files = new Map<number, string>();
  private readonly functions = new Map<number, RecordedFunction>();
  private readonly tasks = new Map<number, RecordedTask>();
  private taskCount = 0;
  private readonly objects = new Map<number, RecordedObject>();
  private readonly callbacks = new Map<number, RecordedCallback>();
  private readonly membersOf = new Map<number, Member[]>();
  /** By task: the indices of the calls that are not over, the innermost last. */
  private readonly openCalls = new Map<number, number[]>();
  private readonly callOfReturn = new Map<number, number>();
  private readonly countOfClass = new Map<string, number>();

  /** The program's time after which nothing is known of its tasks. */
  get eventsUntil(): number {
    return this.full ? (this.events.at(-1)?.time ?? 0) : Infinity;
  }

  addEvents(bytes: Uint8Array): void {
    this.take(decodeEvents(bytes));
  }

  addOutput(chunks: readonly RecordedOutput[]): void {
    const output = this.output as RecordedOutput[];
    for (const chunk of chunks) {
      output.push(chunk);
      this.outputSize += costOf(chunk);
      this.until = Math.max(this.until, chunk.at);
    }
    if (this.outputSize > Recording.OUTPUT_LIMIT) this.forgetOutput(output);
  }

  end(end: RecordedEnd): void {
    this.ended = end;
    this.until = Math.max(this.until, end.at);
  }

  /** The same up to `moment`, as if the program had ended there. */
  cutAt(moment: Moment, ending: Ending): Recording {
    const cut = new Recording();
    cut.take(this.events.slice(0, moment.position));
    cut.addOutput(this.output.slice(0, this.outputAt(moment)));
    cut.forgottenOutput = this.forgottenOutput;
    cut.full = this.full && moment.position === this.events.length;
    cut.end({ at: moment.time, ending });
    return cut;
  }

  /** How many events have happened at `time`, with all that happen just then. */
  positionAt(time: number): number {
    return countWhile(this.events, (event) => event.time <= time);
  }

  /** How many chunks of the output that is kept were written by `moment`. */
  outputAt({ time, position }: Moment): number {
    return countWhile(
      this.output,
      (chunk) => chunk.position < position || (chunk.position === position && chunk.at <= time),
    );
  }

  file(id: number): string | undefined {
    return this.files.get(id);
  }

  func(id: number): RecordedFunction | undefined {
    return this.functions.get(id);
  }

  task(id: number): RecordedTask | undefined {
    return this.tasks.get(id);
  }

  object(id: number): RecordedObject | undefined {
    return this.objects.get(id);
  }

  callback(id: number): RecordedCallback | undefined {
    return this.callbacks.get(id);
  }

  /** What the object awaits, in the order in which it was told of. */
  members(object: number): readonly Member[] {
    return this.membersOf.get(object) ?? [];
  }

  /** The index of the `called` event that is over by the `returned` event with this index. */
  callOf(returned: number): number | undefined {
    return this.callOfReturn.get(returned);
  }

  /** The line in the learner's own program. */
  ownLine(event: Pick<TraceEvent, 'file' | 'line'>): number | undefined {
    return event.line > 0 && isOwn(this.files.get(event.file)) ? event.line : undefined;
  }

  /** The older half at once, so that the array is not shifted for every chunk. */
  private forgetOutput(output: RecordedOutput[]): void {
    let count = 0;
    let lines = 0;
    while (this.outputSize > Recording.OUTPUT_LIMIT / 2 && count < output.length - 1) {
      const { text, droppedBefore = 0 } = output[count]!;
      lines += droppedBefore + text.split('\n').length - 1;
      this.outputSize -= costOf(output[count++]!);
    }
    output.splice(0, count);
    const [first] = output;
    if (first) output[0] = { ...first, droppedBefore: lines + (first.droppedBefore ?? 0) };
    this.forgottenOutput += count;
  }

  protected take(newEvents: readonly TraceEvent[]): void {
    const events = this.events as TraceEvent[];
    let time = events.at(-1)?.time ?? 0;
    for (const event of newEvents) {
      // Worker threads look at the clock before they get to tell.
      const inOrder = event.time >= time ? event : { ...event, time };
      time = inOrder.time;
      events.push(inOrder);
      this.enter(inOrder, events.length - 1);
    }
    this.until = Math.max(this.until, time);
  }

  private enter(event: TraceEvent, index: number): void {
    switch (event.kind) {
      case 'file':
        this.files.set(event.file, event.text);
        break;
      case 'function': {
        const file = this.files.get(event.file) ?? '';
        const own = isOwn(file);
        const name = own ? event.text : (LIBRARY_NAMES.get(event.text) ?? event.text);
        this.functions.set(event.object, { name, file, line: event.line, own });
        break;
      }
      case 'task_created':
        this.tasks.set(event.task, {
          id: event.task,
          index: this.taskCount++,
          name: event.text,
          parent: event.by,
          func: this.functions.get(event.object),
          created: index,
          line: this.ownLine(event),
        });
        break;
      case 'task_named': {
        const task = this.tasks.get(event.task);
        if (task) this.tasks.set(event.task, { ...task, name: event.text });
        break;
      }
      case 'task_ended':
        this.openCalls.delete(event.task);
        break;
      case 'called':
        append(this.openCalls, event.task, index);
        break;
      case 'returned': {
        const call = this.openCalls.get(event.task)?.pop();
        if (call !== undefined) this.callOfReturn.set(index, call);
        break;
      }
      case 'object':
        this.objects.set(event.object, {
          id: event.object,
          kind: detailOf(event, OBJECT_KINDS) ?? 'future',
          label: this.numbered(event.text),
          madeBy: event.by,
        });
        break;
      case 'member':
        append(this.membersOf, event.object, { id: event.task, event: index });
        break;
      case 'callback_scheduled':
        this.callbacks.set(event.object, {
          id: event.object,
          get label() {
            return callbackName(event.text);
          },
          since: event.time,
          when: event.value,
          timer: event.detail === 1,
        });
        break;
    }
  }

  private numbered(className: string): string {
    const number = (this.countOfClass.get(className) ?? 0) + 1;
    this.countOfClass.set(className, number);
    return `${className} ${number}`;
  }
}

function isOwn(file: string | undefined): boolean {
  return file === OWN_FILE || file?.endsWith(`/${OWN_FILE}`) === true;
}

function append<T>(lists: Map<number, T[]>, id: number, element: T): void {
  const list = lists.get(id);
  if (list) list.push(element);
  else lists.set(id, [element]);
}

function costOf({ text }: RecordedOutput): number {
  return text.length + Recording.CHUNK_COST;
}

/** How many elements at the beginning fulfil what all behind the first that doesn't don't fulfil either. */
export function countWhile<T>(sorted: readonly T[], fulfils: (element: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fulfils(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
