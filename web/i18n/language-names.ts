import type { Language } from './language.ts';

/** As it stands in `lang` attributes. */
export function languageTag(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}

/** What leads from a language to the other one, named in that one: whoever cannot read the first needs it. */
export interface LanguageSwitch {
  readonly to: Language;
  readonly name: string;
  /** For those who do not see it. */
  readonly label: string;
}

const SWITCHES: Readonly<Record<Language, LanguageSwitch>> = {
  en: { to: 'zh', name: '中文', label: '中文 (switch to Chinese)' },
  zh: { to: 'en', name: 'English', label: 'English（切换为英文）' },
};

export function languageSwitch(current: Language): LanguageSwitch {
  return SWITCHES[current];
}
