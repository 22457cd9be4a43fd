import { languageSwitch, languageTag } from '../i18n/language-names.ts';
import type { Language } from '../i18n/language.ts';
import { keepLanguage, preferredLanguage } from '../i18n/preference.ts';
import type { SafeStorage } from '../storage/safe-storage.ts';

/** What elements say in English, and in Chinese by the attribute `data-zh-…`. */
const SAID: Readonly<Record<string, (element: HTMLElement, words?: string) => string>> = {
  text: (element, words = element.textContent) => (element.textContent = words),
  label: (element, words = element.ariaLabel ?? '') => (element.ariaLabel = words),
  light: (element, words = element.dataset['light'] ?? '') => (element.dataset['light'] = words),
  dark: (element, words = element.dataset['dark'] ?? '') => (element.dataset['dark'] = words),
};

/**
 * Puts what surrounds the content of an English page into the language that the reader prefers, and
 * gives the button that changes it its work.
 *
 * @param changed is called after each change
 */
export function startChineseSurroundings(storage: SafeStorage, changed: () => void): void {
  const button = document.querySelector<HTMLButtonElement>('button.language')!;
  const texts = Object.entries(SAID).flatMap(([what, say]) =>
    [...document.querySelectorAll<HTMLElement>(`[data-zh-${what}]`)].map((element) => ({
      element,
      say,
      words: { en: say(element), zh: element.getAttribute(`data-zh-${what}`)! },
    })),
  );
  let shown: Language = 'en';
  const show = (language: Language) => {
    shown = language;
    for (const { element, say, words } of texts) {
      say(element, words[language]);
      element.lang = languageTag(language);
    }
    const { to, name, label } = languageSwitch(language);
    button.textContent = name;
    button.lang = languageTag(to);
    button.ariaLabel = button.title = label;
    for (const notice of document.querySelectorAll<HTMLElement>('.english-only')) notice.hidden = language === 'en';
    changed();
  };
  button.addEventListener('click', () => {
    const { to } = languageSwitch(shown);
    keepLanguage(to, storage);
    show(to);
  });
  button.hidden = false;
  show(preferredLanguage(storage, navigator.languages));
}
