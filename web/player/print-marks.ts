import type { Recording } from '../trace/recording.ts';

/** The width of the picture that the marks are drawn in; nearer ones fall together. */
const WIDTH = 1000;
const LEAST_DISTANCE = 4;
/** More would be one grey band, and take their time in every frame. */
const MOST_PRINTS = 2000;

interface Marks {
  readonly until: number;
  readonly count: number;
  readonly path: string;
}

const drawn = new WeakMap<Recording, Marks>();

/** A path with a mark for each time at which something was printed, along a bar that ends at `until`. */
export function printMarks(recording: Recording, until: number): string {
  const count = recording.output.length;
  if (until === 0 || count > MOST_PRINTS) return '';
  const last = drawn.get(recording);
  if (last?.until === until && last.count === count) return last.path;
  const path = draw(recording, until);
  drawn.set(recording, { until, count, path });
  return path;
}

function draw({ output }: Recording, until: number): string {
  let path = '';
  let last = -LEAST_DISTANCE;
  for (const { at } of output) {
    const x = Math.round((at / until) * WIDTH);
    if (x - last < LEAST_DISTANCE) continue;
    path += `M${x} 0v1`;
    last = x;
  }
  return path;
}
