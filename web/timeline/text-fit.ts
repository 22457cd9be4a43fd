import type { Measure, TextStyle } from './surface.ts';

/** As much of the text as has room, with an ellipsis for the rest; nothing, if not even some of it has. */
export function fitted(text: string, room: number, style: TextStyle, measure: Measure): string {
  if (measure(text, style) <= room) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (measure(`${text.slice(0, middle)}…`, style) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${text.slice(0, low).trimEnd()}…`;
}
