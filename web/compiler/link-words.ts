import { msg, str } from '@lit/localize';
import { separated } from '../i18n/name-list.ts';
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
    case 'forbidden':
      return forbiddenWords(problem.reach, listed(problem.names));
    case 'duplicate':
      return {
        message: msg(str`${problem.name} is defined twice`),
        advice: msg('The second may be in the C++ library: give yours another name, or put it into a namespace.'),
      };
    case 'mismatch':
      return {
        message: msg(str`${problem.name} is declared otherwise than it is defined`),
        advice: msg('Give its declaration the same parameters and result, or include the header that declares it.'),
      };
    case 'no-main':
      return {
        message: msg('the program has no main'),
        advice: msg('A program begins in int main() { … }: with coroutines, it calls asyncio::run(async_main()).'),
      };
    case 'other':
      return { message: problem.text, advice: undefined };
  }
}

function undefinedWords(name: string): LinkWords {
  const [, type] = /^(?:vtable|typeinfo(?: name)?|VTT) for (.*)$/.exec(name) ?? [];
  if (type !== undefined) {
    return {
      message: msg(str`${type} has a virtual function that is declared but defined nowhere`),
      advice: msg('Write the body of each of its virtual functions, or end the declaration with = 0.'),
    };
  }
  const message = msg(str`${name} is declared and used, but defined nowhere`);
  return name.includes('(')
    ? {
        message,
        advice: msg('Write its body, or look whether its definition has the same name, parameters and namespace.'),
      }
    : { message, advice: msg('Define it, or look whether its definition has the same name and namespace.') };
}

function forbiddenWords(reach: Reach, names: string): LinkWords {
  switch (reach) {
    case 'files':
      return {
        message: msg(str`a program here has no files: ${names}`),
        advice: msg('Keep the text in the program: std::istringstream reads from a string as from a file.'),
      };
    case 'network':
      return {
        message: msg(str`a program here cannot reach the network: ${names}`),
        advice: msg('Let asyncio::sleep stand for the time that an answer takes.'),
      };
    case 'threads':
      return {
        message: msg(str`a program here has no threads: ${names}`),
        advice: msg('Use asyncio::create_task: tasks run side by side in one thread. (std::async needs threads too.)'),
      };
    case 'processes':
      return { message: msg(str`a program here cannot start or load other programs: ${names}`), advice: whatItCan() };
    case 'javascript':
      return { message: msg(str`a program here cannot run JavaScript or reach the page: ${names}`), advice: whatItCan() };
    case 'system':
      return { message: msg(str`a program here has no operating system to ask: ${names}`), advice: whatItCan() };
  }
}

function whatItCan(): string {
  return msg('It can compute, print, wait and end.');
}

/** How many names are told. */
const MOST_NAMES = 4;

function listed(names: readonly string[]): string {
  const told = names.slice(0, MOST_NAMES);
  return separated(names.length > MOST_NAMES ? [...told, '…'] : told);
}
