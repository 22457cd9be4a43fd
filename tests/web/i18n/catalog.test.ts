import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import english from '../../../examples/catalog.json';
import chinese from '../../../examples/catalog.zh.json';
import { catalog } from '../../../web/examples/catalog.ts';
import { grouped } from '../../../web/examples/catalog-entries.ts';
import { useLanguage } from '../../../web/i18n/language.ts';

const CHINESE = /\p{Script=Han}/u;

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
});

afterEach(async () => {
  await useLanguage('en');
  vi.unstubAllGlobals();
});

test('every program and every group has its Chinese words, and there are no others', () => {
  expect(Object.keys(chinese.programs).sort()).toEqual(english.map(({ id }) => id).sort());
  expect(Object.keys(chinese.groups).sort()).toEqual([...new Set(english.map(({ group }) => group))].sort());
  const words = [
    ...Object.values(chinese.groups),
    ...Object.values(chinese.programs).flatMap(({ title, summary }) => [title, summary]),
  ];
  expect(words.filter((text) => !CHINESE.test(text))).toEqual([]);
});

test('no two groups or programs have the same name', () => {
  expect(new Set(Object.values(chinese.groups)).size).toBe(Object.keys(chinese.groups).length);
  expect(new Set(Object.values(chinese.programs).map(({ title }) => title)).size).toBe(english.length);
});

test('the numbers of a summary are those of the English one', () => {
  const numbers = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).sort();
  for (const { id, summary } of english) {
    expect([id, numbers(chinese.programs[id as keyof typeof chinese.programs].summary)]).toEqual([id, numbers(summary)]);
  }
});

test('the entries speak the language that the reader has, and follow its change', async () => {
  const [hello] = catalog;
  expect([hello?.title, hello?.summary, hello?.group]).toEqual([english[0]?.title, english[0]?.summary, english[0]?.group]);
  await useLanguage('zh');
  expect([hello?.title, hello?.summary]).toEqual(Object.values(chinese.programs.hello));
  expect(grouped(catalog).map(([group]) => group)).toEqual(Object.values(chinese.groups));
  await useLanguage('en');
  expect(hello?.title).toBe(english[0]?.title);
});
