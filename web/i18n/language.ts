import { configureLocalization, LOCALE_STATUS_EVENT, type LocaleStatusEventDetail } from '@lit/localize';
import type { SafeStorage } from '../storage/safe-storage.ts';
import { loadChinese } from './chinese.ts';

/** What the site speaks: English, which its sources are written in, and simplified Chinese. */
export type Language = 'en' | 'zh';

const KEY = 'coroscope.language';

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['zh'],
  loadLocale: loadChinese,
});

let loading: Promise<void> | undefined;

export function currentLanguage(): Language {
  return getLocale() as Language;
}

/** As it stands in `lang` attributes. */
export function languageTag(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}

/** The one that the reader has chosen here before, or else in the browser. */
export function preferredLanguage(storage: SafeStorage, browserLanguages: readonly string[]): Language {
  const kept = storage.get(KEY);
  if (kept === 'en' || kept === 'zh') return kept;
  for (const tag of browserLanguages) {
    const [language] = tag.toLowerCase().split('-');
    if (language === 'en' || language === 'zh') return language;
  }
  return 'en';
}

/**
 * Has all texts in this language from now on; in English, which is always there, when the other
 * cannot be loaded. Resolves when they are there.
 */
export function useLanguage(language: Language): Promise<void> {
  if (language === currentLanguage() && !loading) return Promise.resolve();
  const began = setLocale(language)
    .catch(() => setLocale('en'))
    .finally(() => {
      if (loading === began) loading = undefined;
    });
  loading = began;
  return began;
}

/** The same by the reader's own choice, which is kept. */
export function chooseLanguage(language: Language, storage: SafeStorage): Promise<void> {
  storage.set(KEY, language);
  return useLanguage(language);
}

/** Resolves when the texts are there in the language that is wanted; undefined when they are. */
export function languageLoading(): Promise<void> | undefined {
  return loading;
}

/** Calls back after every change of the language, until the returned function is called. */
export function onLanguageChange(changed: (language: Language) => void): () => void {
  const listener = ({ detail }: CustomEvent<LocaleStatusEventDetail>) => {
    if (detail.status === 'ready') changed(currentLanguage());
  };
  window.addEventListener(LOCALE_STATUS_EVENT, listener);
  return () => window.removeEventListener(LOCALE_STATUS_EVENT, listener);
}
