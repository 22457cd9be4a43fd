import { existsSync, readFileSync } from 'node:fs';
import { catalogEntries } from '../../web/examples/catalog-entries.ts';

const folder = (id: string) => new URL(`../../examples/${id}/`, import.meta.url);

export interface ShippedExample {
  readonly id: string;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

/** @param files the first that there is counts. */
function linesOf(id: string, ...files: readonly string[]): string[] {
  const url = files.map((file) => new URL(file, folder(id))).find((file) => existsSync(file));
  return url ? readFileSync(url, 'utf8').replace(/\n$/, '').split('\n') : [];
}

const lessons = catalogEntries.filter(({ variantOf }) => variantOf === undefined);

/** The lessons with what each example prints in WebAssembly on the virtual clock. */
export const shippedExamples: readonly ShippedExample[] = lessons.map(({ id }) => ({
  id,
  stdout: linesOf(id, 'expected-wasm.txt', 'expected.txt'),
  stderr: linesOf(id, 'expected-wasm-stderr.txt', 'expected-stderr.txt'),
}));

/** Times that real timers made: seconds with decimals, and the burger shop's minutes of 0.1 s. */
const TIME = /\d+\.\d+|\d+(?= minutes)/g;
/** In the unit of the text. The order of the lines is exact; a busy machine is late. */
const LATE = 1;

/**
 * The printed line with each time replaced by the expected one, where it is that or somewhat later;
 * equal to the expected line if and only if the rest is equal too.
 */
export function withExpectedTimes(printed: string, expected: string): string {
  const wanted = expected.match(TIME) ?? [];
  let index = 0;
  return printed.replace(TIME, (time) => {
    const want = wanted[index++];
    const late = Number(time) - Number(want);
    return want !== undefined && late >= -0.01 && late <= LATE ? want : time;
  });
}
