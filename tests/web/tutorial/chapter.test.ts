import { describe, expect, it } from 'vitest';
import { parseChapter } from '../../../web-build/tutorial-pages/chapter.ts';

const OPENING = '# Title\n\nYou know `it`.\n\n';
const chapter = (text: string) => parseChapter(OPENING + text, 'test', 'en/test.md');
const blocks = (text: string) => chapter(text).blocks;
const PROGRAM = '```cpp\nint main() {}\n```\n';

function prediction(tag: string, content: string): string {
  return `<predict-run${tag}>\n\n${content}\n\n</predict-run>\n`;
}

describe('a chapter', () => {
  it('begins with its title and a sentence', () => {
    expect(chapter('Text.')).toMatchObject({ slug: 'test', title: 'Title', description: 'You know `it`.', blocks: [{ kind: 'text' }] });
    expect(() => parseChapter('Text.', 'test', 'en/test.md')).toThrow('web/tutorial/en/test.md:1: it begins with "# Title"');
    expect(() => parseChapter('# Title\n\n## Section', 'test', 'en/test.md')).toThrow('one sentence');
  });

  it('has shipped programs and programs of its own', () => {
    expect(blocks('<coroscope-playground example="hello" panes="editor" readonly></coroscope-playground>\n\nText.')).toMatchObject([
      { kind: 'program', program: { example: 'hello' }, attributes: { panes: 'editor', readonly: '' } },
      { kind: 'text' },
    ]);
    expect(blocks('```cpp run panes="terminal"\nint main() {}\n```')).toEqual([
      { kind: 'program', program: { source: 'int main() {}\n' }, attributes: { panes: 'terminal' } },
    ]);
    expect(blocks(PROGRAM)).toMatchObject([{ kind: 'text' }]);
  });

  it('has its own tags on lines of their own', () => {
    expect(() => blocks('Text <coroscope-playground example="a"></coroscope-playground> text.')).toThrow('on a line of its own');
    expect(() => blocks('</predict-run>')).toThrow('ends what has not begun');
  });
});

describe('a prediction', () => {
  const list = 'Which?\n\n- one\n- `2. two`\n\n> Because.';

  it('asks a question of a program', () => {
    const [block] = blocks(prediction(' example="hello"', list));
    expect(block).toMatchObject({ kind: 'prediction', asks: 'order', program: { example: 'hello' }, options: ['one', '2. two'] });
    expect(blocks(prediction(' asks="choice"', `${PROGRAM}\n${list}`))).toMatchObject([{ asks: 'choice', program: { source: 'int main() {}\n' } }]);
  });

  it('takes lines as they are, whatever they mean to Markdown', () => {
    expect(blocks(prediction(' example="hello"', '- [a](b) *c* `d`\n- <e> & f\n\n> Why.'))).toMatchObject([
      { options: ['[a](b) *c* `d`', '<e> & f'] },
    ]);
  });

  it.each([
    ['has no list', ' example="a"', 'Which?\n\n> Because.'],
    ['has no program', '', list],
    ['has two programs', ' example="a"', `${PROGRAM}\n${list}`],
    ['asks="why" is none of', ' asks="why" example="a"', list],
    ['one quotation that explains', ' example="a"', '- one\n- two'],
    ['one quotation that explains', ' example="a"', `${list}\n\nMore.`],
    ['two different points', ' example="a"', '- one\n- one\n\n> Why.'],
    ['is a line of text', ' example="a"', '- 1. one\n- two\n\n> Why.'],
  ])('is refused if it %s', (problem, tag, content) => {
    expect(() => blocks(prediction(tag, content))).toThrow(problem);
  });

  it('has an end', () => {
    expect(() => blocks(`<predict-run example="a">\n\n${list}`)).toThrow('web/tutorial/en/test.md:5: <predict-run> has no end');
  });
});

describe('an exercise', () => {
  it('has a task, and perhaps a hint', () => {
    const [block] = blocks('<program-exercise exercise="breakfast">\n\nDo it.\n\n> So.\n\n</program-exercise>\n');
    expect(block).toMatchObject({ kind: 'exercise', id: 'breakfast', task: [{}, { content: 'Do it.' }, {}], hint: [{}, { content: 'So.' }, {}] });
    expect(blocks('<program-exercise exercise="breakfast">\n\nDo it.\n\n</program-exercise>\n')).toMatchObject([{ hint: [] }]);
  });

  it('says which one it is', () => {
    expect(() => blocks('<program-exercise>\n\nDo it.\n\n</program-exercise>')).toThrow('which exercise');
  });
});
