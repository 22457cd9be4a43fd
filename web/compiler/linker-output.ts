// stub, to be replaced
import type { LinkProblem } from './link-problem.ts';
export function parseLinkerOutput(text: string): LinkProblem[] {
  return [{ kind: 'other', text }];
}
