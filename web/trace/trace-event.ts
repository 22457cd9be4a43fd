/**
 * The events of `wasm/include/asyncio/trace.hpp`, as the page reads them. What each kind means, and which
 * fields it has, is told there.
 */

/** In the order of `TraceEvent::Kind`, which begins at 1. */
const KINDS = [
  'file',
  'function',
  'task_created',
  'task_named',
  'resumed',
  'suspended',
  'woken',
  'task_ended',
  'cancel_requested',
  'called',
  'returned',
  'printed',
  'object',
  'member',
  'acquired',
  'released',
  'callback_scheduled',
  'callback_cancelled',
  'callback_began',
  'callback_ended',
  'idle',
  'thread_began',
  'thread_ended',
  'group_aborted',
  'blocked',
  'deadlocked',
  'never_awaited',
  'never_retrieved',
  'run_began',
  'run_ended',
] as const;

/** The meanings of `detail`, by the kinds that have one; in the order of the enums, which begin at 1. */
export const WAITS = ['sleep', 'turn', 'object', 'foreign'] as const;
export const CAUSES = ['timer', 'done', 'cancelled', 'object', 'turn', 'foreign'] as const;
export const OUTCOMES = ['returned', 'raised', 'cancelled'] as const;
export const CANCELLERS = ['task', 'callback', 'group', 'shutdown'] as const;
export const OBJECT_KINDS = [
  'future',
  'gather',
  'group',
  'wait',
  'as_completed',
  'shield',
  'thread',
  'lock',
  'event',
  'condition',
  'semaphore',
  'barrier',
  'queue',
] as const;

export type EventKind = (typeof KINDS)[number];
export type Wait = (typeof WAITS)[number];
export type Cause = (typeof CAUSES)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Canceller = (typeof CANCELLERS)[number];
export type ObjectKind = (typeof OBJECT_KINDS)[number];

export interface TraceEvent {
  readonly kind: EventKind;
  readonly detail: number;
  readonly file: number;
  readonly line: number;
  readonly task: number;
  readonly by: number;
  readonly object: number;
  /** Seconds of the program's time. */
  readonly time: number;
  readonly value: number;
  readonly text: string;
}

/** Little-endian: kind u8, detail u8, file u16, line u32, task u32, by u32, object u32, length of the text in bytes u32, time f64, value f64. */
export const EVENT_HEAD_BYTES = 40;
const TASK_AT = 8;
const TEXT_LENGTH_AT = 20;
const TIME_AT = 24;
const VALUE_AT = 32;

/** Reads whole events, one behind the other, as the runtime's browser host writes them. */
export function decodeEvents(bytes: Uint8Array): TraceEvent[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const events: TraceEvent[] = [];
  for (let at = 0; at + EVENT_HEAD_BYTES <= bytes.length; ) {
    const kind = KINDS[view.getUint8(at) - 1];
    const textLength = view.getUint32(at + TEXT_LENGTH_AT, true);
    const textAt = at + EVENT_HEAD_BYTES;
    if (kind) {
      events.push({
        kind,
        detail: view.getUint8(at + 1),
        file: view.getUint16(at + 2, true),
        line: view.getUint32(at + 4, true),
        task: view.getUint32(at + TASK_AT, true),
        by: view.getUint32(at + 12, true),
        object: view.getUint32(at + 16, true),
        time: view.getFloat64(at + TIME_AT, true),
        value: view.getFloat64(at + VALUE_AT, true),
        text: textLength === 0 ? '' : decoder.decode(bytes.subarray(textAt, textAt + textLength)),
      });
    }
    at = textAt + textLength;
  }
  return events;
}

/** The kind of one encoded event. */
export function kindOf(event: Uint8Array): EventKind | undefined {
  return KINDS[event[0]! - 1];
}

export function taskOf(event: Uint8Array): number {
  return new DataView(event.buffer, event.byteOffset).getUint32(TASK_AT, true);
}

/** The time of one encoded event. */
export function timeOf(event: Uint8Array): number {
  return new DataView(event.buffer, event.byteOffset).getFloat64(TIME_AT, true);
}

export function valueOf(event: Uint8Array): number {
  return new DataView(event.buffer, event.byteOffset).getFloat64(VALUE_AT, true);
}

/** How many bytes of text follow the head of an encoded event. */
export function textLengthOf(event: Uint8Array): number {
  return new DataView(event.buffer, event.byteOffset).getUint32(TEXT_LENGTH_AT, true);
}

/** The other way round. */
export function encodeEvent(event: Partial<TraceEvent> & Pick<TraceEvent, 'kind'>): Uint8Array {
  const text = new TextEncoder().encode(event.text ?? '');
  const bytes = new Uint8Array(EVENT_HEAD_BYTES + text.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, KINDS.indexOf(event.kind) + 1);
  view.setUint8(1, event.detail ?? 0);
  view.setUint16(2, event.file ?? 0, true);
  view.setUint32(4, event.line ?? 0, true);
  view.setUint32(TASK_AT, event.task ?? 0, true);
  view.setUint32(12, event.by ?? 0, true);
  view.setUint32(16, event.object ?? 0, true);
  view.setUint32(TEXT_LENGTH_AT, text.length, true);
  view.setFloat64(TIME_AT, event.time ?? 0, true);
  view.setFloat64(VALUE_AT, event.value ?? 0, true);
  bytes.set(text, EVENT_HEAD_BYTES);
  return bytes;
}

/** `detail` as one of `meanings`. */
export function detailOf<T>(event: TraceEvent, meanings: readonly T[]): T | undefined {
  return meanings[event.detail - 1];
}
