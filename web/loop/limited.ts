/** Long lists are shown by their beginning: nobody reads ten thousand entries, and the page stays fast. */

export interface Limited<T> {
  readonly shown: readonly T[];
  /** How many are left out. */
  readonly more: number;
}

export function limited<T>(all: readonly T[], most: number): Limited<T> {
  return { shown: all.slice(0, most), more: Math.max(0, all.length - most) };
}

/** The same by their end, where the newest stand. */
export function lastOf<T>(all: readonly T[], most: number): Limited<T> {
  return { shown: all.slice(-most), more: Math.max(0, all.length - most) };
}

/** `9 950`, with spaces that do not break. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
