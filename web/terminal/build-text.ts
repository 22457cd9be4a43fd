// stub, to be replaced
import type { BuildResult } from '../compiler/messages.ts';
import type { LinePart } from './output-lines.ts';
export function buildText(result: BuildResult, _source: string): LinePart[] {
  return [{ type: 'note', text: JSON.stringify(result) }];
}
