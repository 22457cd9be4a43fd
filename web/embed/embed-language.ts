import { useLanguage, type Language } from '../i18n/language.ts';
import { preferredLanguage } from '../i18n/preference.ts';
import { SafeStorage } from '../storage/safe-storage.ts';

/** `zh` of `zh-CN`. */
function known(tag: string | null | undefined): Language | undefined {
  const [language] = (tag ?? '').toLowerCase().split('-');
  return language === 'en' || language === 'zh' ? language : undefined;
}

/**
 * Has all embeds of a page speak one language: what the first `language` attribute says, else the page's
 * own, else the browser's. Resolves when its texts are there.
 */
export function chooseLanguage(): Promise<void> {
  const wanted = document.querySelector('coroscope-playground[language]')?.getAttribute('language');
  return useLanguage(
    known(wanted) ?? known(document.documentElement.lang) ?? preferredLanguage(new SafeStorage(), navigator.languages),
  );
}
