import { msg, str } from '@lit/localize';
import { adviceFor } from '../compiler/advice.ts';
import type { Diagnostic } from '../compiler/diagnostic.ts';
import type { LinkProblem } from '../compiler/link-problem.ts';
import { linkWords } from '../compiler/link-words.ts';
import type { BuildResult } from '../compiler/messages.ts';
import type { BuildProblem, Excerpt } from './build-problem.ts';
import type { LinePart } from './output-lines.ts';

/** Who sees more than this mends the first ones and runs again. */
const MOST_PROBLEMS = 10;
/** Of a program that runs: its own output matters more. */
const MOST_WARNINGS = 5;

/**
 * What the terminal says about a build, before the program's output or in place of it. Its words are in
 * the language that the reader has when they are read.
 */
export function buildText(result: BuildResult, source: string): LinePart[] {
  switch (result.kind) {
    case 'built':
      return listed(result.diagnostics.map(briefly), MOST_WARNINGS, moreWarnings);
    case 'rejected':
      return listed(errorsFirst(result.diagnostics).map((each) => inFull(each, source)), MOST_PROBLEMS, moreProblems);
    case 'unlinked':
      return [
        ...listed(result.problems.map(linkProblem), MOST_PROBLEMS, moreProblems),
        ...listed(result.diagnostics.map(briefly), MOST_WARNINGS, moreWarnings),
      ];
    case 'failed':
      return [];
  }
}

/** @param moreText says how many are not shown */
function listed(problems: readonly BuildProblem[], most: number, moreText: (more: number) => string): LinePart[] {
  const parts = problems.slice(0, most).map((problem): LinePart => ({ type: 'problem', problem }));
  const more = problems.length - most;
  if (more > 0) {
    parts.push({
      type: 'note',
      get text() {
        return moreText(more);
      },
    });
  }
  return parts;
}

function moreProblems(more: number): string {
  return more === 1 ? msg('and 1 more problem') : msg(str`and ${more} more problems`);
}

function moreWarnings(more: number): string {
  return more === 1 ? msg('and 1 more warning') : msg(str`and ${more} more warnings`);
}

function errorsFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const weight = ({ severity }: Diagnostic) => (severity === 'error' ? 0 : 1);
  return diagnostics.toSorted((a, b) => weight(a) - weight(b));
}

/** Comes before what is said of the very function, and would leave it no room. */
const NODISCARD = /^ignoring return value of .*? declared with 'nodiscard' attribute: /;

/** For one row. */
function briefly({ severity, line, message }: Diagnostic): BuildProblem {
  return { severity, line, message: message.replace(NODISCARD, ''), advice: undefined, excerpt: undefined };
}

function inFull(diagnostic: Diagnostic, source: string): BuildProblem {
  const { severity, line, message } = diagnostic;
  return {
    severity,
    line,
    message,
    get advice() {
      return adviceFor(diagnostic);
    },
    excerpt: excerptOf(diagnostic, source),
  };
}

/** The line that the diagnostic begins in. */
function excerptOf({ range }: Diagnostic, source: string): Excerpt {
  const start = source.slice(0, range.from).search(/[^\r\n]*$/);
  const [text = ''] = /^[^\r\n]*/.exec(source.slice(start)) ?? [];
  return { text, from: range.from - start, to: Math.min(range.to - start, text.length) };
}

function linkProblem(problem: LinkProblem): BuildProblem {
  return {
    severity: 'error',
    line: undefined,
    get message() {
      return linkWords(problem).message;
    },
    get advice() {
      return linkWords(problem).advice;
    },
    excerpt: undefined,
  };
}
