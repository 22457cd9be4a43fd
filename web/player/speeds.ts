import { msg } from '@lit/localize';

/** How many seconds of the program pass in one real second; Infinity: everything is shown at once. */
export const SPEEDS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 5, 10, 100, Infinity];

export const NORMAL_SPEED = 1;

export function speedText(speed: number): string {
  return speed === Infinity ? msg('Instant') : `${speed}×`;
}

/** A speed out of a text, as it is kept and as a choice in the page gives it. */
export function speedOf(text: string | undefined): number {
  const speed = Number(text);
  return SPEEDS.includes(speed) ? speed : NORMAL_SPEED;
}
