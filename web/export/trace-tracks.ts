/** The events of Chrome's trace-event format, written one track at a time. */

export type Args = Readonly<Record<string, string | number | undefined>>;

export interface Track {
  readonly pid: number;
  readonly tid: number;
}

/** What one slice is, without its times. */
export interface SliceName {
  readonly cat: string;
  readonly name: string;
  readonly args?: Args;
}

/** See the Trace Event Format: `ph` tells the kind of event, `ts` and `dur` are microseconds. */
export interface ChromeEvent {
  readonly ph: string;
  readonly ts?: number;
  readonly pid: number;
  readonly tid?: number;
  readonly name?: string;
  readonly cat?: string;
  readonly dur?: number;
  readonly id?: number;
  readonly bp?: 'e';
  readonly s?: 't' | 'p';
  readonly args?: Args;
}

export function microseconds(seconds: number): number {
  return Math.round(seconds * 1e9) / 1e3;
}

/** Collects events, and knows which slices are open on which track. */
export class TrackWriter {
  readonly events: ChromeEvent[] = [];
  private readonly open = new Map<Track, number>();
  private flows = 0;

  processName(pid: number, name: string): void {
    this.events.push({ ph: 'M', pid, name: 'process_name', args: { name } });
  }

  /** Also says where the track stands. */
  threadName({ pid, tid }: Track, name: string): void {
    this.events.push({ ph: 'M', pid, tid, name: 'thread_name', args: { name } });
    this.events.push({ ph: 'M', pid, tid, name: 'thread_sort_index', args: { sort_index: tid } });
  }

  begin(track: Track, ts: number, { cat, name, args }: SliceName): void {
    this.open.set(track, this.depth(track) + 1);
    this.events.push({ ph: 'B', ts, pid: track.pid, tid: track.tid, cat, name, ...withArgs(args) });
  }

  /** Ends the innermost slice of the track, if there is one. */
  end(track: Track, ts: number, args?: Args): void {
    const depth = this.depth(track);
    if (depth === 0) return;
    this.open.set(track, depth - 1);
    this.events.push({ ph: 'E', ts, pid: track.pid, tid: track.tid, ...withArgs(args) });
  }

  complete(track: Track, ts: number, dur: number, { cat, name, args }: SliceName): void {
    this.events.push({ ph: 'X', ts, dur, pid: track.pid, tid: track.tid, cat, name, ...withArgs(args) });
  }

  instant(track: Track, ts: number, { cat, name, args }: SliceName, scope: 't' | 'p' = 't'): void {
    this.events.push({ ph: 'i', ts, pid: track.pid, tid: track.tid, s: scope, cat, name, ...withArgs(args) });
  }

  /** An arrow; each end stands in the slice that is open there. */
  flow(kind: string, from: Track, fromTs: number, to: Track, toTs: number): void {
    const flow = { cat: kind, name: kind, id: ++this.flows };
    this.events.push({ ph: 's', ts: fromTs, pid: from.pid, tid: from.tid, ...flow });
    this.events.push({ ph: 'f', bp: 'e', ts: toTs, pid: to.pid, tid: to.tid, ...flow });
  }

  depth(track: Track): number {
    return this.open.get(track) ?? 0;
  }

  /** Ends what is still open. */
  endAll(ts: number): void {
    for (const track of this.open.keys()) {
      while (this.depth(track) > 0) this.end(track, ts);
    }
  }
}

function withArgs(args: Args | undefined): { args?: Args } {
  return args && Object.values(args).some((value) => value !== undefined) ? { args } : {};
}
