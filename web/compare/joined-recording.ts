import { countWhile, Recording, type Moment, type RecordedOutput } from '../trace/recording.ts';
import type { TraceEvent } from '../trace/trace-event.ts';

/** How far a part has been taken in. */
interface Part {
  readonly recording: Recording;
  events: number;
  /** With those that the recording has forgotten. */
  chunks: number;
  /** By its events: how many of the joined ones there were with this one. */
  readonly positions: number[];
}

/** What happens next: a chunk of a part's output, or else its next event. */
interface Next {
  readonly index: number;
  readonly part: Part;
  readonly chunk: RecordedOutput | undefined;
}

/** So that the tasks, functions and objects of the parts are told apart. */
const IDS_OF_A_PART = 2 ** 40;

/**
 * Several programs that began at the same time, as one recording: what can be done with the time of
 * one can be done with the time of all. What happens at the same time happens in the order of the
 * parts.
 */
export class JoinedRecording extends Recording {
  readonly #parts: readonly Part[];

  constructor(parts: readonly Recording[]) {
    super();
    this.#parts = parts.map((recording) => ({ recording, events: 0, chunks: 0, positions: [] }));
  }

  /** @param frontier the time before which nothing new can come from any part */
  grow(frontier: number): void {
    if (this.ended) return;
    const events: TraceEvent[] = [];
    const output: RecordedOutput[] = [];
    const before = this.events.length;
    for (let next = this.#next(frontier); next; next = this.#next(frontier)) {
      const { index, part, chunk } = next;
      if (chunk) {
        part.chunks++;
        output.push({ ...chunk, position: before + events.length });
      } else {
        events.push(renumbered(part.recording.events[part.events++]!, index));
        part.positions.push(before + events.length);
      }
    }
    this.take(events);
    this.addOutput(output);
    this.full = this.#parts.some(({ recording }) => recording.full);
    const known = Math.min(frontier, Math.max(...this.#parts.map(({ recording }) => recording.until)));
    this.until = Math.max(this.until, known);
    this.#endWithLast();
  }

  /** Where the part is when all of them are at `moment`. */
  momentOf(index: number, { time, position }: Moment): Moment {
    const { recording, positions } = this.#parts[index]!;
    return {
      time: recording.ended ? Math.min(time, recording.until) : time,
      position: countWhile(positions, (joined) => joined <= position),
    };
  }

  /** What happens first of all that has not been taken in. */
  #next(frontier: number): Next | undefined {
    let first: Next | undefined;
    let earliest = frontier;
    for (const [index, part] of this.#parts.entries()) {
      const { recording, events, chunks } = part;
      const written = recording.output[chunks - recording.forgottenOutput];
      const event = recording.events[events];
      const chunk = written && (written.position <= events || !event) ? written : undefined;
      const time = chunk?.at ?? event?.time ?? Infinity;
      if (time >= earliest) continue;
      earliest = time;
      first = { index, part, chunk };
    }
    return first;
  }

  #endWithLast(): void {
    const ends = this.#parts.map(({ recording }) => recording.ended);
    if (ends.every((end) => end !== undefined)) {
      const ending = ends.find((end) => end.ending.kind !== 'finished')?.ending ?? { kind: 'finished' };
      this.end({ at: Math.max(...ends.map(({ at }) => at)), ending });
    }
  }
}

function renumbered(event: TraceEvent, part: number): TraceEvent {
  const own = (id: number) => (id === 0 ? 0 : id + part * IDS_OF_A_PART);
  return { ...event, file: own(event.file), task: own(event.task), by: own(event.by), object: own(event.object) };
}
