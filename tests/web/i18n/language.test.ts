import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { currentLanguage, languageLoading, onLanguageChange, useLanguage, type Language } from '../../../web/i18n/language.ts';
import { keepLanguage, preferredLanguage } from '../../../web/i18n/preference.ts';
import { SafeStorage } from '../../../web/storage/safe-storage.ts';

/** Whether the network gives the Chinese texts. */
const network = vi.hoisted(() => ({ works: true }));

vi.mock('../../../web/i18n/chinese.ts', () => ({
  loadChinese: () => (network.works ? Promise.resolve({ templates: {} }) : Promise.reject(new TypeError('offline'))),
}));

const blocked = () => {
  throw new DOMException('blocked', 'SecurityError');
};

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  network.works = true;
});

afterEach(async () => {
  await useLanguage('en');
  vi.unstubAllGlobals();
});

test.each<[string[], Language]>([
  [['zh-CN', 'zh', 'en'], 'zh'],
  [['zh-Hant-TW'], 'zh'],
  [['en-GB', 'zh-CN'], 'en'],
  [['de-DE', 'zh-CN', 'en'], 'zh'],
  [['zhx', 'fr'], 'en'],
  [[], 'en'],
])('a browser that asks for %j gets %s', (languages, expected) => {
  expect(preferredLanguage(new SafeStorage(blocked), languages)).toBe(expected);
});

test('what the reader has chosen counts more than the browser, also where nothing can be stored', () => {
  const storage = new SafeStorage(blocked);
  keepLanguage('en', storage);
  expect(preferredLanguage(storage, ['zh-CN'])).toBe('en');
  storage.set('coroscope.language', 'klingon');
  expect(preferredLanguage(storage, ['zh-CN'])).toBe('zh');
});

test('English needs no time, Chinese tells when it is there', async () => {
  const told: Language[] = [];
  const leave = onLanguageChange((language) => told.push(language));
  void useLanguage('en');
  expect(languageLoading()).toBeUndefined();
  void useLanguage('zh');
  expect([currentLanguage(), languageLoading() !== undefined]).toEqual(['en', true]);
  await languageLoading();
  expect([currentLanguage(), languageLoading()]).toEqual(['zh', undefined]);
  leave();
  await useLanguage('en');
  expect(told).toEqual(['zh']);
});

test('texts that cannot be loaded leave it at English, and can be asked for again', async () => {
  network.works = false;
  await useLanguage('zh');
  expect([currentLanguage(), languageLoading()]).toEqual(['en', undefined]);
  network.works = true;
  await useLanguage('zh');
  expect(currentLanguage()).toBe('zh');
});

test('the last of several choices counts', async () => {
  await Promise.all([useLanguage('zh'), useLanguage('en')]);
  expect(currentLanguage()).toBe('en');
});
