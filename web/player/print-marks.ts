import type { Recording } from '../trace/recording.ts';

/** The width of the picture that the marks are drawn in; nearer ones fall together. */
const WIDTH = 1000;
const LEAST_DISTANCE = 4;

interface Marks {
  readonly until: number;
  readonly count: number;
  readonly path: string;
}

const known = new WeakMap<Recording, Marks>();

/** A path with a mark for each time at which something was printed, along a bar that ends at `until`. */
export function printMarks(recording: Recording, until: number): string {
  const count = recording.output.length;
  const last = known.get(recording);
  if (last?.until === until && last.count === count) return last.path;
  const path = until > 0 ? draw(recording, until) : '';
  known.set(recording, { until, count, path });
  return path;
}

function draw({ output }: Recording, until: number): string {
  let path = '';
  let drawn = -LEAST_DISTANCE;
  for (const { at } of output) {
    const x = Math.round((at / until) * WIDTH);
    if (x - drawn < LEAST_DISTANCE) continue;
    path += `M${x} 0v1`;
    drawn = x;
  }
  return path;
}
