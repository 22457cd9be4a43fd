import createMarkdown, { type Token } from 'markdown-it';
import { codeBlock, type CodeLanguage } from '../static-pages/highlight.ts';
import { Html, html } from '../static-pages/html.ts';
import type { Attributes, Block, Chapter, ExerciseBlock, PredictionBlock, ProgramBlock } from './chapter.ts';
import type { TutorialTexts } from './texts.ts';
import { sourceOf, type Tutorial } from './tutorial.ts';

const LANGUAGE_OF_INFO: Readonly<Record<string, CodeLanguage>> = { cpp: 'cpp', 'c++': 'cpp', python: 'python' };

const markdown = createMarkdown({ html: true });
markdown.renderer.rules.fence = (tokens, index) => {
  const { content, info } = tokens[index]!;
  return String(codeBlock(content, LANGUAGE_OF_INFO[info.trim().split(/\s/)[0]!]));
};

/** A title or a sentence. */
export function inlineMarkdown(text: string): Html {
  return new Html(markdown.renderInline(text));
}

/** The same where no markup can be. */
export function withoutMarkup(text: string): string {
  return text.replace(/[`*]/g, '');
}

/** What the reader does in a chapter, each with a name that both languages share. */
export function tasksOf({ slug, blocks }: Chapter): string[] {
  let predictions = 0;
  return blocks.flatMap((block) => {
    if (block.kind === 'prediction') return [`${slug}-${++predictions}`];
    return block.kind === 'exercise' ? [block.id] : [];
  });
}

/** The chapter's text with all that can be run in it, as it reads before any script has seen it. */
export function chapterContent(chapter: Chapter, tutorial: Tutorial, texts: TutorialTexts): Html {
  const tasks = tasksOf(chapter);
  const taskOf = (block: Block) =>
    tasks[chapter.blocks.filter(({ kind }) => kind === 'prediction' || kind === 'exercise').indexOf(block)]!;
  return html`${chapter.blocks.map((block) => {
    switch (block.kind) {
      case 'text':
        return text(block.tokens);
      case 'program':
        return program(block, tutorial);
      case 'prediction':
        return prediction(block, taskOf(block), tutorial, texts);
      case 'exercise':
        return exercise(block, tutorial, texts);
    }
  })}`;
}

function text(tokens: readonly Token[]): Html {
  return new Html(markdown.renderer.render([...tokens], markdown.options, {}));
}

function attributesText(attributes: Attributes): Html {
  return html`${Object.entries(attributes).map(([name, value]) => html` ${name}="${value}"`)}`;
}

function program({ program: shown, attributes }: ProgramBlock, tutorial: Tutorial): Html {
  const own = 'example' in shown ? { example: shown.example, ...attributes } : attributes;
  return html`<coroscope-playground${attributesText(own)}>${codeBlock(sourceOf(shown, tutorial), 'cpp')}</coroscope-playground>
`;
}

function prediction(block: PredictionBlock, task: string, tutorial: Tutorial, texts: TutorialTexts): Html {
  const { asks, program: asked } = block;
  const example = 'example' in asked ? html` example="${asked.example}"` : undefined;
  const source = codeBlock(withoutForeword(sourceOf(asked, tutorial)), 'cpp', texts.code);
  const list = asks === 'duration' ? 'durations' : 'lines';
  return html`<predict-run id="${task}" asks="${asks}"${example}>
<div slot="program">${source}</div>
<div slot="question">
<p class="task-kind">${texts.predict}</p>
${text(block.question)}</div>
<ul class="options ${list}">
${block.options.map((option) => html`<li>${option}</li>
`)}</ul>
<details slot="answer">
<summary>${texts.answer}</summary>
${text(block.explanation)}</details>
</predict-run>
`;
}

/** Without the comment at its beginning, which tells what to expect. */
function withoutForeword(source: string): string {
  return source.replace(/^(?:\/\/.*\n)+\n*/, '');
}

function exercise({ id, task, hint }: ExerciseBlock, tutorial: Tutorial, texts: TutorialTexts): Html {
  const { starter, solution, expected } = tutorial.exercises.get(id)!;
  const help = (title: string, content: Html) => html`<details slot="help">
<summary>${title}</summary>
${content}</details>
`;
  return html`<program-exercise id="${id}">
${text(task)}
<coroscope-playground panes="editor terminal" expected="${expected}">${codeBlock(starter, 'cpp')}</coroscope-playground>
${help(texts.expected, codeBlock(expected, undefined))}${hint.length > 0 ? help(texts.hint, text(hint)) : undefined}${help(texts.solution, codeBlock(solution, 'cpp'))}</program-exercise>
`;
}
