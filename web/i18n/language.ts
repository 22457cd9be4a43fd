import { configureLocalization, LOCALE_STATUS_EVENT, type LocaleStatusEventDetail } from '@lit/localize';
import type { SafeStorage } from '../storage/safe-storage.ts';
import { keepLanguage } from './preference.ts';
import { loadChinese } from './chinese.ts';

/** What the site speaks: English, which its sources are written in, and simplified Chinese. */
export type Language = 'en' | 'zh';

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['zh'],
  loadLocale: loadChinese,
});

let loading: Promise<void> | undefined;

export function currentLanguage(): Language {
  return getLocale() as Language;
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
  keepLanguage(language, storage);
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
