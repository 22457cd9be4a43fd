// stub, to be replaced
import type { Completion } from './completion.ts';
export function completionOptions(_source: string, _offset: number): string[] {
  return [];
}
export function parseCompletions(_text: string): Completion[] {
  return [];
}
