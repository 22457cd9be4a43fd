import type { SourceEdit } from './diagnostic.ts';

const LONGEST = 28;

/** What a button says that applies the fix. */
export function fixLabel(fix: readonly SourceEdit[]): string {
  const texts = fix.map(({ text }) => quoted(text)).join(' and ');
  if (fix.every(({ range }) => range.from === range.to)) return `Insert ${texts}`;
  if (fix.every(({ text }) => text === '')) return 'Remove this';
  return fix.length === 1 ? `Replace by ${texts}` : 'Change this';
}

function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `“${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}”`;
}
