/** A finished run as bytes, and back: see `program-sections.ts`. */

import { CRASH_REASONS, type Ending } from '../runner/ending.ts';
import { Recording, type RecordedEnd, type RecordedOutput } from '../trace/recording.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { readEvents, writeEvents } from './recorded-events.ts';
import { ShareError } from './share-error.ts';
import { SHARE_LIMITS } from './shared-program.ts';

const STREAMS = ['stdout', 'stderr'] as const;

/** Of a program that ran. */
const ENDINGS = ['finished', 'exited', 'uncaught', 'crashed', 'stopped'] as const;

/** Whether it is a run that is over; one can still be too large. */
export function isShareable({ ended }: Recording): boolean {
  return ended !== undefined && ENDINGS.some((kind) => kind === ended.ending.kind);
}

export function writeRun(recording: Recording): Uint8Array<ArrayBuffer> {
  const { events, output, ended, full } = recording;
  if (!ended) throw new Error('a run that goes on cannot be shared');
  if (recording.forgottenOutput > 0) throw new ShareError('too-large');
  const out = new ByteWriter();
  out.byte(full ? 1 : 0);
  writeEvents(out, events);
  writeOutput(out, output);
  writeEnd(out, ended);
  return out.finish();
}

export function readRun(bytes: Uint8Array): Recording {
  const reader = new ByteReader(bytes);
  const recording = new Recording();
  recording.full = readFlag(reader);
  recording.addEvents(readEvents(reader));
  recording.addOutput(readOutput(reader, recording.events.length));
  recording.end(readEnd(reader));
  if (reader.left > 0) throw new ShareError('not-a-program');
  return recording;
}

function writeOutput(out: ByteWriter, output: readonly RecordedOutput[]): void {
  if (output.length > SHARE_LIMITS.chunks) throw new ShareError('too-large');
  out.number(output.length);
  let position = 0;
  for (const chunk of output) {
    out.byte(STREAMS.indexOf(chunk.stream));
    out.double(chunk.at);
    out.number(chunk.position - position);
    out.number(chunk.droppedBefore ?? 0);
    out.text(chunk.text);
    position = chunk.position;
  }
}

function readOutput(reader: ByteReader, events: number): RecordedOutput[] {
  const count = reader.number();
  if (count > SHARE_LIMITS.chunks) throw new ShareError('too-large');
  const output: RecordedOutput[] = [];
  let position = 0;
  while (output.length < count) {
    const stream = elementOf(STREAMS, reader.byte());
    const at = readTime(reader);
    position += reader.number();
    if (position > events) throw new ShareError('not-a-program');
    const droppedBefore = reader.number();
    output.push({ stream, at, position, ...(droppedBefore > 0 ? { droppedBefore } : {}), text: reader.text() });
  }
  return output;
}

function writeEnd(out: ByteWriter, { at, ending }: RecordedEnd): void {
  const kind = ENDINGS.findIndex((name) => name === ending.kind);
  if (kind < 0) throw new Error('what never ran cannot be shared as a run');
  out.double(at);
  out.byte(kind);
  switch (ending.kind) {
    case 'exited':
      out.number(ending.status >>> 0);
      break;
    case 'uncaught':
      out.text(ending.exceptionType);
      out.text(ending.message);
      break;
    case 'crashed':
      out.byte(CRASH_REASONS.indexOf(ending.reason));
      out.text(ending.detail);
      break;
  }
}

function readEnd(reader: ByteReader): RecordedEnd {
  return { at: readTime(reader), ending: readEnding(reader) };
}

function readEnding(reader: ByteReader): Ending {
  const kind = elementOf(ENDINGS, reader.byte());
  switch (kind) {
    case 'exited':
      return { kind, status: reader.number() | 0 };
    case 'uncaught':
      return { kind, exceptionType: reader.text(), message: reader.text() };
    case 'crashed':
      return { kind, reason: elementOf(CRASH_REASONS, reader.byte()), detail: reader.text() };
    case 'finished':
    case 'stopped':
      return { kind };
  }
}

function readTime(reader: ByteReader): number {
  const time = reader.double();
  if (!(time >= 0 && time <= SHARE_LIMITS.time)) throw new ShareError('not-a-program');
  return time;
}

function readFlag(reader: ByteReader): boolean {
  return elementOf([false, true], reader.byte());
}

function elementOf<T>(elements: readonly T[], index: number): T {
  if (index >= elements.length) throw new ShareError('not-a-program');
  return elements[index]!;
}
