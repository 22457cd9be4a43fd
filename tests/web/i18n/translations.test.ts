import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { localizer, writeModules } from '../../../scripts/lib/translations.mjs';

type Texts = ReturnType<typeof localizer>;
type Message = ReturnType<Texts['extractSourceMessages']>['messages'][number];

const FOLDER = fileURLToPath(new URL('../../../web/i18n/', import.meta.url));
const CHINESE = /\p{Script=Han}/u;

/** Names that are the same in Chinese. */
const NAMES = ['Markdown', 'Iframe', 'Web Worker', 'future'];

let texts: Texts;
let messages: readonly Message[];
let translated: ReadonlyMap<string, string>;

/** With `{0}`, `{1}`, … for what is put in. */
function textOf(contents: Message['contents']): string {
  return contents.map((part) => (typeof part === 'string' ? part : `{${part.index}}`)).join('');
}

/** All sources are read, which takes some seconds. */
beforeAll(() => {
  texts = localizer();
  messages = texts.extractSourceMessages().messages;
  const bundle = [...texts.readTranslationsSync().translations.values()].flat();
  translated = new Map(bundle.map(({ name, contents }) => [name, textOf(contents)]));
}, 120_000);

test('all texts are written so that they can be translated', () => {
  expect(texts.extractSourceMessages().errors.map(({ messageText }) => messageText)).toEqual([]);
});

test('every text has a translation, and no translation is left over', () => {
  const untranslated = messages.filter(({ name }) => !translated.has(name)).map(({ contents }) => textOf(contents));
  expect(untranslated).toEqual([]);
  const names = new Set(messages.map(({ name }) => name));
  expect([...translated].filter(([name]) => !names.has(name)).map(([, text]) => text)).toEqual([]);
});

test('what is put into a text is put into its translation, once each', () => {
  expect(texts.validateTranslations().errors).toEqual([]);
});

test('translations are Chinese, with Chinese punctuation and a space beside other letters', () => {
  // Code, and what is put in, keep theirs.
  const words = [...translated.values()].map((text) => text.replace(/`[^`]*`/g, 'x').replace(/\{\d+\}/g, ''));
  expect(words.filter((text) => /[A-Za-z]/.test(text) && !CHINESE.test(text) && !NAMES.includes(text))).toEqual([]);
  expect(words.filter((text) => /\p{Script=Han}[,;:!?]|\p{Script=Han}\.(?!\w)/u.test(text))).toEqual([]);
  expect(words.filter((text) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text))).toEqual([]);
});

test('the modules that the page loads are made of these translations: `npm run translations` changes nothing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'translations-'));
  try {
    texts.config = { ...texts.config, output: { ...texts.config.output, outputDir: folder } };
    await writeModules(texts);
    const made = await readFile(path.join(folder, 'zh.ts'), 'utf8');
    expect(made).toBe(await readFile(path.join(FOLDER, 'generated/zh.ts'), 'utf8'));
    expect(made).not.toMatch(/'\w+': (?:str)?`[^`]*&(?:lt|gt|amp);/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
