import { msg, str } from '@lit/localize';
import type { RecordedEnd } from '../trace/recording.ts';
import { endingText } from '../terminal/ending-text.ts';

/** Totals that differ by less are the same to a reader. */
const SAME = 0.005;

/** A total time: two decimals tell all that the lessons' waits are made of. */
export function totalText(seconds: number): string {
  return `${seconds.toFixed(2)} s`;
}

/** How the total compares with that of the first variant, which goes by `firstName`. */
export function verdictText({ at, ending }: RecordedEnd, first: RecordedEnd | undefined, firstName: string): string {
  if (ending.kind !== 'finished') return endingText(ending);
  if (first === undefined || first.ending.kind !== 'finished') return '';
  if (Math.abs(at - first.at) < SAME) return msg(str`as long as “${firstName}”`);
  // Nothing is any number of times as fast as nothing.
  if (at < SAME || first.at < SAME) {
    const difference = totalText(Math.abs(at - first.at));
    return at < first.at
      ? msg(str`${difference} less than “${firstName}”`)
      : msg(str`${difference} more than “${firstName}”`);
  }
  return at < first.at
    ? msg(str`${timesText(first.at / at)} as fast as “${firstName}”`)
    : msg(str`${timesText(at / first.at)} as long as “${firstName}”`);
}

/** 1.5×, 3×, 12×: two digits say enough, but nothing that differs is said to be the same. */
function timesText(factor: number): string {
  const digits = factor < 1.05 ? 2 : factor < 10 ? 1 : 0;
  return `${Number(factor.toFixed(digits))}×`;
}
