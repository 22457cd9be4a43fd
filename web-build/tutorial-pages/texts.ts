import type { Language } from '../../web/i18n/language.ts';

/** What the pages say beside the chapters' own text. What elements say is in their scripts. */
export interface TutorialTexts {
  readonly title: string;
  readonly lead: string;
  readonly start: string;
  readonly chapters: string;
  readonly chapter: (number: number) => string;
  readonly contents: string;
  readonly previous: string;
  readonly next: string;
  readonly neighbours: string;
  readonly code: string;
  readonly predict: string;
  readonly answer: string;
  readonly hint: string;
  readonly solution: string;
  readonly expected: string;
  /** Of a chapter in the lists. */
  readonly done: string;
  readonly started: string;
}

export const TEXTS: Readonly<Record<Language, TutorialTexts>> = {
  en: {
    title: 'Async C++, step by step',
    lead: 'A short course in asynchronous C++20 that you read, run and change in the page. It follows the classic asyncio tutorials, and needs neither Python nor a compiler.',
    start: 'Begin with the first chapter',
    chapters: 'Chapters',
    chapter: (number) => `Chapter ${number}`,
    contents: 'All chapters',
    previous: 'Previous',
    next: 'Next',
    neighbours: 'Neighbouring chapters',
    code: 'Program',
    predict: 'Predict, then run',
    answer: 'Why',
    hint: 'Hint',
    solution: 'Solution',
    expected: 'What it should print',
    done: 'done',
    started: 'begun',
  },
  zh: {
    title: '一步一步学异步 C++',
    lead: '一门讲 C++20 异步编程的短课：在页面里读，在页面里运行，在页面里修改。内容沿着经典的 asyncio 教程展开，不需要会 Python，也不需要安装编译器。',
    start: '从第一章开始',
    chapters: '章节',
    chapter: (number) => `第 ${number} 章`,
    contents: '全部章节',
    previous: '上一章',
    next: '下一章',
    neighbours: '相邻章节',
    code: '程序',
    predict: '先预测，再运行',
    answer: '为什么',
    hint: '提示',
    solution: '参考答案',
    expected: '应当输出的内容',
    done: '已完成',
    started: '已开始',
  },
};
