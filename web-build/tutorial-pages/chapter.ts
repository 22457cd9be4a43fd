import createMarkdown, { type Token } from 'markdown-it';
import type { Asked } from '../../web/tutorial/prediction.ts';

/** A chapter of the tutorial in one language, before any markup. */
export interface Chapter {
  readonly slug: string;
  /** Markdown, as all texts. */
  readonly title: string;
  /** What the reader knows after it, in one sentence. */
  readonly description: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly tokens: readonly Token[] }
  | ProgramBlock
  | PredictionBlock
  | ExerciseBlock;

export type Attributes = Readonly<Record<string, string>>;

/** A program that can be run: a shipped example, or the source itself. */
export interface ProgramBlock {
  readonly kind: 'program';
  /** Of the element; without `example`. */
  readonly attributes: Attributes;
  readonly program: Program;
}

export type Program = { readonly example: string } | { readonly source: string };

const QUESTIONS: readonly string[] = ['order', 'duration', 'choice'] satisfies Asked[];

export interface PredictionBlock {
  readonly kind: 'prediction';
  readonly asks: Asked;
  readonly program: Program;
  readonly question: readonly Token[];
  /** Text as it is, not Markdown: for an order and a choice, lines that the program prints. */
  readonly options: readonly string[];
  readonly explanation: readonly Token[];
}

export interface ExerciseBlock {
  readonly kind: 'exercise';
  readonly id: string;
  readonly task: readonly Token[];
  readonly hint: readonly Token[];
}

/** What is wrong with a chapter, and where. */
export class ChapterError extends Error {
  constructor(place: string, problem: string) {
    super(`web/tutorial/${place}: ${problem}`);
    this.name = 'ChapterError';
  }
}

const markdown = createMarkdown({ html: true });

const TAGS = ['coroscope-playground', 'predict-run', 'program-exercise'];
const OWN_TAG = new RegExp(`</?(?:${TAGS.join('|')})\\b`);
/** A tag on a line of its own; of a playground the end tag follows at once. */
const TAG_LINE = new RegExp(`^<(/?)(${TAGS.join('|')})((?:\\s+[\\w-]+(?:="[^"]*")?)*)\\s*>(?:</coroscope-playground>)?\\s*$`);

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: Attributes;
}

/** @param place the file, as errors name it */
export function parseChapter(text: string, slug: string, place: string): Chapter {
  return new ChapterReader(markdown.parse(text, {}), slug, place).read();
}

class ChapterReader {
  readonly #tokens: readonly Token[];
  readonly #slug: string;
  readonly #place: string;
  #at = 0;

  constructor(tokens: readonly Token[], slug: string, place: string) {
    this.#tokens = tokens;
    this.#slug = slug;
    this.#place = place;
  }

  read(): Chapter {
    const title = this.#openingText('heading_open', 'h1', 'it begins with "# Title"');
    const description = this.#openingText('paragraph_open', 'p', 'after the title comes one sentence that says what the reader will know');
    const blocks: Block[] = [];
    let text: Token[] = [];
    while (this.#at < this.#tokens.length) {
      const block = this.#block();
      if ('kind' in block) {
        if (text.length > 0) blocks.push({ kind: 'text', tokens: text });
        text = [];
        blocks.push(block);
      } else {
        text.push(...block.tokens);
      }
    }
    if (text.length > 0) blocks.push({ kind: 'text', tokens: text });
    return { slug: this.#slug, title, description, blocks };
  }

  #fail(problem: string, token = this.#tokens[Math.min(this.#at, this.#tokens.length - 1)]): never {
    const line = token?.map ? `:${token.map[0] + 1}` : '';
    throw new ChapterError(`${this.#place}${line}`, problem);
  }

  #openingText(type: string, tag: string, rule: string): string {
    const [open, inline] = this.#tokens.slice(this.#at);
    if (open?.type !== type || open.tag !== tag) this.#fail(rule);
    this.#at += 3;
    return inline!.content;
  }

  /** What begins here: one of the tutorial's own parts, or some text. */
  #block(): Exclude<Block, { kind: 'text' }> | { readonly tokens: readonly Token[] } {
    const start = this.#tokens[this.#at]!;
    const tag = this.#tag();
    if (tag?.closing) this.#fail(`</${tag.name}> ends what has not begun`);
    if (tag?.name === 'coroscope-playground') return this.#programBlock(tag);
    if (tag) {
      const inner = this.#until(tag.name, start);
      return tag.name === 'predict-run' ? this.#prediction(tag, inner, start) : this.#exercise(tag, inner, start);
    }
    if (start.type === 'fence' && isRun(start.info)) {
      this.#at++;
      const [, attributes = ''] = /^cpp\s+run\s*(.*)$/.exec(start.info.trim())!;
      return { kind: 'program', attributes: parseAttributes(attributes), program: { source: start.content } };
    }
    if (OWN_TAG.test(start.content)) this.#fail('a tag of the tutorial stands on a line of its own, with empty lines around', start);
    this.#at++;
    return { tokens: [start] };
  }

  /** The tag that stands here, which is taken. */
  #tag(): Tag | undefined {
    const [start, inline] = this.#tokens.slice(this.#at);
    // Where its end follows on the same line, the tag is a paragraph's text to Markdown.
    const content = start?.type === 'paragraph_open' ? inline!.content : start?.type === 'html_block' ? start.content : undefined;
    const [, slash, name, attributes] = (content === undefined ? undefined : TAG_LINE.exec(content.trim())) ?? [];
    if (name === undefined) return undefined;
    this.#at += start!.type === 'paragraph_open' ? 3 : 1;
    // Its end on another line.
    if (name === 'coroscope-playground' && !slash && !content!.includes(`</${name}>`)) this.#until(name, start!);
    return { name, closing: slash === '/', attributes: parseAttributes(attributes ?? '') };
  }

  /** What is between a tag and its end. */
  #until(name: string, start: Token): readonly Token[] {
    const from = this.#at;
    for (; this.#at < this.#tokens.length; this.#at++) {
      const { type, content } = this.#tokens[this.#at]!;
      if (type !== 'html_block' || !OWN_TAG.test(content)) continue;
      if (content.trim() !== `</${name}>`) this.#fail(`${content.trim()} is no end of <${name}>`);
      return this.#tokens.slice(from, this.#at++);
    }
    return this.#fail(`<${name}> has no end: </${name}> stands on a line of its own, with empty lines around`, start);
  }

  #programBlock({ attributes: { example, ...attributes } }: Tag): ProgramBlock {
    if (!example) this.#fail('<coroscope-playground> names an example; for other programs there is ```cpp run');
    return { kind: 'program', attributes, program: { example } };
  }

  #prediction({ attributes }: Tag, inner: readonly Token[], start: Token): PredictionBlock {
    const { asks = 'order', example } = attributes;
    if (!isQuestion(asks)) this.#fail(`asks="${asks}" is none of ${QUESTIONS.join(', ')}`, start);
    const list = inner.findIndex(({ type, level }) => type === 'bullet_list_open' && level === 0);
    if (list < 0) this.#fail('the prediction has no list', start);
    const listEnd = inner.findIndex(({ type, level }, index) => index > list && type === 'bullet_list_close' && level === 0);
    const before = inner.slice(0, list);
    const source = before.find(({ type, info }) => type === 'fence' && info.trim().startsWith('cpp'))?.content;
    if (example === undefined && source === undefined) this.#fail('the prediction has no program: neither an example nor a ```cpp block', start);
    if (example !== undefined && source !== undefined) this.#fail('the prediction has two programs: an example and a ```cpp block', start);
    const explanation = quoted(inner.slice(listEnd + 1));
    if (!explanation) this.#fail('after the list there is one quotation that explains the answer, and nothing else', start);
    return {
      kind: 'prediction',
      asks,
      program: example === undefined ? { source: source! } : { example },
      question: before.filter(({ content, type }) => type !== 'fence' || content !== source),
      options: this.#options(inner.slice(list + 1, listEnd)),
      explanation,
    };
  }

  #options(items: readonly Token[]): string[] {
    const texts: string[] = [];
    for (const token of items) {
      if (token.type === 'inline') texts.push(plainText(token));
      else if (!/^(list_item|paragraph)_(open|close)$/.test(token.type)) {
        this.#fail('a point of the list is a line of text; `quote` it where Markdown means something else', token);
      }
    }
    if (texts.length < 2 || new Set(texts).size < texts.length) this.#fail('the list has two different points at least, and none twice', items[0]);
    return texts;
  }

  #exercise({ attributes: { exercise } }: Tag, inner: readonly Token[], start: Token): ExerciseBlock {
    if (!exercise) this.#fail('<program-exercise> says which exercise it is', start);
    const at = inner.findIndex(({ type, level }) => type === 'blockquote_open' && level === 0);
    const hint = at < 0 ? [] : quoted(inner.slice(at));
    if (!hint) this.#fail('the hint is one quotation, and the last part of the exercise', start);
    return { kind: 'exercise', id: exercise, task: at < 0 ? inner : inner.slice(0, at), hint };
  }
}

function isRun(info: string): boolean {
  return /^cpp\s+run\b/.test(info.trim());
}

function isQuestion(asks: string): asks is Asked {
  return QUESTIONS.includes(asks);
}

function parseAttributes(text: string): Attributes {
  return Object.fromEntries([...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name!, value]));
}

/** What is quoted, where that is all. */
function quoted(tokens: readonly Token[]): readonly Token[] | undefined {
  const closes = tokens.findIndex(({ type, level }) => type === 'blockquote_close' && level === 0);
  if (tokens[0]?.type !== 'blockquote_open' || closes !== tokens.length - 1) return undefined;
  return tokens.slice(1, -1);
}

/** A line as the program prints it: `quoted`, or just so. */
function plainText({ content, children }: Token): string {
  const [only] = children ?? [];
  return children?.length === 1 && only?.type === 'code_inline' ? only.content : content;
}
