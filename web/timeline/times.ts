/** Times in words, as exactly as they matter at their size. */

export function exactTime(seconds: number): string {
  return seconds < 1 && seconds > 0 ? shortSpan(seconds) : `${seconds.toFixed(3)} s`;
}

/** "350 µs", "1.2 ms", "2.05 s". */
export function shortSpan(seconds: number): string {
  if (seconds < 0.0009995) return `${Math.round(seconds * 1e6)} µs`;
  if (seconds < 0.9995) return `${significant(seconds * 1e3)} ms`;
  return `${seconds < 9.995 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
}

function significant(value: number): string {
  return value < 9.95 ? value.toFixed(1) : value.toFixed(0);
}
