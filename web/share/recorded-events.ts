/**
 * The events of a run, in the runtime's own encoding (trace-event.ts), told byte by byte: first all
 * first bytes of their heads, then all second ones, …, each as what it differs in from the event
 * before; then all texts. So they deflate to a third of what they would one behind the other.
 */

import {
  encodeEvent,
  EVENT_HEAD_BYTES,
  kindOf,
  taskOf,
  textLengthOf,
  timeOf,
  valueOf,
  type EventKind,
  type TraceEvent,
} from '../trace/trace-event.ts';
import { utf8, type ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { ShareError } from './share-error.ts';
import { SHARE_LIMITS } from './shared-program.ts';

export function writeEvents(out: ByteWriter, events: readonly TraceEvent[]): void {
  if (events.length > SHARE_LIMITS.events) throw new ShareError('too-large');
  const encoded = events.map((event) => encodeEvent(withShortName(event)));
  out.number(events.length);
  for (let at = 0; at < EVENT_HEAD_BYTES; at++) {
    let before = 0;
    for (const event of encoded) {
      out.byte(event[at]! ^ before);
      before = event[at]!;
    }
  }
  for (const event of encoded) out.bytes(event.subarray(EVENT_HEAD_BYTES));
}

/** As `Recording.addEvents` takes them, all of them such as a program can tell of. */
export function readEvents(reader: ByteReader): Uint8Array<ArrayBuffer> {
  const count = reader.number();
  if (count > SHARE_LIMITS.events) throw new ShareError('too-large');
  const columns = reader.bytes(count * EVENT_HEAD_BYTES);
  const events = new ByteWriter();
  let head = new Uint8Array(EVENT_HEAD_BYTES);
  let time = 0;
  let names = 0;
  const tasks = new Set<number>();
  for (let index = 0; index < count; index++) {
    head = head.map((before, at) => before ^ columns[at * count + index]!);
    const text = reader.bytes(textLengthOf(head));
    const kind = checkedKind(head, time);
    time = timeOf(head);
    if (kind === 'task_created') addNew(tasks, taskOf(head));
    const { length } = utf8(text);
    if (isNamed(kind) && (length > SHARE_LIMITS.name || (names += length) > SHARE_LIMITS.names)) {
      throw new ShareError('too-large');
    }
    events.bytes(head);
    events.bytes(text);
  }
  return events.finish();
}

/** No task is made twice, and 0 is none. */
function addNew(tasks: Set<number>, id: number): void {
  if (id === 0 || tasks.has(id)) throw new ShareError('not-a-program');
  tasks.add(id);
}

/** What is printed can be long: the text of all other events is a name, or the message of an exception. */
function isNamed(kind: EventKind): boolean {
  return kind !== 'printed';
}

function withShortName(event: TraceEvent): TraceEvent {
  return isNamed(event.kind) ? { ...event, text: event.text.slice(0, SHARE_LIMITS.name) } : event;
}

/** @param earliest the time of the event before */
function checkedKind(head: Uint8Array, earliest: number): EventKind {
  const kind = kindOf(head);
  const time = timeOf(head);
  const value = valueOf(head);
  const valid =
    time >= earliest && time <= SHARE_LIMITS.time && (Math.abs(value) <= SHARE_LIMITS.time || value === Infinity);
  if (!kind || !valid) throw new ShareError('not-a-program');
  return kind;
}
