/** Prints rows of cells below a row of heads: the first column to the left, numbers to the right. */
export function printTable(columns, rows) {
  const widths = columns.map((_, at) => Math.max(...[columns, ...rows].map((row) => row[at].length)));
  const line = (row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ').trimEnd();
  console.log([columns, ...rows].map(line).join('\n'));
}
