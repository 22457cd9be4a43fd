/** A time in seconds, as exactly as `resolution` seconds can be told apart, but at least to the millisecond. */
export function momentText(time: number, resolution: number): string {
  const decimals = Math.min(Math.max(Math.ceil(-Math.log10(resolution)), 3), 6);
  return `${time.toFixed(decimals)} s`;
}

/** How long something takes: "350 µs", "1.2 ms", "2.05 s". */
export function spanText(seconds: number): string {
  if (seconds < 0.0009995) return `${Math.round(seconds * 1e6)} µs`;
  if (seconds < 0.9995) return `${(seconds * 1e3).toFixed(seconds < 0.00995 ? 1 : 0)} ms`;
  return `${seconds.toFixed(seconds < 9.995 ? 2 : 1)} s`;
}
