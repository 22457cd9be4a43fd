import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../web/i18n/language.ts';
import { ChapterError, parseChapter, type Block, type Chapter, type Program } from './chapter.ts';

export const TUTORIAL = fileURLToPath(new URL('../../web/tutorial/', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

/** What each chapter is written in. */
export const LANGUAGES: readonly Language[] = ['en', 'zh'];

export interface Exercise {
  readonly id: string;
  readonly starter: string;
  readonly solution: string;
  /** What the solution prints. */
  readonly expected: string;
}

export interface Tutorial {
  /** In their order. */
  readonly chapters: Readonly<Record<Language, readonly Chapter[]>>;
  readonly exercises: ReadonlyMap<string, Exercise>;
  /** The sources of the shipped examples. */
  readonly examples: ReadonlyMap<string, string>;
}

/** Reads the tutorial and finds what is wrong with it. */
export function readTutorial(folder = TUTORIAL): Tutorial {
  const list = JSON.parse(read(`${folder}chapters.json`)) as { slug: string }[];
  const slugs = list.map(({ slug }) => slug);
  const chapters = (language: Language) => slugs.map((slug) => readChapter(folder, language, slug));
  const tutorial: Tutorial = {
    chapters: { en: chapters('en'), zh: chapters('zh') },
    exercises: readExercises(folder),
    examples: readExamples(),
  };
  for (const language of LANGUAGES) {
    for (const name of markdownFiles(`${folder}${language}`)) {
      if (!slugs.includes(name)) throw new ChapterError(`${language}/${name}.md`, 'chapters.json does not list it');
    }
    for (const chapter of tutorial.chapters[language]) checkChapter(chapter, language, tutorial);
  }
  slugs.forEach((slug, index) => checkTwins(slug, tutorial.chapters.en[index]!, tutorial.chapters.zh[index]!));
  return tutorial;
}

/** All that the tutorial is made of. */
export function tutorialSources(folder = TUTORIAL): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => /\.(?:md|cpp|txt|json)$/.test(file))
    .map((file) => `${folder}${file}`);
}

export function sourceOf(program: Program, { examples }: Pick<Tutorial, 'examples'>): string {
  return 'source' in program ? program.source : examples.get(program.example)!;
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function markdownFiles(folder: string): string[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -'.md'.length));
}

function readChapter(folder: string, language: Language, slug: string): Chapter {
  const place = `${language}/${slug}.md`;
  if (!existsSync(`${folder}${place}`)) throw new ChapterError(place, 'this chapter of chapters.json is missing');
  return parseChapter(read(`${folder}${place}`), slug, place);
}

function readExercises(folder: string): Map<string, Exercise> {
  const root = `${folder}exercises`;
  const ids = existsSync(root) ? readdirSync(root).sort() : [];
  return new Map(
    ids.map((id) => {
      const file = (name: string) => {
        const path = `exercises/${id}/${name}`;
        if (!existsSync(`${folder}${path}`)) throw new ChapterError(path, 'this file of the exercise is missing');
        return read(`${folder}${path}`);
      };
      return [id, { id, starter: file('starter.cpp'), solution: file('solution.cpp'), expected: file('expected.txt') }];
    }),
  );
}

function readExamples(): Map<string, string> {
  const catalog = JSON.parse(read(`${EXAMPLES}catalog.json`)) as { id: string }[];
  return new Map(catalog.map(({ id }) => [id, read(`${EXAMPLES}${id}/main.cpp`)]));
}

function checkChapter({ slug, blocks }: Chapter, language: Language, { examples, exercises }: Tutorial): void {
  const place = `${language}/${slug}.md`;
  for (const block of blocks) {
    if (block.kind === 'exercise' && !exercises.has(block.id)) {
      throw new ChapterError(place, `there is no exercise "${block.id}" in web/tutorial/exercises/`);
    }
    if ((block.kind === 'program' || block.kind === 'prediction') && 'example' in block.program && !examples.has(block.program.example)) {
      throw new ChapterError(place, `there is no example "${block.program.example}" in examples/catalog.json`);
    }
  }
}

/** The two languages of a chapter have the same programs, predictions and exercises in the same order. */
function checkTwins(slug: string, english: Chapter, chinese: Chapter): void {
  const [en, zh] = [english, chinese].map(({ blocks }) => blocks.flatMap((block) => signature(block) ?? []));
  const longer = Math.max(en!.length, zh!.length);
  for (let index = 0; index < longer; index++) {
    if (en![index] === zh![index]) continue;
    const [there, here] = [en![index], zh![index]].map((text) => text ?? 'nothing');
    throw new ChapterError(`zh/${slug}.md`, `part ${index + 1} is\n  ${here}\nbut in en/${slug}.md\n  ${there}`);
  }
}

/** What has to be the same in both languages. */
function signature(block: Block): string | undefined {
  switch (block.kind) {
    case 'text':
      return undefined;
    case 'exercise':
      return `the exercise ${block.id}`;
    case 'program':
      return `the program ${JSON.stringify([block.program, block.attributes])}`;
    case 'prediction':
      return `the prediction ${JSON.stringify([block.asks, block.program, block.options.map((option) => optionValue(block.asks, option))])}`;
  }
}

/** Durations may be written in the reader's language. */
function optionValue(asks: string, option: string): string {
  return asks === 'duration' ? String(Number.parseFloat(option)) : option;
}
