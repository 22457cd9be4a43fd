import { msg, str } from '@lit/localize';
import { enumerated } from '../i18n/name-list.ts';
import type { SourceEdit } from './diagnostic.ts';

const LONGEST = 28;

/** What a button says that applies the fix. */
export function fixLabel(fix: readonly SourceEdit[]): string {
  const texts = enumerated(fix.map(({ text }) => quoted(text)));
  if (fix.every(({ range }) => range.from === range.to)) return msg(str`Insert ${texts}`);
  if (fix.every(({ text }) => text === '')) return msg('Remove this');
  return fix.length === 1 ? msg(str`Replace by ${texts}`) : msg('Change this');
}

function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `“${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}”`;
}
