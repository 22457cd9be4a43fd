import type { SafeStorage } from '../storage/safe-storage.ts';
import type { Language } from './language.ts';

const KEY = 'coroscope.language';

/** The language that the reader has chosen here before, or else in the browser. */
export function preferredLanguage(storage: SafeStorage, browserLanguages: readonly string[]): Language {
  const kept = storage.get(KEY);
  if (kept === 'en' || kept === 'zh') return kept;
  for (const tag of browserLanguages) {
    const [language] = tag.toLowerCase().split('-');
    if (language === 'en' || language === 'zh') return language;
  }
  return 'en';
}

export function keepLanguage(language: Language, storage: SafeStorage): void {
  storage.set(KEY, language);
}
