import { currentLanguage } from './language.ts';

/** Sentences one after the other: Chinese ones have no spaces between them. */
export function sentences(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(currentLanguage() === 'zh' ? '' : ' ');
}
