import { currentLanguage } from './language.ts';

/** "this, that and those" */
export function andList(parts: readonly string[]): string {
  return new Intl.ListFormat(currentLanguage()).format(parts);
}
