import { SHARE_LIMITS } from './shared-program.ts';

/** What can change the look of the text around it: controls, directions, line ends, joined or unassigned characters. */
const NOT_PLAIN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

/** A title of one line that says what it seems to say. */
export function plainTitle(title: string): string {
  const plain = title.replace(NOT_PLAIN, ' ').replace(/\s+/gu, ' ').trim();
  return [...plain].slice(0, SHARE_LIMITS.title).join('').trim();
}
