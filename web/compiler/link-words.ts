import type { LinkProblem, Reach } from './link-problem.ts';

export interface LinkWords {
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string | undefined;
}

/** A problem of linking in plain words. */
export function linkWords(problem: LinkProblem): LinkWords {
  switch (problem.kind) {
    case 'undefined':
      return undefinedWords(problem.name);
    case 'forbidden': {
      const [message, advice] = REACH_WORDS[problem.reach];
      return { message: `a program here ${message}: ${listed(problem.names)}`, advice };
    }
    case 'duplicate':
      return {
        message: `${problem.name} is defined twice`,
        advice: 'The second may be in the C++ library: give yours another name, or put it into a namespace.',
      };
    case 'mismatch':
      return {
        message: `${problem.name} is declared otherwise than it is defined`,
        advice: 'Give its declaration the same parameters and result, or include the header that declares it.',
      };
    case 'no-main':
      return {
        message: 'the program has no main',
        advice: 'A program begins in int main() { … }: with coroutines, it calls asyncio::run(async_main()).',
      };
    case 'other':
      return { message: problem.text, advice: undefined };
  }
}

function undefinedWords(name: string): LinkWords {
  const [, type] = /^(?:vtable|typeinfo(?: name)?|VTT) for (.*)$/.exec(name) ?? [];
  if (type !== undefined) {
    return {
      message: `${type} has a virtual function that is declared but defined nowhere`,
      advice: 'Write the body of each of its virtual functions, or end the declaration with = 0.',
    };
  }
  const message = `${name} is declared and used, but defined nowhere`;
  return name.includes('(')
    ? {
        message,
        advice: 'Write its body, or look whether its definition has the same name, parameters and namespace.',
      }
    : { message, advice: 'Define it, or look whether its definition has the same name and namespace.' };
}

const REACH_WORDS: Readonly<Record<Reach, readonly [message: string, advice: string]>> = {
  files: ['has no files', 'Keep the text in the program: std::istringstream reads from a string as from a file.'],
  network: ['cannot reach the network', 'Let asyncio::sleep stand for the time that an answer takes.'],
  threads: [
    'has no threads',
    'Use asyncio::create_task: tasks run side by side in one thread. (std::async needs threads too.)',
  ],
  processes: ['cannot start or load other programs', 'It can compute, print, wait and end.'],
  javascript: ['cannot run JavaScript or reach the page', 'It can compute, print, wait and end.'],
  system: ['has no operating system to ask', 'It can compute, print, wait and end.'],
};

/** How many names are told. */
const MOST_NAMES = 4;

function listed(names: readonly string[]): string {
  const told = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${told}, …` : told;
}
