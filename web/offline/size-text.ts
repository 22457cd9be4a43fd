/** "3.2 kB", "75 MB": as browsers tell sizes, in powers of ten. */
export function sizeText(bytes: number): string {
  if (bytes === 0) return '0 B';
  const [divisor, unit] = bytes < 1_000_000 ? [1000, 'kB'] : [1_000_000, 'MB'];
  const size = bytes / divisor;
  return `${size < 10 ? Math.max(size, 0.1).toFixed(1) : Math.round(size)} ${unit}`;
}
