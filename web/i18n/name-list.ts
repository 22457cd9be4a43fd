/** Names within a sentence. */

import { msg, str } from '@lit/localize';

/** `A, B, C` */
export function separated(names: readonly string[]): string {
  return names.length === 0 ? '' : names.reduce((told, name) => msg(str`${told}, ${name}`));
}

/** `A, B and C` */
export function enumerated(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : msg(str`${separated(names.slice(0, -1))} and ${last}`);
}
