import { expect } from 'vitest';
import { useLanguage } from '../../../web/i18n/language.ts';

const CHINESE = /\p{Script=Han}/u;
/** Three English words in a row are no names and no code. */
const ENGLISH_SENTENCE = /(?<![\w:<`])[A-Za-z]+ [a-z]+ [a-z]+(?![\w:<])/;
/** Code, and what a program said itself. */
const QUOTED = /`[^`]+`|"[^"]*"/g;
/** What both languages write alike: code, what belongs to a namespace, tasks and objects, numbers. */
const NAMES =
  /`[^`]+`|\bstd::\w+|\basyncio::\w+|\bTask-\d+|\b(?:Lock|Event|Barrier|TaskGroup) \d+|\d+(?:\.\d+)?/g;

/** The same texts in English and in Chinese. */
export async function inBoth<Texts>(texts: () => Texts): Promise<readonly [english: Texts, chinese: Texts]> {
  await useLanguage('en');
  const english = texts();
  await useLanguage('zh');
  const chinese = texts();
  await useLanguage('en');
  return [english, chinese];
}

/** Fails unless each text has become Chinese as a whole and names all that the English one names. */
export async function expectTranslated(texts: () => readonly string[]): Promise<void> {
  const [english, chinese] = await inBoth(texts);
  expect(chinese).toHaveLength(english.length);
  const faults = english.flatMap((text, index) => faultsOf(text, chinese[index]!));
  expect(faults).toEqual([]);
}

function faultsOf(english: string, chinese: string): string[] {
  const faults: string[] = [];
  if (!CHINESE.test(chinese)) faults.push(`not translated: ${english}`);
  const left = ENGLISH_SENTENCE.exec(chinese.replace(QUOTED, ''))?.[0];
  if (left !== undefined) faults.push(`“${left}” is left in: ${chinese}`);
  const missing = [...new Set(english.match(NAMES))].filter((name) => !chinese.includes(name));
  if (missing.length > 0) faults.push(`${missing.join(', ')} is missing in: ${chinese}`);
  return faults;
}
